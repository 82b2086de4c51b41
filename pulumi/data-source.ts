import { inPath, type Issue } from '../core/errors';
import { outputTokens } from '../core/output-token';
import { secretIssues, type SecretValue } from '../core/secret-value';
import { urlIssues } from '../core/url';
import { uidIssues } from '../dashboards/id';
import { userIssues } from '../servers/http-client';

/** Prometheus that Grafana queries. */
export interface PrometheusSource {
  /** Address, such as `https://prometheus-prod.grafana.net/api/prom`. */
  readonly url: string;
  /**
   * Credentials of Grafana.
   *
   * @default - none
   */
  readonly login?: { readonly user: string; readonly password: SecretValue };
}

/** Returns the issues of a Prometheus, or of the uid of a data source. An address of an output is not known yet. */
export function dataSourceIssues(source: PrometheusSource | string): Issue[] {
  if (typeof source === 'string') return uidIssues(source);
  const { url, login } = source;
  const wording = { of: 'of Prometheus', allowed: 'https://host or http://host with a path, without a password' };
  return [
    ...(outputTokens(url).length > 0
      ? []
      : inPath('url', urlIssues(url, { schemes: ['http', 'https'], path: 'optional' }, wording))),
    ...(login ? inPath('login', [...userIssues(login), ...secretIssues({ password: login.password })]) : []),
  ];
}

/**
 * Selects a data source in a dashboard.
 *
 * @param text JSON of the dashboard
 * @param uid uid of the data source
 */
export function withSource(text: string, uid: string): string {
  const dashboard = JSON.parse(text) as { templating?: { list: readonly { type: string; current?: object }[] } };
  const list = dashboard.templating?.list.map((variable) =>
    variable.type === 'datasource'
      ? { ...variable, current: { ...variable.current, text: uid, value: uid } }
      : variable,
  );
  return `${JSON.stringify({ ...dashboard, ...(list ? { templating: { ...dashboard.templating, list } } : {}) }, null, 2)}\n`;
}
