import type { Commands, Language } from '../../alerts';
import { defaults, grafanaCloudDataSource } from '../../core/defaults';
import { SecretValue } from '../../core/secret-value';
import type { VolumeProps } from '../../servers/volume';
import type { AgentStackProps, ExternalGrafana } from '../../stack/stack';
import { modulesOf, type System } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { samplesAlerts } from '../prometheus/alerts';
import { agentSystem } from '../prometheus-agent/system';
import { reachabilitySystem } from '../reachability/system';
import { targetAlerts } from '../targets/alerts';

/** Stack in Grafana Cloud with an agent in a small cluster. */
export interface AgentProps extends Pick<ExternalGrafana, 'url' | 'retention' | 'receivers' | 'policy'> {
  /** Name of the stack, also the external label `cluster` of its samples. */
  readonly name: string;
  /** Environment: 'production', or another name. */
  readonly environment: string;
  /**
   * Language of dashboards, alerts and runbooks.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /** Commands in its runbooks. */
  readonly commands: Commands;
  /** Folder of its dashboards. */
  readonly folder: string;
  /** Remote-write URL and user, shown on the page of its Prometheus under *Sending metrics*. */
  readonly metrics: { readonly url: string; readonly user: string };
  /** Volume that buffers samples. */
  readonly volume: VolumeProps;
}

/**
 * Creates the stack of an application in Grafana Cloud: an agent scrapes the application and sends
 * the samples.
 *
 * @param applicationOf creates the systems of the application with the language and commands of the
 * stack, the application first
 */
export function agent(
  props: AgentProps,
  applicationOf: (of: SystemContext) => readonly [System, ...System[]],
): AgentStackProps {
  const { name, language = defaults.language, commands, metrics, receivers, policy } = props;
  const of: SystemContext = { stack: name, language, commands };
  const application = applicationOf(of);
  const prometheusAgent = agentSystem(of);
  const [site, ...sites] = application.flatMap(({ publicUrls = [] }) => publicUrls);
  const reachability = site ? [reachabilitySystem({ ...of, sites: [site, ...sites] })] : [];
  const systems = [...application, ...reachability, prometheusAgent];
  const jobs = systems.flatMap((system) => system.jobs);
  return {
    kind: 'agent',
    name,
    environment: props.environment,
    language,
    jobs,
    ...modulesOf(systems),
    prometheus: {
      // Grafana Cloud limits samples as well as series.
      scrapeInterval: '30s',
      externalLabels: { cluster: name },
      remoteWrites: [
        {
          name: 'grafana-cloud',
          url: metrics.url,
          // Token of an access policy that can only write metrics.
          authorization: { user: metrics.user, password: SecretValue.fromExisting('grafana-cloud', 'token') },
        },
      ],
      volume: props.volume,
    },
    grafana: {
      url: props.url,
      dataSource: grafanaCloudDataSource,
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
      ...samplesAlerts(jobs, of),
      ...[...reachability, prometheusAgent].flatMap(({ rules }) => rules),
    ],
  };
}
