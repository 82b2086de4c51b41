import { defaults } from '../../core/defaults';
import { runbooksTitle, runbookUid, runbookUids } from '../../alerts';
import { runbookAlerts } from '../../alerts/runbooks/runbook-page';
import { nameIssues, type OwnedName } from '../../core/names';
import { inPath, repeated, type Issue } from '../../core/errors';
import { shortNameIssues } from '../../core/kubernetes-name';
import { emptyTextIssues } from '../../core/text';
import { characterIssues } from '../../core/characters';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { blackboxAddress } from '../../servers/blackbox-exporter/options';
import { foldedUid } from '../../servers/grafana/dashboard-file';
import { grafanaBackupName } from '../../servers/grafana-backup/spec';
import { folderOfDashboard } from '../../servers/grafana/folder';
import { runbooksFolder } from '../../servers/grafana/provisioning';
import { grafanaAddress } from '../../servers/grafana/spec';
import { kubeStateMetricsAddress } from '../../servers/kube-state-metrics/spec';
import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import type { StackContent, StackProps } from '../stack';

/** Content of a stack that Grafana shows. */
export type ShownContent = Pick<StackContent, 'dashboards' | 'folders' | 'rules' | 'runbooks' | 'language'> & {
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
  const { grafana, folders = [] } = stack;
  return [
    ...titleIssues('grafana.folder', grafana.folder),
    ...folders.flatMap(({ name, title }) => titleIssues(`folders: ${name}: title`, title)),
    ...folderIssues(stack),
    ...nameIssues(dashboardNames(stack)),
  ];
}

function titleIssues(path: string, title: string): Issue[] {
  return [
    ...(/^general$/i.test(title.trim())
      ? [
          {
            path,
            problem: 'Grafana does not create this folder',
            given: title,
            allowed: 'any name but "General", which Grafana keeps for itself',
          },
        ]
      : []),
    ...characterIssues(title, path),
  ];
}

/** Returns the issues of the names of folders and of what they list. */
function folderIssues({
  grafana,
  folders = [],
  dashboards,
  rules,
  language = defaults.language,
}: ShownContent): Issue[] {
  const pages = runbooksFolder({ folder: grafana.folder, language });
  const known = { dashboard: dashboards.map(({ uid }) => uid), 'rule group': rules.map(({ name }) => name) };
  const listed = (what: keyof typeof known) =>
    folders.flatMap((folder) =>
      (what === 'dashboard' ? folder.dashboards : folder.ruleGroups).map((name) => ({ folder: folder.name, name })),
    );
  return [
    ...folders.flatMap(({ name, title }) =>
      inPath('folders', [...shortNameIssues('a folder', name), ...inPath(name, emptyTextIssues({ title }))]),
    ),
    ...repeated(
      folders.map(({ name }) => name),
      { problem: 'two folders have the same name', remedy: 'rename one' },
    ),
    ...repeated([grafana.folder, pages, ...folders.map(({ title }) => title)], {
      problem: 'two folders in Grafana have the same title',
      remedy: 'rename one: grafana.folder, or the folder of a team',
    }),
    ...(['dashboard', 'rule group'] as const).flatMap((what) => [
      ...repeated(
        listed(what).map(({ name }) => name),
        { problem: `two folders list the same ${what}`, remedy: 'remove it from one' },
      ),
      ...listed(what)
        .filter(({ name }) => !known[what].includes(name))
        .map(({ folder, name }) => ({
          path: `folders: ${folder}`,
          problem: `this stack has no such ${what}`,
          given: name,
          allowed: known[what],
        })),
    ]),
  ];
}

function namedDashboards(stack: ShownContent): NamedDashboard[] {
  const { dashboards, folders, rules, runbooks, language = defaults.language, grafana } = stack;
  const { folder } = grafana;
  const [list] = runbooks === undefined ? runbookUids(rules) : [];
  const own = dashboards.map(({ uid, title }) => ({
    uid,
    title,
    folder: folderOfDashboard(folders, uid)?.title ?? folder,
  }));
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
  kubeStateMetricsAddress.name,
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
