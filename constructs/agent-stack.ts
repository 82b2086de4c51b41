import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ruleFile, runbookFiles, type NotificationPolicy, type RuleFileJson } from '../alerts';
import { durationFaults, type Duration } from '../core/duration';
import { receiverFaults, type TellingReceiver } from '../servers/alertmanager/receiver';
import { dashboardText } from '../servers/grafana/dashboard-file';
import type { GrafanaProps } from '../servers/grafana/options';
import { grafanaRuleGroups, type GrafanaRuleGroupJson } from '../servers/grafana/rules';
import type { PrometheusAgentProps } from '../servers/prometheus/options';
import type { SecretNeed } from '../servers/required-secret';
import { gather } from './gather';
import { MonitoringNamespace } from './monitoring-namespace';
import { NodeExporter } from './node-exporter';
import { notificationFaults } from './notification-faults';
import { putInOrder } from './object-order';
import { PrometheusAgent } from './prometheus-agent';
import { ruleContext } from './rule-context';
import { remoteRunbooks, shownDashboards } from './runbook-context';
import type { StackContent } from './stack-content';
import { contentFaults } from './stack-faults';
import { addExporters, chartFaults, chartProps, isolateStack } from './stack-parts';
import { patchSecretNeeds } from './workload-patch';

/** A Grafana that is reached by its API, such as Grafana Cloud, with the Prometheus to which samples are sent. */
export interface GrafanaElsewhere extends Pick<GrafanaProps, 'folder' | 'editable'> {
  /** The address under which people reach it: `https://shop.grafana.net`. */
  readonly url: string;
  /** The uid of its data source for the samples that are sent: `grafanacloud-prom`. */
  readonly dataSource: string;
  /** How long it keeps samples: Grafana Cloud thirteen months, without a subscription fourteen days. */
  readonly retention: Duration;
  /** Who may be told of alerts. */
  readonly receivers: readonly TellingReceiver[];
  /** Who is told of which, and when. Grafana knows no inhibitions. */
  readonly policy: Omit<NotificationPolicy, 'inhibitions'>;
  /**
   * Why no dead man's switch outside waits for the alert `Watchdog`, which is a mistake otherwise.
   *
   * @default - a receiver of the Watchdog has a webhook
   */
  readonly withoutDeadMansSwitch?: string;
}

/** A stack that is read here, and kept, shown and evaluated elsewhere. */
export interface AgentStackProps extends StackContent {
  readonly mode: 'agent';
  /** What reads, and to whom it sends what it read. */
  readonly prometheus: Omit<PrometheusAgentProps, 'namespace' | 'instance' | 'jobs'>;
  /** Where dashboards are shown and rules evaluated; `vigie/pulumi` brings them there. */
  readonly grafana: GrafanaElsewhere;
}

/** Prometheus in agent mode with the exporters that it reads: nothing that keeps samples, evaluates rules or shows dashboards. */
export class AgentStack extends Chart {
  readonly prometheus: PrometheusAgent;
  /** Every Secret that the stack reads in its cluster; it makes none of them. */
  readonly secretNeeds: readonly SecretNeed[];
  /** The pages of alerts in Markdown, by the names of the alerts. */
  readonly runbooks: ReadonlyMap<string, string>;
  /** The rules as Prometheus would read them. */
  readonly rules: RuleFileJson;
  /** The dashboards by their uids, with the pages of alerts among them: what `vigie/pulumi` sends. */
  readonly dashboards: ReadonlyMap<string, string>;
  private readonly ruleContext: ReturnType<typeof ruleContext>;

  constructor(
    scope: Construct,
    readonly props: AgentStackProps,
  ) {
    super(scope, props.name, chartProps(props.name));
    const { name: instance, jobs, rules, grafana, patches = [] } = props;
    const namespace = new MonitoringNamespace(this, 'namespace', { name: props.namespace ?? 'monitoring' });
    const common = { namespace: namespace.name, instance };
    const nodeExporter = props.nodeExporter
      ? new NodeExporter(this, 'node-exporter', { ...props.nodeExporter, instance })
      : undefined;
    this.ruleContext = ruleContext(props, grafana.url);
    const pages = remoteRunbooks(props, this.ruleContext, grafana.url, grafana.policy.route);
    this.runbooks = runbookFiles(rules, pages);
    this.dashboards = new Map(
      shownDashboards(props, pages).map((one) => [
        one.uid,
        gather(this, () => dashboardText(one, grafana.editable ?? false), ''),
      ]),
    );
    this.rules = gather(this, () => ruleFile(rules, this.ruleContext), { groups: [] });
    this.prometheus = new PrometheusAgent(this, 'prometheus', { ...props.prometheus, ...common, jobs });
    const exporters = addExporters(this, props, common);
    this.secretNeeds = [
      ...this.prometheus.secretNeeds,
      ...Object.values(exporters).flatMap(({ secretNeeds = [] }) => secretNeeds),
      ...patches.flatMap(patchSecretNeeds),
    ];
    isolateStack(this, {
      stack: props,
      prometheus: this.prometheus,
      parts: {
        prometheus: this.prometheus,
        ...exporters,
        ...(nodeExporter ? { 'node-exporter': { pods: nodeExporter.pods, destinations: [] } } : {}),
      },
      flows: [],
    });
    putInOrder(this);
    this.node.addValidation({
      validate: () => [...agentFaults(props), ...chartFaults(this, props, this.secretNeeds)],
    });
  }

  /**
   * The rules as the Grafana elsewhere evaluates them.
   *
   * @throws Mistake see {@link grafanaRuleGroups}
   */
  grafanaRules(): GrafanaRuleGroupJson[] {
    const { rules, grafana } = this.props;
    return grafanaRuleGroups(rules, { ...this.ruleContext, dataSource: grafana.dataSource });
  }
}

function agentFaults(stack: AgentStackProps): string[] {
  const { grafana, rules, prometheus } = stack;
  const { url, retention, receivers, policy } = grafana;
  return [
    ...(/^https:\/\/[^\s/@]+$/.test(url)
      ? []
      : [`grafana.url "${url}" is no address; allowed: https and a host, without a slash at its end`]),
    ...durationFaults('grafana.retention', retention),
    ...receiverFaults(receivers, policy.route),
    ...contentFaults(stack, { features: [], kept: retention }),
    ...notificationFaults({ ...grafana, rules, externalLabels: prometheus.externalLabels }),
  ];
}
