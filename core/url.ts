import type { Issue } from './errors';

/** Rules of a URL. None may hold a user or password: those are secrets. */
export interface UrlRules {
  readonly schemes: readonly ('http' | 'https' | 'redis' | 'rediss')[];
  /** Path after the host; `withoutEndSlash` is an optional one that does not end in `/`. */
  readonly path: 'none' | 'optional' | 'withoutEndSlash' | 'required';
}

const paths: Readonly<Record<UrlRules['path'], string>> = {
  none: '',
  optional: '(/\\S*)?',
  withoutEndSlash: '(/\\S*[^\\s/])?',
  required: '/\\S*',
};

/** Whether a text is a URL by some rules. */
export function isUrl(text: string, { schemes, path }: UrlRules): boolean {
  return URL.canParse(text) && new RegExp(`^(${schemes.join('|')})://[^\\s/@]+${paths[path]}$`).test(text);
}

/**
 * Issues of a URL.
 *
 * @param wording what it is the address of (`of a server`; default: not said), and which are allowed
 */
export function urlIssues(
  text: string,
  rules: UrlRules,
  { of, allowed }: { readonly of?: string; readonly allowed: string },
): Issue[] {
  return isUrl(text, rules) ? [] : [{ problem: `"${text}" is no address${of ? ` ${of}` : ''}`, allowed }];
}
