import { stringify } from 'yaml';
import type { GrafanaProps } from './options';

/** Uid of the data source of the stack's Prometheus. */
export const dataSourceUid = 'prometheus';

/**
 * Renders the data sources:
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources. Grafana
 * deletes and recreates the data source at each start. Otherwise it would not start when its
 * database has a data source with this name and another uid:
 * https://github.com/grafana/grafana/issues/110740. The names to delete are listed, because
 * Grafana 13 does not start with `prune` over such a database.
 */
export function datasources({ scrapeInterval }: GrafanaProps, prometheusUrl: string): string {
  return stringify({
    apiVersion: 1,
    deleteDatasources: [{ name: 'Prometheus', orgId: 1 }],
    datasources: [
      {
        name: 'Prometheus',
        uid: dataSourceUid,
        type: 'prometheus',
        access: 'proxy',
        url: prometheusUrl,
        isDefault: true,
        editable: false,
        jsonData: { httpMethod: 'POST', timeInterval: scrapeInterval },
      },
    ],
  });
}

/**
 * Renders the dashboard providers:
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards.
 */
export function providers({ folder, editable }: GrafanaProps, dashboards: string): string {
  return stringify({
    apiVersion: 1,
    providers: [
      {
        name: 'vigie',
        orgId: 1,
        folder,
        type: 'file',
        disableDeletion: false,
        allowUiUpdates: editable ?? false,
        updateIntervalSeconds: 30,
        options: { path: dashboards },
      },
    ],
  });
}
