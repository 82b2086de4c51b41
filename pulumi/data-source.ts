import type { SecretValue } from '../core/secret-value';

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
