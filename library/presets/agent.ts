import type { Commands, Language } from '../../alerts';
import { defaults, grafanaCloudDataSource } from '../../core/defaults';
import { SecretValue } from '../../core/secret-value';
import type { NotifyingReceiver } from '../../servers/alertmanager/receiver';
import type { VolumeProps } from '../../servers/volume';
import type { AgentStackProps, ExternalGrafana, StackContent } from '../../stack/stack';
import type { System } from '../../stack/system';
import { changesOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { SystemContext } from '../common/wording';
import { agentAlertTable } from '../prometheus-agent/alert-table';
import { agentSystem } from '../prometheus-agent/system';
import { reachabilitySystem } from '../reachability/system';
import { contentOf, jobsAlertTable, unknownChangeIssues } from './content';
import { notificationsIssues, resolvedNotifications, type OwnPolicy, type PresetNotifications } from './notifications';
import type { Team } from './teams';

/** Alerts that the preset creates, besides those of the given systems. */
const cloudAlertTable = { ...agentAlertTable, ...jobsAlertTable };

/** Stack in Grafana Cloud with an agent in a small cluster. */
export interface AgentProps
  extends
    Adjustable<typeof cloudAlertTable>,
    Pick<ExternalGrafana, 'url' | 'retention'>,
    Pick<StackContent, 'exporters' | 'runbooks' | 'nodeExporter'> {
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
  /**
   * Receivers of notifications, and who gets what. The policy follows from it and from the alerts of
   * the stack; or give a policy of your own. Grafana has no inhibitions and no null receivers.
   */
  readonly notifications: PresetNotifications<NotifyingReceiver> | OwnPolicy<NotifyingReceiver>;
  /**
   * Teams of systems, by the names that systems give: their folder in Grafana and their receivers.
   *
   * @default - any team, with a folder of its name and the receivers of the stack
   */
  readonly teams?: Readonly<Record<string, Team>>;
  /**
   * Options of Prometheus, in place of those of the preset.
   *
   * @default - none
   */
  readonly prometheus?: Partial<AgentStackProps['prometheus']>;
  /**
   * Options of Grafana, in place of those of the preset.
   *
   * @default - none
   */
  readonly grafana?: Partial<Pick<ExternalGrafana, 'dataSource' | 'editable'>>;
  /**
   * Image and resources of blackbox_exporter.
   *
   * @default - those of the server
   */
  readonly blackboxExporter?: Omit<NonNullable<StackContent['blackboxExporter']>, 'modules'>;
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
  const { name, environment, language = defaults.language, commands, metrics, notifications } = props;
  const { team, teams = {}, adjust, nodeExporter, exporters, runbooks } = props;
  const of: SystemContext = { stack: name, language, commands };
  const own = { ...of, ...(team === undefined ? {} : { team }) };
  const application = applicationOf(of);
  const [site, ...sites] = application.flatMap(({ publicUrls = [] }) => publicUrls);
  const content = contentOf({
    of,
    first: application,
    others: [
      ...(site ? [reachabilitySystem({ ...of, sites: [site, ...sites] })] : []),
      agentSystem({ ...own, adjust: changesOf(agentAlertTable, adjust) }),
    ],
    teams,
    adjust,
    issues: [...unknownChangeIssues(adjust, cloudAlertTable), ...notificationsIssues(notifications, teams)],
  });
  // Without modules it is an issue of the stack: nothing is probed.
  const blackboxExporter =
    props.blackboxExporter || content.blackboxExporter
      ? { modules: {}, ...props.blackboxExporter, ...content.blackboxExporter }
      : undefined;
  const { policy, ...resolved } = resolvedNotifications(notifications, { environment, rules: content.rules, teams });
  const { inhibitions: _, ...withoutInhibitions } = policy;
  return {
    kind: 'agent',
    name,
    environment,
    language,
    ...content,
    ...(blackboxExporter ? { blackboxExporter } : {}),
    ...(nodeExporter ? { nodeExporter } : {}),
    ...(exporters ? { exporters } : {}),
    ...(runbooks === undefined ? {} : { runbooks }),
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
      ...props.prometheus,
    },
    grafana: {
      url: props.url,
      dataSource: grafanaCloudDataSource,
      folder: props.folder,
      retention: props.retention,
      ...resolved,
      policy: withoutInhibitions,
      ...props.grafana,
    },
  };
}
