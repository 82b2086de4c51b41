import type { Issue } from './errors';

/** Rules for a URL. A URL must not contain a user or password, because they are secrets. */
export interface UrlRules {
  readonly schemes: readonly ('http' | 'https' | 'redis' | 'rediss')[];
  /** Path after the host. `withoutEndSlash`: optional, and must not end in `/`. */
  readonly path: 'none' | 'optional' | 'withoutEndSlash' | 'required';
}

const paths: Readonly<Record<UrlRules['path'], string>> = {
  none: '',
  optional: '(/\\S*)?',
  withoutEndSlash: '(/\\S*[^\\s/])?',
  required: '/\\S*',
};

/** Tests whether a text is a URL that follows the rules. */
export function isUrl(text: string, { schemes, path }: UrlRules): boolean {
  return URL.canParse(text) && new RegExp(`^(${schemes.join('|')})://[^\\s/@]+${paths[path]}$`).test(text);
}

/**
 * Returns the issues of a URL.
 *
 * @param wording `of`: its purpose in the message, such as `of a server` (default: none);
 * `allowed`: description of allowed URLs
 */
export function urlIssues(
  text: string,
  rules: UrlRules,
  { of, allowed }: { readonly of?: string; readonly allowed: string },
): Issue[] {
  return isUrl(text, rules) ? [] : [{ problem: `this is no address${of ? ` ${of}` : ''}`, given: text, allowed }];
}
