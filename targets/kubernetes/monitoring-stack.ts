import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { runbookFiles, type RuleFileJson } from '../../alerts';
import { Alertmanager } from '../../constructs/alertmanager';
import { Grafana } from '../../constructs/grafana';
import { GrafanaBackup } from '../../constructs/grafana-backup';
import { TraefikIngress, type RouteProps } from '../../constructs/ingress/traefik';
import { selectorLabels } from '../../constructs/labels';
import { MonitoringNamespace } from '../../constructs/namespace';
import { NodeExporter } from '../../constructs/node-exporter';
import { putInOrder } from '../../constructs/object-order';
import { patchSecretNeeds } from '../../constructs/patch';
import { Prometheus } from '../../constructs/prometheus';
import type { Flow } from '../../core/network';
import { dataSourceUid } from '../../servers/grafana/provisioning';
import { grafanaRuleGroups, type GrafanaRuleGroupJson } from '../../servers/grafana/rules';
import type { SecretNeed } from '../../servers/required-secret';
import { ruleContext } from '../../stack/rules';
import { shownDashboards, stackRunbooks } from '../../stack/runbooks';
import type { Exposure, MonitoringStackProps } from '../../stack/stack';
import { stackFaults } from '../../stack/validation';
import { addExporters, chartFaults, chartProps, isolateStack, type StackCommon } from './stack-parts';

/** Prometheus, Alertmanager and Grafana with everything that a stack describes. */
export class MonitoringStack extends Chart {
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager | undefined;
  readonly grafana: Grafana;
  readonly backup: GrafanaBackup | undefined;
  /** Every Secret that the stack reads; it makes none of them. */
  readonly secretNeeds: readonly SecretNeed[];
  /** The pages of alerts in Markdown, by the names of the alerts. */
  readonly runbooks: ReadonlyMap<string, string>;
  private readonly ruleContext: ReturnType<typeof ruleContext>;
  private readonly common: StackCommon;

  constructor(
    scope: Construct,
    readonly props: MonitoringStackProps,
  ) {
    super(scope, props.name, chartProps(props.name));
    const { name: instance, patches = [] } = props;
    const namespace = new MonitoringNamespace(this, 'namespace', { name: props.namespace ?? 'monitoring' });
    this.common = { namespace: namespace.name, instance };
    const nodeExporter = props.nodeExporter
      ? new NodeExporter(this, 'node-exporter', { ...props.nodeExporter, instance })
      : undefined;
    this.ruleContext = ruleContext(props, `https://${props.grafana.host}`);
    this.runbooks = runbookFiles(props.rules, stackRunbooks(props, this.ruleContext));
    const alertmanager = (this.alertmanager = this.addAlertmanager());
    this.prometheus = this.addPrometheus();
    this.grafana = this.addGrafana();
    const backup = (this.backup = this.addBackup());
    const exporters = addExporters(this, props, this.common);
    const ingress = this.addIngress();
    this.secretNeeds = [
      ...[this.grafana, this.prometheus, alertmanager, backup, ingress].flatMap((part) => part?.secretNeeds ?? []),
      ...Object.values(exporters).flatMap(({ secretNeeds = [] }) => secretNeeds),
      ...patches.flatMap(patchSecretNeeds),
    ];
    isolateStack(this, {
      stack: props,
      prometheus: this.prometheus,
      parts: {
        prometheus: this.prometheus,
        ...(alertmanager ? { alertmanager } : {}),
        grafana: this.grafana,
        ...(backup ? { 'grafana-backup': backup } : {}),
        ...exporters,
        ...(nodeExporter ? { 'node-exporter': { pods: nodeExporter.pods, destinations: [] } } : {}),
      },
      flows: [...(ingress?.flows ?? []), ...this.queryFlows(), ...this.alertFlows()],
    });
    putInOrder(this);
    this.node.addValidation({
      validate: () => [...stackFaults(props), ...chartFaults(this, props, this.secretNeeds)],
    });
  }

