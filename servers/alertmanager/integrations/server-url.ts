import type { Issue } from '../../../core/errors';
import { destinationOfUrl, type Destination } from '../../../core/network';
import { isUrl, urlIssues, type UrlRules } from '../../../core/url';

/** Returns the destination of a URL; an empty list when the URL is invalid. */
export function urlDestinations(url: string): Destination[] {
  return isUrl(url, serverUrl) ? [destinationOfUrl(url)] : [];
}

/** Returns the issues of an optional URL of a server. */
export function serverUrlIssues(url: string | undefined): Issue[] {
  const allowed = 'http or https and a host, without a slash at its end';
  return url === undefined ? [] : urlIssues(url, serverUrl, { of: 'of a server', allowed });
}

const serverUrl: UrlRules = { schemes: ['http', 'https'], path: 'withoutEndSlash' };
