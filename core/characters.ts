import type { Issue } from './errors';

/**
 * Characters that YAML does not allow: control characters other than line feeds, tabs and carriage
 * returns, and the byte order mark: https://yaml.org/spec/1.1/#id868518.
 */
const refused = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/;

/**
 * Returns an issue for each text of a value that has a character which its readers refuse.
 *
 * @param value text, or a list or object with texts at any depth
 */
export function characterIssues(value: unknown, path?: string): Issue[] {
  if (typeof value === 'string') return ofText(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    characterIssues(one, Array.isArray(value) ? path : path === undefined ? name : `${path}.${name}`),
  );
}

function ofText(text: string, path: string | undefined): Issue[] {
  const [character] = refused.exec(text) ?? [];
  if (character === undefined) return [];
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return [
    {
      ...(path === undefined ? {} : { path }),
      problem: `the text has the character U+${code}, which its readers refuse`,
      given: JSON.stringify(text).slice(1, -1),
      remedy: 'remove it',
    },
  ];
}

/**
 * Returns the issues of texts that stand in a manifest itself. YAML 1.1 reads line separators as line
 * breaks: https://yaml.org/spec/1.1/#id871136.
 */
export function commandCharacterIssues(value: unknown): Issue[] {
  const separators = /[\u2028\u2029]/;
  return separators.test(JSON.stringify(value))
    ? [{ problem: 'an argument or an environment variable has a line separator', remedy: 'use a line feed' }]
    : characterIssues(value);
}
