import { defaults } from '../../core/defaults';
import { runbooksTitle, runbookUid, runbookUids } from '../../alerts';
import { runbookAlerts } from '../../alerts/runbooks/runbook-page';
import { nameIssues, type OwnedName } from '../../core/names';
import type { Issue } from '../../core/errors';
import { characterIssues } from '../../core/characters';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { blackboxAddress } from '../../servers/blackbox-exporter/options';
import { foldedUid } from '../../servers/grafana/dashboard-file';
import { grafanaBackupName } from '../../servers/grafana-backup/spec';
import { runbooksFolder } from '../../servers/grafana/provisioning';
import { grafanaAddress } from '../../servers/grafana/spec';
import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import type { StackContent, StackProps } from '../stack';

/** Content of a stack that Grafana shows. */
export type ShownContent = Pick<StackContent, 'dashboards' | 'rules' | 'runbooks' | 'language'> & {
  readonly grafana: Pick<StackProps['grafana'], 'folder'>;
};

/** Dashboard as its names identify it. */
interface NamedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly folder: string;
  /** Name of a generated page in issues. */
  readonly page?: string;
}

/**
 * Returns the uids and titles of dashboards. Grafana requires that uids are unique, and titles in a
 * folder: https://github.com/grafana/grafana/issues/127619.
 */
export function dashboardNames(stack: ShownContent): OwnedName[] {
  const all = namedDashboards(stack);
  const byUid = new Map(all.map((one) => [foldedUid(one.uid), one]));
  return [
    ...all.map(({ uid, title, page }) => ({
      owner: page ?? `dashboard "${title}"`,
      what: 'uid',
      name: uid,
      compared: foldedUid(uid),
      effect: 'so Grafana keeps only one',
      allowed: 'uids that differ in more than case, - and _',
      remedy: 'give each its own uid',
    })),
    // A dashboard that is listed twice has only the issue of its uid.
    ...[...byUid.values()].map(({ uid, title, folder, page }) => ({
      owner: page ?? `dashboard ${uid}`,
      what: `title in the folder "${folder}"`,
      name: title.trim(),
      effect: 'so Grafana stops reading the dashboards of the stack',
      remedy: 'give each its own title',
    })),
  ];
}

/** Returns the issues of the names of the dashboards and of the folder of a stack in Grafana. */
export function dashboardNameIssues(stack: ShownContent): Issue[] {
  const { grafana } = stack;
  return [
    ...(/^general$/i.test(grafana.folder.trim())
      ? [
          {
            path: 'grafana.folder',
            problem: 'Grafana does not create this folder',
            given: grafana.folder,
            allowed: 'any name but "General", which Grafana keeps for itself',
          },
        ]
      : []),
    ...characterIssues(grafana.folder, 'grafana.folder'),
    ...nameIssues(dashboardNames(stack)),
  ];
}

function namedDashboards(stack: ShownContent): NamedDashboard[] {
  const { dashboards, rules, runbooks, language = defaults.language, grafana } = stack;
  const { folder } = grafana;
  const [list] = runbooks === undefined ? runbookUids(rules) : [];
  const own = dashboards.map(({ uid, title }) => ({ uid, title, folder }));
  if (list === undefined) return own;
  // Rendering the rules reports repeated alerts.
  const alerts = new Set(runbookAlerts(rules).map(({ rule }) => rule.name));
  return [
    ...own,
    { uid: list, title: runbooksTitle(language), folder, page: 'the list of runbook pages' },
    ...[...alerts].map((alert) => ({
      uid: runbookUid(alert),
      title: alert,
      folder: runbooksFolder({ folder, language }),
      page: `the runbook page of ${alert}`,
    })),
  ];
}

/** Names of the servers that a stack can have besides exporters. */
const serverNames: readonly string[] = [
  prometheusAddress.name,
  alertmanagerAddress.name,
  grafanaAddress.name,
  grafanaBackupName,
  blackboxAddress.name,
  nodeExporterAddress.name,
];

/** Returns an issue for each exporter with the name of a server or of another exporter. */
export function exporterNameIssues({ exporters = [] }: Pick<StackContent, 'exporters'>): Issue[] {
  const named = exporters.map(({ name }): OwnedName => ({
    owner: `exporter ${name}`,
    what: 'name',
    name,
    remedy: 'rename the exporter',
  }));
  const servers = serverNames.map((name): OwnedName => ({ ...named[0]!, owner: `server ${name} of a stack`, name }));
  return named.length === 0 ? [] : nameIssues([...named, ...servers]);
}
