import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ruleFile, runbookFiles, type RuleFileJson } from '../../alerts';
import { gather } from '../../constructs/gather';
import { MonitoringNamespace } from '../../constructs/namespace';
import { NodeExporter } from '../../constructs/node-exporter';
import { putInOrder } from '../../constructs/object-order';
import { patchSecretNeeds } from '../../constructs/patch';
import { PrometheusAgent } from '../../constructs/prometheus-agent';
import { dashboardText } from '../../servers/grafana/dashboard-file';
import { grafanaRuleGroups, type GrafanaRuleGroupJson } from '../../servers/grafana/rules';
import type { SecretNeed } from '../../servers/required-secret';
import { ruleContext } from '../../stack/rules';
import { remoteRunbooks, shownDashboards } from '../../stack/runbooks';
import type { AgentStackProps } from '../../stack/stack';
import { agentFaults } from '../../stack/validation';
import { addExporters, chartFaults, chartProps, isolateStack } from './stack-parts';

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
