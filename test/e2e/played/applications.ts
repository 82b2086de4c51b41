import type { Api } from '../cluster/pods';
import { applicationImages } from '../cluster/stack-images';
import type { AppliedObject } from '../manifests/manifest';
import type { Played } from './behaviour';
import { expositionOf } from './exposition';
import { receiverPort } from './secrets';

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
  /** PVC of data that must outlive the pod. */
  readonly claim?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Deployment with one container and its volumes. */
export function deployment(namespace: string, name: string, props: Container): AppliedObject {
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

/** Service of pods with labels. */
export function service(
  namespace: string,
  name: string,
  labels: Readonly<Record<string, string>>,
  ports: readonly Json[],
): AppliedObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector: labels, ports } };
}

/** Namespace that enforces the Pod Security Standard `restricted`. */
export function namespaceOf(name: string): AppliedObject {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** Simulated application with its Service, which accepts any request. */
export interface PlayedApplication extends Pick<Container, 'port' | 'replicas' | 'env'> {
  readonly played: Played;
}

/** Objects of a simulated application, which also receives notifications. */
export function playedApplication(
  namespace: string,
  name: string,
  { played, ...container }: PlayedApplication,
): readonly AppliedObject[] {
  const page = { 'page.json': expositionOf(played, 1) };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page', namespace }, data: page },
    deployment(namespace, name, {
      ...container,
      image: applicationImages.played,
      args: ['/page/page.json', `${container.port},${receiverPort}`],
      volumes: [{ name: 'page', configMap: { name: 'page' } }],
    }),
    service(namespace, name, { app: name }, [
      { name: 'http', port: container.port },
      { name: 'receiver', port: receiverPort },
    ]),
  ];
}

/** Redis as a cache with a password. */
export function redis(namespace: string, password: string): AppliedObject {
  return deployment(namespace, 'redis', {
    image: applicationImages.redis,
    args: ['--save', '', '--dir', '/data', '--requirepass', password, '--maxmemory', '64mb'],
    port: 6379,
  });
}

/** Sends a command to Redis like an application. */
export function askRedis({ run }: Api, namespace: string, password: string): void {
  const inRedis = ['--namespace', namespace, 'deployment/redis', '--container=redis', '--'];
  run(['exec', ...inRedis, 'redis-cli', '--no-auth-warning', '-a', password, 'get', 'key']);
}

/** Traefik as the ingress controller to which public addresses lead. */
export const traefikController = {
  pods: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  ports: { 80: 8000, 443: 8443 },
} as const;

/** Traefik with the entry points, labels and permissions of k3s. */
export function traefikManifests(): AppliedObject[] {
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
