import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Size } from '../../core/size';
import * as k8s from '../api/k8s';
import { objectIssues } from '../object-issues';
import { quantityOf } from '../quantity';
import { serverResources } from '../resources';
import { restrictedContainer, restrictedPod } from '../restricted';
import { addOwnValidation } from '../validation';
import { applicationIssues } from './issues';
import { middlewaresOf } from './middlewares';
import type { ApplicationDeploymentProps, ApplicationRoute } from './options';

const defaults = { replicas: 3, user: 1000, entryPoint: 'websecure' } as const;

/** Its only folder that it can write to. */
const temporary = { kind: 'temporary', name: 'tmp', path: '/tmp', limit: Size.mebibytes(64) } as const;

/**
 * Application of a team in the cluster: a Deployment spread over nodes, a Service, a
 * PodDisruptionBudget, and a route of Traefik with a rate limit, CORS and authentication. Its pods
 * meet the Pod Security Standard `restricted`, with a read-only file system and a temporary `/tmp`.
 */
export class ApplicationDeployment extends Construct {
  constructor(scope: Construct, id: string, props: ApplicationDeploymentProps) {
    super(scope, id);
    const { name, namespace, port, replicas = defaults.replicas, route } = props;
    const labels = { app: name };
    const metadata = { name, namespace, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas,
        revisionHistoryLimit: 3,
        // A new pod answers before an old one ends.
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxSurge: k8s.IntOrString.fromNumber(1),
            maxUnavailable: k8s.IntOrString.fromNumber(0),
          },
        },
        selector: { matchLabels: labels },
        template: podOf(props, labels),
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http') }] },
    });
    // With one pod, a budget would block the drain of its node.
    if (replicas > 1) {
      new k8s.KubePodDisruptionBudget(this, 'disruption-budget', {
        metadata,
        spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: labels } },
      });
    }
    if (route) this.route(props, route);
    addOwnValidation(this, () => [...objectIssues(this), ...applicationIssues(props)]);
  }

  private route({ name, namespace, port }: ApplicationDeploymentProps, route: ApplicationRoute): void {
    const { host, tls, entryPoint = defaults.entryPoint } = route;
    const middlewares = middlewaresOf(name, route);
    for (const one of middlewares) this.object('Middleware', { name: one.name, namespace }, one.spec);
    this.object(
      'IngressRoute',
      { name, namespace },
      {
        entryPoints: [entryPoint],
        routes: [
          {
            kind: 'Rule',
            match: `Host(\`${host}\`)`,
            middlewares: middlewares.map((one) => ({ name: one.name })),
            services: [{ name, port }],
          },
        ],
        tls: tls.place.kind === 'secret' ? { secretName: tls.place.secretName } : { certResolver: tls.place.name },
      },
    );
  }

  private object(kind: string, metadata: { readonly name: string; readonly namespace: string }, spec: object): void {
    new ApiObject(this, `${kind}.${metadata.name}`, { apiVersion: 'traefik.io/v1alpha1', kind, metadata, spec });
  }
}

function podOf(
  { name, image, port, probes, resources, environment = {}, user = defaults.user }: ApplicationDeploymentProps,
  labels: Readonly<Record<string, string>>,
): k8s.PodTemplateSpec {
  const probe = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString('http') }, timeoutSeconds: 5 });
  return {
    metadata: { labels },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      securityContext: restrictedPod(user),
      // Pods of the same version on different nodes, as far as there are nodes.
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: labels },
          matchLabelKeys: ['pod-template-hash'],
        },
      ],
      containers: [
        {
          name,
          image,
          imagePullPolicy: 'IfNotPresent',
          ports: [{ name: 'http', containerPort: port }],
          env: Object.entries(environment).map(([variable, value]) => ({ name: variable, value })),
          resources: serverResources({ resources, folders: [temporary] }),
          readinessProbe: { ...probe(probes.ready), periodSeconds: 10, failureThreshold: 3 },
          livenessProbe: { ...probe(probes.live), periodSeconds: 10, failureThreshold: 4 },
          startupProbe: { ...probe(probes.live), periodSeconds: 2, failureThreshold: 60 },
          securityContext: restrictedContainer,
          volumeMounts: [{ name: temporary.name, mountPath: temporary.path }],
        },
      ],
      volumes: [{ name: temporary.name, emptyDir: { sizeLimit: quantityOf(temporary.limit) } }],
    },
  };
}
