import { SecretValue } from '../../core/secret-value';
import { isNotifying } from '../../servers/alertmanager/receiver';
import type { VolumeProps } from '../../servers/volume';
import type { AgentStackProps, GrafanaElsewhere } from '../../stack/stack';
import { modulesOf, type StackPart } from '../../stack/system';
import { agentPart } from '../prometheus-agent/system';
import { targetAlerts } from '../targets/alerts';
import { policyOf, receivers } from './notifications';

/** A stack of Grafana Cloud, and the small cluster from which it is fed. */
export interface Cloud extends Pick<GrafanaElsewhere, 'url' | 'retention'> {
  /** The name of the stack. */
  readonly name: string;
  /** The folder of its dashboards. */
  readonly folder: string;
  /** The namespace that the stack makes in the cluster. */
  readonly monitoring: string;
  /** Where samples are sent to: both stand on the page of its Prometheus, under *Sending metrics*. */
  readonly metrics: { readonly url: string; readonly user: string };
  /** The volume in which samples wait. */
  readonly volume: VolumeProps;
}

/**
 * The stack of an application that Grafana Cloud shows and evaluates: an agent reads it, and sends on what it read.
 *
 * @param application the first of the application's parts is itself
 */
export function inCloud(cloud: Cloud, application: readonly [StackPart, ...StackPart[]]): AgentStackProps {
  const { name, monitoring, metrics } = cloud;
  const agent = agentPart(monitoring);
  const parts = [...application, agent];
  const { route, timeIntervals = [] } = policyOf('critical', 'warning');
  return {
    kind: 'agent',
    name,
    namespace: monitoring,
    language: 'fr',
    jobs: parts.flatMap(({ jobs }) => jobs),
    ...modulesOf(parts),
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
      volume: cloud.volume,
    },
    grafana: {
      url: cloud.url,
      dataSource: 'grafanacloud-prom',
      folder: cloud.folder,
      retention: cloud.retention,
      // Grafana knows nobody who is silent; no alert of the stack needs one.
      receivers: receivers.filter(isNotifying),
      policy: { route, timeIntervals },
    },
    patches: parts.flatMap(({ patches = [] }) => patches),
    dashboards: parts.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...application.flatMap(({ rules }) => rules),
      targetAlerts(parts.flatMap(({ watched }) => watched)),
      ...agent.rules,
    ],
  };
}
