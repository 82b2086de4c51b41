import { collectIssues, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { connectionsTo } from '../../core/network';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { emptyTextIssues } from '../../core/text';
import { groupBy } from '../../core/group-by';
import { alertmanagerAddress } from '../alertmanager/spec';
import { images } from '../images';
import type { Place } from '../place';
import { prometheusAddress } from '../prometheus/prometheus-base';
import type { Resources } from '../resources';
import { httpProbes, type FileSet, type Folder, type ServerSecret, type ServerSpec } from '../server-spec';
import { resetAdminPassword } from './admin-password';
import { dashboardText, foldedUid, runbookText } from './dashboard-file';
import { environment, homeDashboard } from './environment';
import { settingValueIssues } from './expansion';
import { folderOfDashboard } from './folder';
import { oidcDestinations, oidcIssues } from './oidc';
import type { GrafanaProps } from './options';
import { dashboardContextOf, datasources, providers } from './provisioning';
import { checkSecretKey } from './secret-key';

/** Server name and port. */
export const grafanaAddress = { name: 'grafana', port: 3000 } as const;
/** Id of the user of the image. */
export const grafanaUser = 472;
/** Data folder of the image. */
export const grafanaData = '/var/lib/grafana';

const defaultResources: Resources = {
  cpuRequest: 50,
  cpuLimit: 500,
  memoryRequest: Size.mebibytes(384),
  memoryLimit: Size.mebibytes(768),
};

/**
 * Creates the spec of Grafana with a provisioned data source and dashboards. Changed dashboards
 * need no restart.
 */
export function grafanaSpec(options: GrafanaProps, place: Place): ServerSpec {
  const {
    adminPassword,
    secretKey,
    oidc,
    volume,
    hasAlertmanager = false,
    image = images.grafana,
    resources = defaultResources,
  } = options;
  const { name, port } = grafanaAddress;
  const folder = (inImage: string) => place.folder(name, inImage);
  const data = folder(grafanaData);
  const dashboards = folder('/etc/grafana/dashboards');
  const runbooks = folder('/etc/grafana/runbooks');
  const folderPath = (of: string) => folder(`/etc/grafana/folders/${of}`);
  const ofDashboard = (uid: string) => {
    const listing = folderOfDashboard(options.folders, uid);
    return listing ? folderPath(listing.name) : dashboards;
  };
  const secretFolder = folder('/etc/grafana/secrets');
  const called = [prometheusAddress, ...(hasAlertmanager ? [alertmanagerAddress] : [])];
  const urlOf = (server: { readonly name: string; readonly port: number }) =>
    `http://${place.address(server.name, server.port)}`;
  const secretFile = (secret: SecretValue) => place.secretFile(secretFolder, secret);
  const issues: Issue[] = [];
  const sets = dashboardSets(options, issues);
  const pages = runbookSets(options);
  const provisioning = `${name}-provisioning`;
  return {
    name,
    image,
    user: grafanaUser,
    runs: { kind: 'single' },
    args: [],
    environment: environment(options, { data, ofDashboard }, secretFile),
    before: {
      name: 'database',
      script: checkSecretKey(data, secretFile(secretKey)) + resetAdminPassword(data, secretFile(adminPassword)),
    },
    files: [
      {
        name: provisioning,
        files: {
          'datasources.yml': datasources(options, {
            prometheus: urlOf(prometheusAddress),
            alertmanager: urlOf(alertmanagerAddress),
          }),
          'dashboards.yml': providers(options, { dashboards, runbooks, folder: folderPath }),
        },
        // Grafana reads its data sources only when it starts.
        reload: 'restart',
      },
      ...sets,
      ...pages,
    ],
    folders: [
      { kind: 'volume', name: 'data', path: data, claim: `${name}-data`, volume },
      {
        kind: 'files',
        name: 'datasources',
        path: folder('/etc/grafana/provisioning/datasources'),
        set: provisioning,
        only: ['datasources.yml'],
      },
      {
        kind: 'files',
        name: 'providers',
        path: folder('/etc/grafana/provisioning/dashboards'),
        set: provisioning,
        only: ['dashboards.yml'],
      },
      ...dashboardFolders(options, dashboards, folderPath),
      ...(pages.length > 0
        ? [{ kind: 'merged-files' as const, name: 'runbooks', path: runbooks, sets: pages.map((set) => set.name) }]
        : []),
      {
        kind: 'secrets',
        path: secretFolder,
        values: [adminPassword, secretKey, ...(oidc ? [oidc.clientSecret] : [])],
        mayBeMissing: false,
      },
      { kind: 'temporary', name: 'tmp', path: folder('/tmp'), limit: Size.mebibytes(256) },
    ],
    secrets: secretsOf(options),
    port: { name: 'http', port },
    probes: httpProbes({ ready: '/api/health', live: '/api/health', startupSeconds: 300 }),
    resources,
    endSeconds: 120,
    isCalled: true,
    hasOwnLogin: true,
    rights: [],
    calls: called.map(({ name: server, port: to }) => ({ server, port: to })),
    connections: oidc ? connectionsTo(oidcDestinations(oidc), 'users log in by OpenID Connect') : [],
    issues: [
      ...issues,
      ...hostIssues(options.host),
      ...emptyTextIssues({ folder: options.folder }),
      ...homeIssues(options),
      ...secretIssues({ adminPassword, secretKey, 'oidc.clientSecret': oidc?.clientSecret }),
      ...(oidc ? oidcIssues(oidc) : []),
    ],
  };
}

/** Creates a file set for each dashboard, so a change affects only that one. */
function dashboardSets(options: GrafanaProps, issues: Issue[]): FileSet[] {
  const { dashboards } = options;
  const context = dashboardContextOf(options);
  // Validation of the stack reports uids with the same file set.
  const sets = new Map<string, Record<string, string>>();
  for (const dashboard of dashboards) {
    const name = dashboardSet(dashboard.uid);
    const text = collectIssues(issues, () => dashboardText(dashboard, context), '');
    sets.set(name, { ...sets.get(name), [`${dashboard.uid}.json`]: text });
  }
  return [...sets].map(([name, files]) => ({ name, files, reload: 'watched' }));
}

function dashboardSet(uid: string): string {
  return `grafana-dashboard-${foldedUid(uid)}`;
}

/** Creates the folders with the files of dashboards: that of the stack, and the others. */
function dashboardFolders(
  { dashboards, folders = [] }: GrafanaProps,
  path: string,
  pathOf: (folder: string) => string,
): Folder[] {
  const byFolder = groupBy(dashboards, ({ uid }) => folderOfDashboard(folders, uid)?.name);
  const names = [undefined, ...folders.map(({ name }) => name)];
  return names.map((folder) => ({
    kind: 'merged-files',
    name: folder === undefined ? 'dashboards' : `folder-${folder}`,
    path: folder === undefined ? path : pathOf(folder),
    sets: [...new Set((byFolder.get(folder) ?? []).map(({ uid }) => dashboardSet(uid)))],
  }));
}

/** Creates the file set of runbook pages, with a file for each page. */
function runbookSets({ runbooks = [], editable = false }: GrafanaProps): FileSet[] {
  if (runbooks.length === 0) return [];
  const context = { editable };
  const files = runbooks.map((page) => [`${page.uid}.json`, runbookText(page, context)] as const);
  return [{ name: 'grafana-runbooks', files: Object.fromEntries(files), reload: 'watched' }];
}

function homeIssues(options: GrafanaProps): Issue[] {
  const home = homeDashboard(options);
  const uids = options.dashboards.map(({ uid }) => uid);
  if (home === undefined || uids.includes(home)) return [];
  return [{ path: 'homeDashboard', problem: 'no dashboard has this uid', given: home, allowed: uids }];
}

function secretsOf({ adminPassword, secretKey, oidc }: GrafanaProps): ServerSecret[] {
  const common = {
    whenMissing: 'Grafana does not start',
    reload: { kind: 'restart' },
    check: settingValueIssues,
  } as const;
  const own: ServerSecret[] = [
    { ...common, secret: adminPassword, source: 'random', purpose: "the password of Grafana's user admin" },
    {
      ...common,
      secret: secretKey,
      source: 'random',
      purpose: "the key that encrypts the secrets in Grafana's database",
      reload: {
        kind: 'never',
        sentence: 'keep a copy outside the cluster; Grafana does not start with another key (guide "Restore Grafana")',
      },
    },
  ];
  if (!oidc) return own;
  const purpose = `the secret of the client ${oidc.clientId}, from ${oidc.name}`;
  return [...own, { ...common, secret: oidc.clientSecret, source: 'given', purpose }];
}
