import type { Issue } from './errors';

/** Default ports of the schemes of URLs. */
const ports = { http: 80, https: 443, redis: 6379, rediss: 6379 } as const;

/** Scheme of a URL. */
export type UrlScheme = keyof typeof ports;

/** Rules for a URL. A URL must not contain a user or password, because they are secrets. */
export interface UrlRules {
  readonly schemes: readonly UrlScheme[];
  /** Path after the host. `withoutEndSlash`: optional, and must not end in `/`. */
  readonly path: 'none' | 'optional' | 'withoutEndSlash' | 'required';
}

const paths: Readonly<Record<UrlRules['path'], string>> = {
  none: '',
  optional: '(/\\S*)?',
  withoutEndSlash: '(/\\S*[^\\s/])?',
  required: '/\\S*',
};

/** Host and port of a URL: a name, an IPv4 address, or an IPv6 address in brackets. */
const hostAndPort = '([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(:\\d+)?';

/** Tests whether a text is a URL that follows the rules. */
export function isUrl(text: string, { schemes, path }: UrlRules): boolean {
  return URL.canParse(text) && new RegExp(`^(${schemes.join('|')})://${hostAndPort}${paths[path]}$`).test(text);
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

/** Returns the port of a URL, which defaults to that of its scheme. */
export function portOfUrl({ port, protocol }: URL): number {
  return port === '' ? ports[protocol.slice(0, -1) as UrlScheme] : Number(port);
}
