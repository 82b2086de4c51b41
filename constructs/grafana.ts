import { Construct } from 'constructs';
import { hostFaults } from '../core/host';
import type { Destination, Pods } from '../core/network';
import { secretFaults, type SecretValue } from '../core/secret-value';
import { Size } from '../core/size';
import { dashboardText } from '../servers/grafana/dashboard-file';
import { oidcDestinations, oidcFaults, oidcSettings } from '../servers/grafana/oidc';
import type { GrafanaProps } from '../servers/grafana/options';
import { datasources, providers } from '../servers/grafana/provisioning';
import { images } from '../servers/images';
import type { SecretNeed } from '../servers/required-secret';
import type { Resources } from '../servers/resources';
import { secretPath } from '../servers/secret-path';
import { Files } from './config-map';
import { AppDeployment } from './deployment';
import { gather } from './gather';
import type { Mount } from './pod';
import { quantityOf } from './quantity';
import { secretMounts } from './secret-volumes';
import { checksumOf } from './server-pod';

/** The user of the image. */
const user = 472;

export const paths = {
  data: '/var/lib/grafana',
  datasources: '/etc/grafana/provisioning/datasources',
  providers: '/etc/grafana/provisioning/dashboards',
  dashboards: '/etc/grafana/dashboards',
  secrets: '/etc/grafana/secrets',
  home: '/usr/share/grafana',
} as const;

const defaultResources: Resources = {
  cpuRequest: 50,
  cpuLimit: 500,
  memoryRequest: Size.mebibytes(256),
  memoryLimit: Size.mebibytes(768),
};

/** Grafana with its data source and dashboards provisioned. A changed dashboard is taken up without a restart. */
export class Grafana extends Construct {
  /** The name of its service. */
  readonly service: string;
  readonly port = 3000;
  /** Its dashboards as files, by their uids. */
  readonly dashboards: ReadonlyMap<string, string>;
  /** Its pods. */
  readonly pods: Pods;
  /** The name of its volume claim, and the user to whom its files belong. */
  readonly data: { readonly claim: string; readonly path: string; readonly user: number };
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];
  /** Where it asks who somebody is. */
  readonly destinations: readonly Destination[];

  constructor(scope: Construct, id: string, props: GrafanaProps) {
    super(scope, id);
    const provisioning = { 'datasources.yml': datasources(props), 'dashboards.yml': providers(props) };
    const { namespace, instance, editable = false } = props;
    const common = { namespace, instance, part: 'grafana' };
    new Files(this, 'provisioning', { ...common, name: 'grafana-provisioning', files: provisioning });
    // A uid that is taken twice is told when the stack is checked.
    this.dashboards = new Map(
      props.dashboards.map((dashboard) => [dashboard.uid, gather(this, () => dashboardText(dashboard, editable), '')]),
    );
    for (const [uid, text] of this.dashboards) {
      new Files(this, `dashboard-${uid}`, { ...common, name: configMapOf(uid), files: { [`${uid}.json`]: text } });
    }
    const app = new AppDeployment(this, 'app', {
      namespace,
      instance,
      name: 'grafana',
      image: props.image ?? images.grafana,
      user,
      port: this.port,
      env: environment(props),
      before: { name: 'admin-password', script: resetAdminPassword(props.adminPassword) },
      data: { ...props.volume, path: paths.data },
      mounts: mounts(props),
      probes: { ready: '/api/health', live: '/api/health', startupSeconds: 120 },
      resources: props.resources ?? defaultResources,
      needsToken: false,
      // Grafana reads its data sources only when it starts.
      checksum: checksumOf(provisioning),
    });
    this.service = app.service;
    this.pods = app.pods;
    this.data = { claim: app.claim!, path: paths.data, user };
    this.secretNeeds = secretNeeds(props);
    const { oidc } = props;
    this.destinations = oidc ? oidcDestinations(oidc) : [];
    this.node.addValidation({
      validate: () => [
        ...hostFaults(props.host),
        ...secretFaults({ adminPassword: props.adminPassword, 'oidc.clientSecret': oidc?.clientSecret }),
        ...(oidc ? oidcFaults(oidc) : []),
      ],
    });
  }
}

function configMapOf(uid: string): string {
  return `grafana-dashboard-${uid.toLowerCase().replaceAll('_', '-')}`;
}

function environment({ host, adminPassword, oidc }: GrafanaProps): Record<string, string> {
  return {
    GF_SERVER_ROOT_URL: `https://${host}/`,
    GF_SECURITY_ADMIN_USER: 'admin',
    GF_SECURITY_ADMIN_PASSWORD__FILE: secretPath(paths.secrets, adminPassword),
    GF_SECURITY_COOKIE_SECURE: 'true',
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    GF_USERS_ALLOW_SIGN_UP: 'false',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    // It would fetch the newest version of plugins that nobody asked for, each time it starts.
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
    GF_LOG_MODE: 'console',
    GF_PATHS_DATA: paths.data,
    ...(oidc ? oidcSettings(oidc, secretPath(paths.secrets, oidc.clientSecret)) : {}),
  };
}

/**
 * Grafana takes its admin password from the environment only when it makes its database; later it is set here. Before the
 * database is there, or when a first start ended before it had a user, there is nothing to set.
 */
function resetAdminPassword(adminPassword: SecretValue): string {
  const reset = `grafana cli --homepath ${paths.home} admin reset-admin-password --password-from-stdin`;
  return [
    `[ -s ${paths.data}/grafana.db ] || exit 0`,
    `if message=$(${reset} < ${secretPath(paths.secrets, adminPassword)} 2>&1); then exit 0; fi`,
    'case "$message" in *"could not read user"*) exit 0 ;; esac',
    'echo "$message" >&2',
    'exit 1',
    '',
  ].join('\n');
}

function secretNeeds({ namespace, adminPassword, oidc }: GrafanaProps): SecretNeed[] {
  const rotation = `it holds after: kubectl rollout restart deployment/grafana -n ${namespace}`;
  const admin: SecretNeed = {
    namespace,
    secret: adminPassword,
    origin: 'random',
    purpose: "the password of Grafana's user admin",
    without: 'Grafana does not start',
    rotation,
    restarts: 'grafana',
  };
  if (!oidc) return [admin];
  const purpose = `the secret of the client ${oidc.clientId}, from ${oidc.name}`;
  return [admin, { ...admin, secret: oidc.clientSecret, origin: 'given', purpose }];
}

function mounts({ adminPassword, oidc, dashboards }: GrafanaProps): Mount[] {
  const provisioningFile = (name: string) => ({
    configMap: { name: 'grafana-provisioning', items: [{ key: name, path: name }] },
  });
  const sources = [...new Set(dashboards.map(({ uid }) => configMapOf(uid)))].map((name) => ({ configMap: { name } }));
  return [
    { name: 'datasources', path: paths.datasources, source: provisioningFile('datasources.yml') },
    { name: 'providers', path: paths.providers, source: provisioningFile('dashboards.yml') },
    { name: 'dashboards', path: paths.dashboards, source: { projected: { sources } } },
    ...secretMounts(paths.secrets, [adminPassword, ...(oidc ? [oidc.clientSecret] : [])], false),
    { name: 'tmp', path: '/tmp', source: { emptyDir: { sizeLimit: quantityOf(Size.mebibytes(256)) } } },
  ];
}
