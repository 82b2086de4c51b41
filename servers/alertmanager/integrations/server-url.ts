import { destinationOfUrl, type Destination } from '../../../core/network';

/** Destination of a URL; none when the URL is invalid, which `urlIssues` reports. */
export function urlDestinations(url: string): Destination[] {
  return isUrl(url) ? [destinationOfUrl(url)] : [];
}

/** Issues of an optional URL of a server. */
export function urlIssues(url: string | undefined): string[] {
  if (url === undefined || isUrl(url)) return [];
  return [`"${url}" is no address of a server; allowed: http or https and a host, without a slash at its end`];
}

function isUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:\/\/[^\s/@]+(\/\S*[^\s/])?$/.test(url);
}
