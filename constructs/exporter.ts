import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Pods } from './endpoint';
import { images } from './images';
import { selectorLabels } from './labels';
import { resourceRequirements, type Resources } from './resources';
import { restrictedContainer, restrictedPod } from './restricted';
import type { SecretNeed } from './secret-need';
import type { SecretValue } from './secret-value';

/** A container that speaks to a server and exposes its state to Prometheus. */
export interface Exporter {
  /** The name of the container. */
  readonly name: string;
  readonly image: string;
  /** The user of its process. */
  readonly user: number;
  /** The port of its metrics page. */
  readonly port: number;
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly env: Readonly<Record<string, string>>;
  /** What it shows the server; read from a file. */
  readonly secret: SecretValue;
  /** The folder of that file. */
  readonly secretFolder: string;
  /** What that is, and where it comes from. */
  readonly purpose: string;
  readonly resources: Resources;
  /** The port of the server, for an exporter that stands alone. */
  readonly serverPort: number;
}

const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(24),
  memoryLimit: Size.mebibytes(64),
};

/** What every exporter may be told. */
export interface ExporterProps {
  /**
   * Processor and memory.
   *
   * @default - 10m to 200m, 24 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image, such as an older one.
   *
   * @default - that of `images`
   */
  readonly image?: string;
}

/** What postgres_exporter must be told. */
export interface PostgresExporterProps extends ExporterProps {
  /** The user that it logs in as; the role `pg_monitor` is enough. */
  readonly user: string;
  /** Its password. */
  readonly password: SecretValue;
  /** The database that it connects to. */
  readonly database: string;
  /**
   * The host of the server.
   *
   * @default 'localhost': a sidecar
   */
  readonly host?: string;
  /** @default 5432 */
  readonly port?: number;
  /**
   * How the connection is encrypted: https://www.postgresql.org/docs/current/libpq-ssl.html.
   *
   * @default - `disable` to localhost, otherwise `require`
   */
  readonly sslMode?: 'disable' | 'require' | 'verify-ca' | 'verify-full';
}

/** postgres_exporter: reads its password from a file, never from its environment. */
export function postgresExporter(props: PostgresExporterProps): Exporter {
  const { user, password, database, host = 'localhost', port = 5432 } = props;
  const sslMode = props.sslMode ?? (host === 'localhost' ? 'disable' : 'require');
  const folder = '/etc/postgres-exporter';
  return {
    name: 'postgres-exporter',
    image: props.image ?? images.postgresExporter,
    // The user nobody of the image.
    user: 65_534,
    port: 9187,
    args: [],
    env: {
      DATA_SOURCE_URI: `${host}:${port}/${database}?sslmode=${sslMode}`,
      DATA_SOURCE_USER: user,
      DATA_SOURCE_PASS_FILE: `${folder}/${password.key}`,
    },
    secret: password,
    secretFolder: folder,
    purpose: `the password of the PostgreSQL user ${user}`,
    resources: props.resources ?? defaultResources,
    serverPort: port,
  };
}

/** What redis_exporter must be told. */
export interface RedisExporterProps extends ExporterProps {
  /** A JSON object of addresses and passwords: `{"redis://localhost:6379": "…"}`. */
  readonly passwords: SecretValue;
  /**
   * The address of the server.
   *
   * @default 'redis://localhost:6379': a sidecar
   */
  readonly address?: string;
}

/** redis_exporter: reads its password from a file, never from its environment. */
export function redisExporter(props: RedisExporterProps): Exporter {
  const { passwords, address = 'redis://localhost:6379' } = props;
  const folder = '/etc/redis-exporter';
  return {
    name: 'redis-exporter',
    image: props.image ?? images.redisExporter,
    // The user of the image.
    user: 59_000,
    port: 9121,
    args: [],
    env: { REDIS_ADDR: address, REDIS_PASSWORD_FILE: `${folder}/${passwords.key}` },
    secret: passwords,
    secretFolder: folder,
    purpose: `a JSON object of Redis' address and password: {"${address}": "…"}`,
    resources: props.resources ?? defaultResources,
    serverPort: Number(new URL(address).port || 6379),
  };
}

/** A workload that somebody else deploys. */
export interface ForeignWorkload {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly namespace: string;
}

/** What is added to a workload that somebody else deploys: never an object of the stack, so that deleting the stack deletes none. */
export interface WorkloadPatch {
  readonly exporter: Exporter;
  readonly workload: ForeignWorkload;
}

/** The strategic merge patch that adds an exporter as a sidecar. */
export function patchJson({ exporter }: WorkloadPatch): unknown {
  return {
    spec: { template: { spec: { containers: [plainContainer(exporter)], volumes: [plainVolume(exporter)] } } },
  };
}

