import { applicationImages } from './stack-images';
import { playedGauzian } from './played/gauzian';
import { pageOf } from './played/page';

/** The namespace of the applications that the stack gauzian watches. */
export const applications = 'gauzian-v2';
/** MinIO's first user, made for the test. */
export const minioUser = { name: 'operator', password: 'a password of the test' } as const;

type Json = Readonly<Record<string, unknown>>;

interface Container {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args: readonly string[];
  readonly port: number;
  readonly env?: readonly Json[];
  readonly volumes?: readonly (Json & { readonly name: string })[];
  readonly replicas?: number;
  readonly serviceAccount?: string;
  /** The volume claim of what must outlive the pod. */
  readonly claim?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Deployment of one container, with folders of its own for what it keeps. */
export function deployment(namespace: string, name: string, props: Container): Json {
  const { labels = { app: name }, volumes = [], env = [], replicas = 1, claim } = props;
  const data = claim === undefined ? { emptyDir: {} } : { persistentVolumeClaim: { claimName: claim } };
  const all = [...volumes, { name: 'data', ...data }, { name: 'tmp', emptyDir: {} }];
  const container = {
    name,
    image: props.image,
    imagePullPolicy: 'IfNotPresent',
    ...(props.command ? { command: props.command } : {}),
    args: props.args,
    env,
    readinessProbe: { tcpSocket: { port: props.port }, periodSeconds: 1 },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: all.map((volume) => ({ name: volume.name, mountPath: `/${volume.name}` })),
  };
  const spec = {
    ...(props.serviceAccount ? { serviceAccountName: props.serviceAccount } : { automountServiceAccountToken: false }),
    terminationGracePeriodSeconds: 2,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65_534,
      runAsGroup: 65_534,
      fsGroup: 65_534,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [container],
    volumes: all,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      strategy: { type: claim === undefined ? 'RollingUpdate' : 'Recreate' },
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
    },
  };
}

/** A Service that leads to pods by their labels. */
export function service(
  namespace: string,
  name: string,
  labels: Readonly<Record<string, string>>,
  ports: readonly Json[],
): Json {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector: labels, ports } };
}

const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };

/** What somebody else deployed: the backend, PostgreSQL, Redis and MinIO. */
export function applicationManifests(): Json[] {
  const page = { 'page.json': pageOf(playedGauzian, 1) };
  const secret = { [minioUser.name]: minioUser.password };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: applications, labels: restricted } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page', namespace: applications }, data: page },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'minio', namespace: applications }, stringData: secret },
    deployment(applications, 'gauzian-backend', {
      image: applicationImages.played,
      args: ['/page/page.json', '8080'],
      port: 8080,
      replicas: 2,
      volumes: [{ name: 'page', configMap: { name: 'page' } }],
    }),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'postgres', namespace: applications },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
    deployment(applications, 'postgres', {
      image: applicationImages.postgres,
      command: ['/bin/sh', '-ec', startPostgres],
      args: [],
      port: 5432,
      claim: 'postgres',
    }),
    deployment(applications, 'redis', {
      image: applicationImages.redis,
      args: ['--save', '', '--dir', '/data', '--requirepass', 'first', '--maxmemory', '64mb'],
      port: 6379,
    }),
    deployment(applications, 'minio', {
      image: applicationImages.minio,
      args: ['server', '/data', '--config-dir', '/tmp'],
      port: 9000,
      env: [
        { name: 'MINIO_ROOT_USER', value: minioUser.name },
        { name: 'MINIO_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'minio', key: minioUser.name } } },
      ],
    }),
    service(applications, 'gauzian-backend', { app: 'gauzian-backend' }, [{ port: 8080 }]),
    service(applications, 'minio', { app: 'minio' }, [{ port: 9000 }]),
  ];
}

const bin = '/usr/lib/postgresql/15/bin';
const startPostgres = `
[ -d /data/cluster ] || ${bin}/initdb --pgdata=/data/cluster --username=postgres --auth-local=trust --auth-host=scram-sha-256 --no-sync
exec ${bin}/postgres -D /data/cluster -c unix_socket_directories=/tmp -c listen_addresses='*' -c fsync=off`;

/** Traefik with the entry points, the labels and the rights that k3s gives it. */
export function traefikManifests(): Json[] {
  const [name, namespace] = ['traefik', 'kube-system'];
  const labels = { 'app.kubernetes.io/name': name };
  const read = ['get', 'list', 'watch'];
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name },
      rules: [
        { apiGroups: [''], resources: ['services', 'secrets', 'configmaps', 'nodes'], verbs: read },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
        { apiGroups: ['traefik.io'], resources: ['*'], verbs: read },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    deployment(namespace, name, {
      image: applicationImages.traefik,
      args: [
        '--entrypoints.web.address=:8000',
        '--entrypoints.websecure.address=:8443',
        '--entrypoints.metrics.address=:9100',
        '--metrics.prometheus=true',
        '--metrics.prometheus.entrypoint=metrics',
        '--metrics.prometheus.addserviceslabels=true',
        '--providers.kubernetescrd=true',
        '--certificatesresolvers.letsencrypt.acme.tlschallenge=true',
        '--certificatesresolvers.letsencrypt.acme.storage=/data/acme.json',
        '--certificatesresolvers.letsencrypt.acme.caserver=https://127.0.0.1:1/directory',
        '--global.checknewversion=false',
      ],
      port: 8443,
      serviceAccount: name,
      labels,
    }),
    service(namespace, name, labels, [
      { name: 'web', port: 80, targetPort: 8000 },
      { name: 'websecure', port: 443, targetPort: 8443 },
    ]),
  ];
}
