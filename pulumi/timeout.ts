import type { Issue } from '../core/errors';

/** Timeout in the syntax of Pulumi: `90s`, `10m`, `1h`. */
export type Timeout = `${number}${'s' | 'm' | 'h'}`;

/** Returns the issue of an invalid timeout of `readyTimeout`. */
export function timeoutIssues(timeout: string): Issue[] {
  return /^\d+(\.\d+)?[smh]$/.test(timeout) && parseFloat(timeout) > 0
    ? []
    : [
        {
          problem: 'readyTimeout is invalid',
          given: timeout,
          allowed: 'a number of seconds, minutes or hours above 0, such as 90s, 10m or 1h',
        },
      ];
}