/** The command that applies a patch. */
export function patchCommand({ workload }: WorkloadPatch, file: string): string {
  const { kind, name, namespace } = workload;
  return `kubectl patch ${kind.toLowerCase()} ${name} --namespace ${namespace} --patch-file ${file}`;
}

/** The Secret that a sidecar of a workload reads. */
export function patchSecretNeed({ exporter, workload }: WorkloadPatch): SecretNeed {
  return exporterSecretNeed(exporter, workload.namespace);
}

/**
 * Adds an exporter to a workload of cdk8s-plus as a sidecar.
 *
 * @param workload a Deployment, StatefulSet or DaemonSet
 */
export function attachExporter(workload: kplus.Workload, exporter: Exporter): void {
  const { name, image, port, args, env, secret, secretFolder, resources, user } = exporter;
  const container = workload.addContainer({
    name,
    image,
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    args: [...args],
    ports: [{ name: portName(exporter), number: port }],
    envVariables: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, kplus.EnvValue.fromValue(value)])),
    resources: {
      cpu: { request: kplus.Cpu.millis(resources.cpuRequest), limit: kplus.Cpu.millis(resources.cpuLimit) },
      memory: { request: resources.memoryRequest, limit: resources.memoryLimit },
    },
    securityContext: {
      user,
      group: user,
      ensureNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    },
    startup: kplus.Probe.fromHttpGet('/', { port }),
    readiness: kplus.Probe.fromHttpGet('/', { port }),
    liveness: kplus.Probe.fromHttpGet('/', { port }),
  });
  const reference = kplus.Secret.fromSecretName(workload, `${name}-secret`, secret.secretName);
  const volume = kplus.Volume.fromSecret(workload, `${name}-volume`, reference, {
    name: volumeName(exporter),
    items: { [secret.key]: { path: secret.key } },
  });
  container.mount(secretFolder, volume, { readOnly: true });
}

/** Where an exporter stands alone. */
export interface StandaloneExporterProps {
  readonly exporter: Exporter;
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
}

/** An exporter in a pod of its own: the server's pod is not touched. */
export class StandaloneExporter extends Construct {
  /** Its pods. */
  readonly pods: Pods;
  readonly secretNeed: SecretNeed;

  constructor(scope: Construct, id: string, props: StandaloneExporterProps) {
    super(scope, id);
    const { exporter, namespace, instance } = props;
    const labels = selectorLabels(exporter.name, instance);
    this.pods = { namespace, labels };
    this.secretNeed = exporterSecretNeed(exporter, namespace);
    const metadata = { name: exporter.name, namespace, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: exporter.name,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: restrictedPod(exporter.user),
            containers: [kubeContainer(exporter)],
            volumes: [plainVolume(exporter)],
          },
        },
      },
    });
  }
}

function exporterSecretNeed({ name, secret, purpose }: Exporter, namespace: string): SecretNeed {
  return { namespace, secret, origin: 'given', purpose, without: `the container ${name} does not start` };
}

function kubeContainer(exporter: Exporter): k8s.Container {
  const { name, image, port, args, env, secretFolder, resources, user } = exporter;
  const httpGet = { path: '/', port: k8s.IntOrString.fromString(portName(exporter)) };
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(args.length > 0 ? { args: [...args] } : {}),
    env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
    ports: [{ name: portName(exporter), containerPort: port }],
    startupProbe: { httpGet, periodSeconds: 5, failureThreshold: 12 },
    readinessProbe: { httpGet, periodSeconds: 10 },
    livenessProbe: { httpGet, periodSeconds: 30 },
    resources: resourceRequirements(resources),
    // A sidecar says all of it itself: the pod is somebody else's.
    securityContext: {
      ...restrictedContainer,
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: [{ name: volumeName(exporter), mountPath: secretFolder, readOnly: true }],
  };
}

/** The container without the wrappers of cdk8s-plus around numbers and quantities. */
function plainContainer(exporter: Exporter): unknown {
  return JSON.parse(
    JSON.stringify(kubeContainer(exporter), (_, value: unknown) =>
      value instanceof k8s.Quantity || value instanceof k8s.IntOrString ? value.value : value,
    ),
  );
}

function plainVolume(exporter: Exporter): k8s.Volume {
  const { secretName, key } = exporter.secret;
  return { name: volumeName(exporter), secret: { secretName, items: [{ key, path: key }] } };
}

function volumeName({ name }: Exporter): string {
  return `${name}-secret`;
}

/** Ports are named after their exporters, so that two of them fit into one pod. */
function portName({ name }: Exporter): string {
  return name.slice(0, 15).replace(/-$/, '');
}
