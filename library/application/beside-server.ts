import type { Exporter } from '../../servers/exporter/exporter';
import type { JobPart } from '../../stack/system';
import { appPart, type AppProps } from './system';

/** A server that an application deploys, beside which the stack puts its exporter. */
export interface ServerOf {
  /** The name of the stack, whose files hold the patch that does so. */
  readonly stack: string;
  /** The namespace of the application. */
  readonly namespace: string;
  /** What users feel when the server is gone: `le backend perd son cache`. */
  readonly lost: string;
}

/** What is known of a server, wherever it runs. Its Deployment is called as its job. */
interface Server extends Pick<AppProps, 'job' | 'name' | 'catalogue' | 'dashboards' | 'rules'> {
  /** What it is called in messages. */
  readonly server: string;
  /** Why its exporter may be absent, in words before what puts it back. */
  readonly absent: string;
  readonly exporter: Exporter;
}

export function besideServer(
  { stack, namespace, lost }: ServerOf,
  { server, absent, exporter, ...of }: Server,
): JobPart {
  return appPart({
    ...of,
    namespace,
    port: exporter.port,
    title: `L'exporteur de ${server}`,
    severity: 'warning',
    impact: `Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : ${lost}.`,
    hint: `Le conteneur seul : \`kubectl logs -n ${namespace} deployment/${of.job} -c ${exporter.name} --tail=50\`. Absent du pod : ${absent}la première ligne de \`dist/${stack}/patches/${of.job}.yaml\` le remet (${server} redémarre).`,
    patches: [{ workload: { kind: 'Deployment', name: of.job, namespace }, exporters: [exporter] }],
  });
}