  private addAlertmanager(): Alertmanager | undefined {
    const { alertmanager, language = 'en' } = this.props;
    if (!alertmanager) return undefined;
    const { exposure, ...props } = alertmanager;
    return new Alertmanager(this, 'alertmanager', { language, ...props, ...this.common, ...externalUrlOf(exposure) });
  }

  private addPrometheus(): Prometheus {
    const { jobs, rules, prometheus } = this.props;
    const { exposure, ...props } = prometheus;
    return new Prometheus(this, 'prometheus', {
      ...props,
      ...this.common,
      jobs,
      rules,
      ...externalUrlOf(exposure),
      ...(this.alertmanager ? { alertmanagers: this.alertmanager.targets } : {}),
      links: this.ruleContext,
    });
  }

  private addGrafana(): Grafana {
    const { grafana, prometheus } = this.props;
    const { service, port } = this.prometheus;
    return new Grafana(this, 'grafana', {
      ...grafana,
      ...this.common,
      dashboards: shownDashboards(this.props, stackRunbooks(this.props, this.ruleContext)),
      scrapeInterval: prometheus.scrapeInterval ?? '15s',
      prometheusUrl: `http://${service}.${this.common.namespace}.svc:${port}`,
    });
  }

  private addBackup(): GrafanaBackup | undefined {
    const { backup } = this.props.grafana;
    const { pods, data } = this.grafana;
    return backup && new GrafanaBackup(this, 'grafana-backup', { ...backup, ...this.common, grafana: pods, data });
  }

  private addIngress(): TraefikIngress | undefined {
    const { ingress, grafana, prometheus, alertmanager } = this.props;
    if (!ingress) return undefined;
    const { host, basicAuth } = grafana;
    const routes: RouteProps[] = [
      { ...routeTo('grafana', this.grafana), host, ...(basicAuth ? { basicAuth } : {}), hasOwnLogin: true },
      ...(prometheus.exposure
        ? [{ ...routeTo('prometheus', this.prometheus), ...prometheus.exposure, hasOwnLogin: false }]
        : []),
      ...(this.alertmanager && alertmanager?.exposure
        ? [{ ...routeTo('alertmanager', this.alertmanager), ...alertmanager.exposure, hasOwnLogin: false }]
        : []),
    ];
    return new TraefikIngress(this, 'ingress', { ...ingress, ...this.common, routes });
  }

  /** Grafana asks Prometheus. */
  private queryFlows(): Flow[] {
    const { pods: to, port } = this.prometheus;
    return [{ from: this.grafana.pods, to, ports: [{ port }] }];
  }

  /** Prometheus sends alerts to Alertmanager and reads its metrics; its members speak to each other. */
  private alertFlows(): Flow[] {
    if (!this.alertmanager) return [];
    const { pods: to, port, flows } = this.alertmanager;
    return [{ from: this.prometheus.pods, to, ports: [{ port }] }, ...flows];
  }

  /** The rules as Prometheus reads them. */
  get rules(): RuleFileJson {
    return this.prometheus.rules;
  }

  /**
   * The same rules as Grafana evaluates them, of whom Prometheus then need not evaluate any.
   *
   * @throws Mistake see {@link grafanaRuleGroups}
   */
  grafanaRules(): GrafanaRuleGroupJson[] {
    return grafanaRuleGroups(this.props.rules, { ...this.ruleContext, dataSource: dataSourceUid });
  }

  /** The same rules for a cluster with the Prometheus Operator: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule. */
  prometheusRule(): unknown {
    const { namespace, instance } = this.common;
    return {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: `${instance}-rules`, namespace, labels: selectorLabels('prometheus', instance) },
      spec: this.rules,
    };
  }
}

function externalUrlOf(exposure: Exposure | undefined): { readonly externalUrl?: string } {
  return exposure ? { externalUrl: `https://${exposure.host}/` } : {};
}

/** What a route says of a part of the stack. */
function routeTo(
  name: string,
  { service, port, pods }: Prometheus | Alertmanager | Grafana,
): Pick<RouteProps, 'name' | 'service' | 'port' | 'pods'> {
  return { name, service, port, pods };
}
