import type { Exporter } from '../../servers/exporter/exporter';
import type { JobSystem } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { applicationSystem, type ApplicationProps } from './system';
import { texts } from './texts';

/** A server that an application deploys, beside which the stack puts its exporter. */
export interface ServerOf extends SystemContext {
  /** The namespace of the application. */
  readonly namespace: string;
  /** What users feel when the server is gone: `the shop loses its cache`. */
  readonly lost: string;
}

/** What is known of a server, wherever it runs. Its Deployment is called as its job. */
interface Server extends Pick<ApplicationProps, 'job' | 'name' | 'catalogue' | 'dashboards' | 'rules'> {
  /** Its name in notifications. */
  readonly server: string;
  /** Why its exporter may be absent, in words before what puts it back. */
  readonly absent: string;
  readonly exporter: Exporter;
}

export function besideServer(
  { stack, language, commands, namespace, lost }: ServerOf,
  { server, absent, exporter, ...of }: Server,
): JobSystem {
  const t = texts[language];
  const logs = commands.workload(of.job, namespace).containerLogs(exporter.name);
  return applicationSystem({
    ...of,
    language,
    commands,
    namespace,
    port: exporter.port,
    title: t.exporter(server),
    severity: 'warning',
    impact: t.impact(lost),
    hint: t.hint(server, logs, absent, `dist/${stack}/patches/${of.job}.yaml`),
    patches: [{ workload: { kind: 'Deployment', name: of.job, namespace }, exporters: [exporter] }],
  });
}
