import type { Commands, Language, Runbook } from '../../alerts';

/** Language of the texts of a stack, and the commands in its runbooks. */
export interface Wording {
  /** Language of the texts. */
  readonly language: Language;
  /** Commands for the target of the stack. */
  readonly commands: Commands;
}

/** Common options of the systems of a stack, which a preset derives from its own options. */
export interface SystemContext extends Wording {
  /** Name of the stack, used in file names of runbooks. */
  readonly stack: string;
}

/**
 * Texts of a runbook.
 *
 * @typeParam Q names of the queries
 */
export interface RunbookTexts<Q extends string> extends Pick<Runbook, 'impact' | 'steps'> {
  /** Titles of the queries. */
  readonly queries: Readonly<Record<Q, string>>;
}
