import { stringify } from 'yaml';
import type { GrafanaProps } from './options';

/** The uid of the data source that it asks. */
export const dataSourceUid = 'prometheus';

/**
 * See https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources. The data source is made anew at each
 * start: Grafana does not start where its database knows one of this name under another uid
 * (https://github.com/grafana/grafana/issues/110740).
 */
export function datasources({ scrapeInterval }: GrafanaProps, prometheusUrl: string): string {
  return stringify({
    apiVersion: 1,
    prune: true,
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

/** See https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards. */
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
