import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PanelReference, RuleGroup } from '../alerts';
import type { ProvisionedDashboard } from '../dashboards';
import { featuresOf } from '../promql/check';
import { walk, type Node } from '../promql/node';
import { Grafana, type GrafanaProps } from './grafana';
import { MonitoringNamespace } from './monitoring-namespace';
import { NodeExporter, type NodeExporterProps } from './node-exporter';
import { Prometheus, type PrometheusProps } from './prometheus';
import type { ScrapeJob } from './scrape-job';

/** One typed description of what is deployed. */
export interface MonitoringStackProps {
  /** The name of the stack: of its files, and in the labels of its objects. */
  readonly name: string;
  /**
   * The namespace that it makes for itself.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /** What is read. */
  readonly jobs: readonly ScrapeJob[];
  readonly dashboards: readonly ProvisionedDashboard[];
  readonly rules: readonly RuleGroup[];
  readonly prometheus: Omit<PrometheusProps, 'namespace' | 'instance' | 'jobs' | 'rules' | 'links'>;
  readonly grafana: Omit<GrafanaProps, 'namespace' | 'instance' | 'prometheusUrl' | 'scrapeInterval' | 'dashboards'>;
  /**
   * node_exporter on every machine.
   *
   * @default - none
   */
  readonly nodeExporter?: Omit<NodeExporterProps, 'instance'>;
  /**
   * The address under which the pages of the runbooks stand, one for each alert.
   *
   * @default - alerts have no such link
   */
  readonly runbooks?: string;
}

/** Prometheus and Grafana with everything that a stack describes. */
export class MonitoringStack extends Chart {
  readonly prometheus: Prometheus;
  readonly grafana: Grafana;

  constructor(
    scope: Construct,
    readonly props: MonitoringStackProps,
  ) {
    super(scope, props.name, {
      disableResourceNameHashes: true,
      labels: { 'app.kubernetes.io/part-of': props.name, 'app.kubernetes.io/managed-by': 'vigie' },
    });
    const { name: instance, jobs, rules, dashboards } = props;
    const namespace = new MonitoringNamespace(this, 'namespace', { name: props.namespace ?? 'monitoring' });
    const scrapeInterval = props.prometheus.scrapeInterval ?? '15s';
    const common = { namespace: namespace.name, instance };
    this.prometheus = new Prometheus(this, 'prometheus', {
      ...props.prometheus,
      ...common,
      scrapeInterval,
      jobs,
      rules,
      links: {
        panelUrl: (panel) => this.panelUrl(panel),
        runbookUrl: (page) => props.runbooks && `${props.runbooks}/${page}`,
      },
    });
    this.grafana = new Grafana(this, 'grafana', {
      ...props.grafana,
      ...common,
      dashboards,
      scrapeInterval,
      prometheusUrl: `http://${this.prometheus.service}.${namespace.name}.svc:${this.prometheus.port}`,
    });
    if (props.nodeExporter) {
      const nodeExporter = new NodeExporter(this, 'node-exporter', { ...props.nodeExporter, instance });
      // Prometheus' right to find the pods stands in a namespace that must be there first.
      this.prometheus.node.addDependency(nodeExporter);
    }
    this.prometheus.node.addDependency(namespace);
    this.grafana.node.addDependency(namespace);
    this.node.addValidation({ validate: () => this.faults() });
  }

  private panelUrl({ dashboard: uid, panel }: PanelReference): string | undefined {
    const dashboard = this.props.dashboards.find((one) => one.uid === uid);
    return dashboard?.panelKeys.includes(panel)
      ? `https://${this.props.grafana.host}/d/${uid}?viewPanel=panel-${dashboard.panelId(panel)}`
      : undefined;
  }

  private faults(): string[] {
    const { dashboards, rules } = this.props;
    const uids = dashboards.map(({ uid }) => uid);
    return [
      ...uids.filter((uid, index) => uids.indexOf(uid) !== index).map((uid) => `two dashboards have the uid "${uid}"`),
      ...dashboards.flatMap(({ uid, jobs = [] }) => jobs.flatMap((job) => this.faultsOfJob(job, `dashboard ${uid}`))),
      ...dashboards.flatMap(({ uid, queries }) =>
        queries.flatMap(([panel, { node }]) => this.faultsOfExpression(node, `dashboard ${uid}, panel ${panel}`)),
      ),
      ...rules.flatMap(({ name, job }) => (job === undefined ? [] : this.faultsOfJob(job, `rule group ${name}`))),
      ...rules.flatMap((group) =>
        group.rules.flatMap(({ name, node, panel }) => [
          ...this.faultsOfExpression(node, `rule ${name}`),
          ...this.faultsOfPanel(name, panel),
        ]),
      ),
    ];
  }

  private faultsOfJob(job: string, where: string): string[] {
    const jobs = this.props.jobs.map((one) => one.job);
    return jobs.includes(job) ? [] : [`${where}: this stack has no job "${job}"; allowed: ${jobs.join(', ')}`];
  }

  private faultsOfExpression(node: Node, where: string): string[] {
    const { features = [] } = this.props.prometheus;
    const missing = [...featuresOf(node)].filter((feature) => !features.some((one) => one === feature));
    return [
      ...this.faultsOfSource(node, where),
      ...missing.map(
        (feature) => `${where}: this needs the experimental feature ${feature}; remedy: list it in prometheus.features`,
      ),
    ];
  }

  /** Every series must be exposed by a job of the stack, be Prometheus' own, or recorded by a rule of the stack. */
  private faultsOfSource(node: Node, where: string): string[] {
    const { jobs, rules } = this.props;
    const recorded = rules.flatMap((group) => group.rules.map(({ name }) => name));
    const known = new Set(['scrape', 'alertState', ...jobs.map(({ catalogue }) => catalogue.name)]);
    return [...walk(node)].flatMap((one) => {
      if (one.type !== 'selector') return [];
      const { name, catalogue } = one.series;
      if (catalogue === 'recorded') {
        return recorded.includes(name) ? [] : [`${where}: no rule of this stack records ${name}; remedy: add the rule`];
      }
      return known.has(catalogue)
        ? []
        : [
            `${where}: no job of this stack reads ${catalogue}, which exposes ${name}; allowed: ${[...known].sort().join(', ')}; remedy: add a job`,
          ];
    });
  }

  private faultsOfPanel(rule: string, panel: PanelReference | undefined): string[] {
    if (!panel || this.panelUrl(panel)) return [];
    const dashboard = this.props.dashboards.find(({ uid }) => uid === panel.dashboard);
    const allowed = dashboard
      ? `panels ${dashboard.panelKeys.join(', ')}`
      : `dashboards ${this.props.dashboards.map(({ uid }) => uid).join(', ')}`;
    return [
      `rule ${rule} points to panel "${panel.panel}" of dashboard "${panel.dashboard}", which does not exist; allowed: ${allowed}`,
    ];
  }
}
