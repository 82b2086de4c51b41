import type { Severity } from '../../alerts';
import { emptyTextIssues } from '../../core/text';
import type { Exporter } from '../../servers/exporter/exporter';
import type { JobSystem } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { applicationSystem, type ApplicationProps } from './system';
import { texts } from './texts';

/** Server that an application deploys and to which the stack adds an exporter. */
export interface ServerOf extends SystemContext {
  /** Namespace of the application. */
  readonly namespace: string;
  /** Impact of an outage of the server, such as `the shop loses its cache`. */
  readonly lost: string;
}

/** Properties of a server, independent of its stack. Its Deployment has the name of its job. */
export interface BesideServerProps extends Pick<
  ApplicationProps,
  'job' | 'name' | 'catalogue' | 'dashboards' | 'rules'
> {
  /** Name of the server in notifications. */
  readonly server: string;
  /** Reason why the exporter can be missing, followed by the text on how to add it. */
  readonly absent: string;
  /** Exporter that is added to the pods of the server. */
  readonly exporter: Exporter;
  /** Severity of the alert that the server is gone. */
  readonly absentSeverity: Severity;
}

/**
 * Creates the system of a server with its exporter: a scrape job, its alerts, and the patch that adds the exporter to
 * the Deployment of the server.
 */
export function besideServer(
  { stack, language, commands, namespace, lost }: ServerOf,
  { server, absent, exporter, ...of }: BesideServerProps,
): JobSystem {
  const t = texts[language];
  const known = { ...exporter, issues: [...exporter.issues, ...emptyTextIssues({ lost, server })] };
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
    patches: [{ workload: { kind: 'Deployment', name: of.job, namespace }, exporters: [known] }],
  });
}
