import type { Issue } from './errors';

/** Label with the environment of a stack. */
export const environmentLabel = 'environment';

/** Environment whose critical alerts notify at any time. */
export const production = 'production';

/** Returns an issue when a text is no name of an environment. */
export function environmentIssues(environment: string): Issue[] {
  return /^[a-z][a-z0-9-]{0,29}$/.test(environment)
    ? []
    : [
        {
          path: 'environment',
          problem: 'this is no name of an environment',
          given: environment,
          allowed: "'production', or 1 to 30 lowercase letters, digits and -, the first one a letter",
        },
      ];
}
