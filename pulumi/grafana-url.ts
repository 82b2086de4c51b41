import type { Issue } from '../core/errors';
import { outputTokens } from '../core/output-token';
import { urlIssues } from '../core/url';

/** Returns the issues of the address of an external Grafana. That of an output is not known yet. */
export function grafanaUrlIssues(url: string): Issue[] {
  if (outputTokens(url).length > 0) return [];
  const wording = { of: 'of Grafana', allowed: 'https://host or http://host, without a password' };
  return urlIssues(url, { schemes: ['http', 'https'], path: 'optional' }, wording);
}
