import type { Commands, Language } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import type { VolumeProps } from '../../servers/volume';
import type { AgentStackProps, ExternalGrafana } from '../../stack/stack';
import { modulesOf, type System } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { agentSystem } from '../prometheus-agent/system';
import { targetAlerts } from '../targets/alerts';

/** A stack of Grafana Cloud, and the small cluster from which it is fed. */
export interface AgentProps extends Pick<ExternalGrafana, 'url' | 'retention' | 'receivers' | 'policy'> {
  /** The name of the stack. */
  readonly name: string;
  /**
   * The language of its dashboards, alerts and runbooks.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /** The commands of its runbooks. */
  readonly commands: Commands;
  /** The folder of its dashboards. */
  readonly folder: string;
  /** Where samples are sent to: both stand on the page of its Prometheus, under *Sending metrics*. */
  readonly metrics: { readonly url: string; readonly user: string };
  /** The volume in which samples wait. */
  readonly volume: VolumeProps;
}

/**
 * The stack of an application that Grafana Cloud shows and evaluates: an agent reads it, and sends on what it read.
 *
 * @param applicationOf makes the application's systems with the language and commands of the stack, first the application itself
 */
export function agent(
  props: AgentProps,
  applicationOf: (of: SystemContext) => readonly [System, ...System[]],
): AgentStackProps {
  const { name, language = 'en', commands, metrics, receivers, policy } = props;
  const of: SystemContext = { stack: name, language, commands };
  const application = applicationOf(of);
  const prometheusAgent = agentSystem(of);
  const systems = [...application, prometheusAgent];
  return {
    kind: 'agent',
    name,
    language,
    jobs: systems.flatMap(({ jobs }) => jobs),
    ...modulesOf(systems),
    prometheus: {
      // Grafana Cloud counts samples as well as series.
      scrapeInterval: '30s',
      remoteWrites: [
        {
          name: 'grafana-cloud',
          url: metrics.url,
          // A token of an access policy that may write metrics, and nothing else.
          authorization: { user: metrics.user, password: SecretValue.fromExisting('grafana-cloud', 'token') },
        },
      ],
      volume: props.volume,
    },
    grafana: {
      url: props.url,
      dataSource: 'grafanacloud-prom',
      folder: props.folder,
      retention: props.retention,
      receivers,
      policy,
    },
    patches: systems.flatMap(({ patches = [] }) => patches),
    dashboards: systems.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...application.flatMap(({ rules }) => rules),
      targetAlerts(
        systems.flatMap(({ watched }) => watched),
        of,
      ),
      ...prometheusAgent.rules,
    ],
  };
}
