import type { Issue } from '../../core/errors';
import { lineIssues } from '../../core/secret-content';

/**
 * Parts of a setting that Grafana replaces by a variable, a file or another setting, also where the
 * setting comes from the file of a Secret. They cannot be escaped:
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion.
 */
const expanded = /\$(?:__\w+)?\{[^}]+\}|%\([^)]+\)s/;

/** Returns an issue for each text in which Grafana would replace a part. */
export function expansionIssues(texts: Readonly<Record<string, string | undefined>>): Issue[] {
  return Object.entries(texts).flatMap(([path, text = '']) => {
    const [given] = expanded.exec(text) ?? [];
    const problem = 'Grafana replaces this part of the text by another value';
    return given === undefined ? [] : [{ path, problem, given, remedy: 'write the text without it' }];
  });
}

/**
 * Returns the issues of a secret value that Grafana reads as a setting. The database and the scripts
 * of a stack have the value as it is written, so Grafana must not replace a part of it.
 */
export function settingValueIssues(value: string): Issue[] {
  const issues = lineIssues(value);
  if (issues.length > 0 || !expanded.test(value)) return issues;
  return [
    {
      problem: 'Grafana replaces a part of it by another value',
      allowed: 'a text without ${…}, $__env{…}, $__file{…} and %(…)s',
      remedy: 'choose another value',
    },
  ];
}
