import { createHash } from 'node:crypto';
import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import type { Dashboard } from '../dashboards';
import { AppDeployment, type Mount, type VolumeProps } from './app-deployment';
import { gather } from './gather';
import { images } from './images';
import { selectorLabels } from './labels';
import type { Resources } from './resources';
import type { SecretValue } from './secret-value';

/** What Grafana must be told. */
export interface GrafanaProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /** The host under which people reach it. */
  readonly host: string;
  /** The password of the user `admin`. */
  readonly adminPassword: SecretValue;
  /** The address of Prometheus within the cluster. */
  readonly prometheusUrl: string;
  /** How often Prometheus reads its targets; the shortest time that a graph looks at. */
  readonly scrapeInterval: string;
  /** The folder that its dashboards stand in. */
  readonly folder: string;
  readonly dashboards: readonly Dashboard[];
  /**
   * Whether dashboards may be changed in the browser. A change is lost when the dashboard is changed in code.
   *
   * @default false
   */
  readonly editable?: boolean;
  /** Where it keeps users, preferences and what is made in the browser. */
  readonly volume: VolumeProps;
  /**
   * Processor and memory.
   *
   * @default - 50m to 500m, 192 MiB to 512 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.grafana`
   */
  readonly image?: string;
}

/** The user of the image. */
const user = 472;

const paths = {
  data: '/var/lib/grafana',
  datasources: '/etc/grafana/provisioning/datasources',
  providers: '/etc/grafana/provisioning/dashboards',
  dashboards: '/etc/grafana/dashboards',
  secrets: '/etc/grafana/secrets',
} as const;

const defaultResources: Resources = {
  cpuRequest: 50,
  cpuLimit: 500,
  memoryRequest: Size.mebibytes(192),
  memoryLimit: Size.mebibytes(512),
};

/** Grafana with its data source and dashboards provisioned. A changed dashboard is taken up without a restart. */
export class Grafana extends Construct {
  /** The name of its service. */
  readonly service: string;
  readonly port = 3000;

  constructor(scope: Construct, id: string, props: GrafanaProps) {
    super(scope, id);
    const provisioning = { 'datasources.yml': datasources(props), 'dashboards.yml': providers(props) };
    this.configMap(props, 'provisioning', 'grafana-provisioning', provisioning);
    // A uid that is taken twice is told when the stack is checked.
    const dashboards = new Map(props.dashboards.map((dashboard) => [dashboard.uid, dashboard]));
    for (const dashboard of dashboards.values()) {
      this.configMap(props, `dashboard-${dashboard.uid}`, configMapOf(dashboard), {
        [`${dashboard.uid}.json`]: gather(this, () => dashboardText(dashboard, props.editable ?? false), ''),
      });
    }
    const app = new AppDeployment(this, 'app', {
      namespace: props.namespace,
      instance: props.instance,
      name: 'grafana',
      image: props.image ?? images.grafana,
      user,
      port: this.port,
      env: environment(props),
      data: { ...props.volume, path: paths.data },
      mounts: mounts(props),
      probes: { ready: '/api/health', live: '/api/health', startupSeconds: 120 },
      resources: props.resources ?? defaultResources,
      needsToken: false,
      // Grafana reads its data sources only when it starts.
      checksum: createHash('sha256').update(JSON.stringify(provisioning)).digest('hex').slice(0, 16),
    });
    this.service = app.service;
  }

  private configMap(props: GrafanaProps, id: string, name: string, data: Record<string, string>): void {
    const { namespace, instance } = props;
    new k8s.KubeConfigMap(this, id, {
      metadata: { name, namespace, labels: selectorLabels('grafana', instance) },
      data,
    });
  }
}

/** A dashboard as a file: what Grafana reads, and what a reviewer reads. */
export function dashboardText(dashboard: Dashboard, editable: boolean): string {
  return `${JSON.stringify(dashboard.toJson({ editable }), null, 2)}\n`;
}

function configMapOf({ uid }: Dashboard): string {
  return `grafana-dashboard-${uid}`;
}

function environment({ host, adminPassword }: GrafanaProps): Record<string, string> {
  return {
    GF_SERVER_ROOT_URL: `https://${host}/`,
    GF_SECURITY_ADMIN_USER: 'admin',
    GF_SECURITY_ADMIN_PASSWORD__FILE: `${paths.secrets}/${adminPassword.key}`,
    GF_SECURITY_COOKIE_SECURE: 'true',
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    GF_USERS_ALLOW_SIGN_UP: 'false',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    GF_LOG_MODE: 'console',
    GF_PATHS_DATA: paths.data,
  };
}

function mounts({ adminPassword, dashboards }: GrafanaProps): Mount[] {
  const { secretName, key } = adminPassword;
  const provisioningFile = (name: string) => ({
    configMap: { name: 'grafana-provisioning', items: [{ key: name, path: name }] },
  });
  return [
    { name: 'datasources', path: paths.datasources, source: provisioningFile('datasources.yml') },
    { name: 'providers', path: paths.providers, source: provisioningFile('dashboards.yml') },
    {
      name: 'dashboards',
      path: paths.dashboards,
      source: {
        projected: { sources: dashboards.map((dashboard) => ({ configMap: { name: configMapOf(dashboard) } })) },
      },
    },
    { name: 'secrets', path: paths.secrets, source: { secret: { secretName, items: [{ key, path: key }] } } },
    { name: 'tmp', path: '/tmp', source: { emptyDir: {} } },
  ];
}

/** See https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources. */
function datasources({ prometheusUrl, scrapeInterval }: GrafanaProps): string {
  return stringify({
    apiVersion: 1,
    prune: true,
    datasources: [
      {
        name: 'Prometheus',
        uid: 'prometheus',
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
function providers({ folder, editable }: GrafanaProps): string {
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
        options: { path: paths.dashboards },
      },
    ],
  });
}
