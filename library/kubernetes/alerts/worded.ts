import type { Runbook } from '../../../alerts';

/** Texts of an alert with a function that creates its runbook. */
interface Words<S, D, C> {
  readonly summary: S;
  readonly description: D;
  readonly runbook: (commands: C) => Runbook;
}

/** Returns the texts of an alert with its runbook. */
export function worded<S, D, C>({ summary, description, runbook }: Words<S, D, C>, commands: C) {
  return { summary, description, runbook: runbook(commands) };
}
