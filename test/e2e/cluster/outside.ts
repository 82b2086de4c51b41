import { readFileSync } from 'node:fs';
import { text } from '../../../tools/image/entries';
import type { AppliedObject } from '../manifests/manifest';
import type { ApplicationCluster } from './node-stack';
import { rolledOut } from './stack-cluster';
import { imagesNamed, type StackImage } from './stack-images';

/** A host that really is somewhere else, and is played in the cluster: Traefik ends TLS for it, as whoever hosts it does. */
export interface OutsideHost {
  readonly host: string;
  /** The Service that answers. */
  readonly service: string;
  readonly port: number;
  /** See `makeCertificate`. */
  readonly certificate: string;
  /**
   * The path under which the Service knows what is asked for.
   *
   * @default - the one that is asked for
   */
  readonly path?: string;
}

/** What is deployed of a host outside, beside its Service. */
export function outsideHost(
  namespace: string,
  { host, service, port, certificate, path }: OutsideHost,
): readonly AppliedObject[] {
  const metadata = { name: service, namespace };
  const apiVersion = 'traefik.io/v1alpha1';
  const secretName = `${service}-tls`;
  const stringData = {
    'tls.crt': readFileSync(`${certificate}.crt`, 'utf8'),
    'tls.key': readFileSync(`${certificate}.key`, 'utf8'),
  };
  const middlewares =
    path === undefined ? [] : [{ apiVersion, kind: 'Middleware', metadata, spec: { replacePath: { path } } }];
  const route = {
    kind: 'Rule',
    match: `Host(\`${host}\`)`,
    services: [{ name: service, port }],
    middlewares: middlewares.map(() => ({ name: service })),
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: { name: secretName, namespace },
      stringData,
    },
    ...middlewares,
    {
      apiVersion,
      kind: 'IngressRoute',
      metadata,
      spec: { entryPoints: ['websecure'], routes: [route], tls: { secretName } },
    },
  ];
}

/**
 * Has the cluster's own DNS answer for hosts outside, which nobody else could do here. The stack is not touched: its pods ask for
 * the names that stand in it.
 */
export function resolveOutside({ run }: ApplicationCluster, hosts: readonly string[]): void {
  const namespace = '--namespace=kube-system';
  const traefik = run(['get', 'service', 'traefik', namespace, '--output=jsonpath={.spec.clusterIP}']);
  const { data } = JSON.parse(run(['get', 'configmap', 'coredns', namespace, '--output=json'])) as {
    data: { Corefile: string };
  };
  const answered = `hosts {\n ${traefik} ${hosts.join(' ')}\n fallthrough\n}`;
  const Corefile = data.Corefile.replace('.:53 {', `$&\n${answered}`);
  run(['patch', 'configmap', 'coredns', namespace, `--patch=${JSON.stringify({ data: { Corefile } })}`]);
  run(['rollout', 'restart', 'deployment/coredns', namespace]);
  rolledOut({ run }, 'kube-system', 'coredns');
}

/** Images of programs that trust whoever has a certificate: it stands among the roots of their system. */
export function imagesTrusting(certificate: string, ...names: readonly string[]): StackImage[] {
  const roots = text('/etc/ssl/certs/ca-certificates.crt', readFileSync(`${certificate}.crt`, 'utf8'));
  return imagesNamed(...names).map((image) => ({ ...image, entries: [...image.entries, roots] }));
}
