import type { Issue } from './errors';

/** Returns a name with a capital: the title of an application that has no other. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Returns an issue for each text that is given and says nothing.
 *
 * @param texts texts by the names of their properties
 */
export function emptyTextIssues(texts: Readonly<Record<string, string | undefined>>): Issue[] {
  return Object.entries(texts)
    .filter(([, text]) => text?.trim() === '')
    .map(([path, given]) => ({
      path,
      problem: 'this text is empty',
      given,
      remedy: 'write it, or remove the property',
    }));
}
