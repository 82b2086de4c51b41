import { defaults } from '../../core/defaults';
import { runbooksTitle } from '../../alerts';
import { locales } from '../../alerts/locales';
import { escapeVariables } from '../../core/variables';
import { fileText } from '../../core/yaml';
import type { DashboardContext } from '../../dashboards';
import { stackPrometheus, type DataSources } from '../../dashboards/data-sources';
import type { GrafanaProps } from './options';

/** Uid of the data source of the stack's Prometheus. */
export const dataSourceUid = stackPrometheus.uid;
/** Uid of the data source of the stack's Alertmanager. */
const alertmanagerUid = 'alertmanager';
const alertmanagerName = 'Alertmanager';

/** Returns the data sources of the Grafana of a stack. */
export function dataSourcesOf({ hasAlertmanager = false }: Pick<GrafanaProps, 'hasAlertmanager'>): DataSources {
  return { prometheus: dataSourceUid, others: hasAlertmanager ? { [alertmanagerUid]: 'alertmanager' } : {} };
}

/** Returns the context of the dashboards in the Grafana of a stack. */
export function dashboardContextOf(
  options: Pick<GrafanaProps, 'editable' | 'sampling' | 'hasAlertmanager'>,
): DashboardContext {
  const { editable = false, sampling } = options;
  return { editable, dataSources: dataSourcesOf(options), ...(sampling ? { sampling } : {}) };
}

/** Addresses of the servers of the stack. */
export interface DataSourceUrls {
  readonly prometheus: string;
  readonly alertmanager: string;
}

/**
 * Renders the data sources:
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources. Grafana
 * deletes and recreates each data source at each start. Otherwise it would not start when its
 * database has a data source with this name and another uid:
 * https://github.com/grafana/grafana/issues/110740. The names to delete are listed, because
 * Grafana 13 does not start with `prune` over such a database. They include a data source that the
 * stack no longer has.
 */
export function datasources(options: GrafanaProps, urls: DataSourceUrls): string {
  const { scrapeInterval, prometheusVersion, hasAlertmanager = false } = options;
  const file = {
    apiVersion: 1,
    deleteDatasources: [stackPrometheus.name, alertmanagerName].map((name) => ({ name, orgId: 1 })),
    datasources: [
      {
        ...{ name: stackPrometheus.name, uid: dataSourceUid, type: 'prometheus' },
        ...{ access: 'proxy', url: urls.prometheus, isDefault: true, editable: false },
        jsonData: {
          httpMethod: 'POST',
          timeInterval: scrapeInterval,
          prometheusType: 'Prometheus',
          ...(prometheusVersion === undefined ? {} : { prometheusVersion }),
          ...(hasAlertmanager ? { alertmanagerUid } : {}),
        },
      },
      ...(hasAlertmanager
        ? [
            {
              ...{ name: alertmanagerName, uid: alertmanagerUid, type: 'alertmanager' },
              ...{ access: 'proxy', url: urls.alertmanager, editable: false },
              // Grafana must not send the alerts of its own rules there.
              jsonData: { implementation: 'prometheus', handleGrafanaManagedAlerts: false },
            },
          ]
        : []),
    ],
  };
  return fileText(file, '1.1');
}

/** Folders of the files of dashboards. */
export interface DashboardPaths {
  readonly dashboards: string;
  readonly runbooks: string;
  /** Path of a folder besides that of the stack. */
  readonly folder: (name: string) => string;
}

/** Returns the name of the folder of runbook pages in Grafana: `Shop: Runbooks`. */
export function runbooksFolder({
  folder,
  language = defaults.language,
}: Pick<GrafanaProps, 'folder' | 'language'>): string {
  return `${folder}${locales[language].runbook.colon} ${runbooksTitle(language)}`;
}

/**
 * Renders the dashboard providers:
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards.
 */
export function providers(options: GrafanaProps, paths: DashboardPaths): string {
  const { folder, folders = [], editable = false, runbooks = [] } = options;
  const provider = (name: string, title: string, path: string) => ({
    ...{ name, orgId: 1, folder: escapeVariables(title), type: 'file', disableDeletion: false },
    ...{ allowUiUpdates: editable, updateIntervalSeconds: 30, options: { path } },
  });
  const file = {
    apiVersion: 1,
    providers: [
      provider('vigie', folder, paths.dashboards),
      ...folders.map(({ name, title }) => provider(`vigie-folder-${name}`, title, paths.folder(name))),
      ...(runbooks.length > 0 ? [provider('vigie-runbooks', runbooksFolder(options), paths.runbooks)] : []),
    ],
  };
  return fileText(file, '1.1');
}
