import type { Commands, Language, Runbook } from '../../alerts';

/** Language of a stack's texts, and the commands that its runbooks show. */
export interface Wording {
  readonly language: Language;
  /** The commands of the target that the stack is for. */
  readonly commands: Commands;
}

/** What every system of a stack has in common. A preset makes it of its own options. */
export interface SystemContext extends Wording {
  /** The name of the stack, whose files runbooks name. */
  readonly stack: string;
}

/**
 * Texts of a runbook.
 *
 * @typeParam Q names of its queries
 */
export interface RunbookTexts<Q extends string> extends Pick<Runbook, 'impact' | 'steps'> {
  /** Titles of its queries. */
  readonly queries: Readonly<Record<Q, string>>;
}
