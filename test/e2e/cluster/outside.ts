import { readFileSync } from 'node:fs';
import { text } from '../../../tools/image/entries';
import type { AppliedObject } from '../manifests/manifest';
import type { ApplicationCluster } from './node-stack';
import { rolledOut } from './stack-cluster';
import { imagesNamed, type StackImage } from './stack-images';

/**
 * External host that is simulated in the cluster. Traefik terminates TLS for it, like a hosting
 * provider, with the default certificate: of two that name a host, Traefik takes either.
 */
export interface OutsideHost {
  readonly host: string;
  /** Service that answers. */
  readonly service: string;
  readonly port: number;
  /**
   * Path on the Service.
   *
   * @default - the requested path
   */
  readonly path?: string;
}

/** Objects of an external host, in addition to its Service. */
export function outsideHost(namespace: string, { host, service, port, path }: OutsideHost): readonly AppliedObject[] {
  const metadata = { name: service, namespace };
  const apiVersion = 'traefik.io/v1alpha1';
  const middlewares =
    path === undefined ? [] : [{ apiVersion, kind: 'Middleware', metadata, spec: { replacePath: { path } } }];
  const route = {
    kind: 'Rule',
    match: `Host(\`${host}\`)`,
    services: [{ name: service, port }],
    middlewares: middlewares.map(() => ({ name: service })),
  };
  return [
    ...middlewares,
    {
      apiVersion,
      kind: 'IngressRoute',
      metadata,
      spec: { entryPoints: ['websecure'], routes: [route], tls: {} },
    },
  ];
}

/**
 * Configures the DNS of the cluster for external hosts. The stack is unchanged: its pods resolve
 * the names in its options.
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

/** Images of programs that trust a certificate, which is added to their system roots. */
export function imagesTrusting(certificate: string, ...names: readonly string[]): StackImage[] {
  const roots = text('/etc/ssl/certs/ca-certificates.crt', readFileSync(`${certificate}.crt`, 'utf8'));
  return imagesNamed(...names).map((image) => ({ ...image, entries: [...image.entries, roots] }));
}
