import type { Issue } from './errors';

/**
 * Names of labels that people set. Those that begin with `__` belong to Prometheus:
 * https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels.
 */
export const labelName = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Returns an issue for each label with an invalid name. */
export function labelNameIssues(labels: Readonly<Record<string, unknown>>): Issue[] {
  return Object.keys(labels)
    .filter((label) => !labelName.test(label))
    .map((label) => ({ problem: 'this is no name of a label', given: label, allowed: labelName.source }));
}
