import { defaults } from '../core/defaults';
import { alertmanagerAddress, alertmanagerSpec } from '../servers/alertmanager/spec';
import { blackboxExporterSpec } from '../servers/blackbox-exporter/spec';
import { exporterSpec } from '../servers/exporter/spec';
import { isExporterName } from '../servers/exporter/validation';
import { grafanaBackupSpec } from '../servers/grafana-backup/spec';
import { grafanaSpec } from '../servers/grafana/spec';
import { images, imageVersion } from '../servers/images';
import { kubeStateMetricsSpec } from '../servers/kube-state-metrics/spec';
import { nodeExporterSpec } from '../servers/node-exporter/spec';
import type { Place } from '../servers/place';
import { prometheusAgentSpec } from '../servers/prometheus/agent-spec';
import type { PrometheusProps } from '../servers/prometheus/options';
import { prometheusSpec } from '../servers/prometheus/spec';
import type { ServerSpec } from '../servers/server-spec';
import { externalLabelsOf } from './external-labels';
import { linksOf } from './rules';
import { samplingOf, scrapeIntervalOf } from './sample-intervals';
import { dashboardsOf, type ShownDashboards } from './runbooks';
import type { AgentStackProps, Exposure, MonitoringStackProps, StackProps } from './stack';

/**
 * Creates the specs of all servers of a stack in a place.
 *
 * @param shown dashboards and runbook pages in Grafana; by default without commands of a target
 */
export function serversOf(stack: StackProps, place: Place, shown: ShownDashboards = dashboardsOf(stack)): ServerSpec[] {
  const own = stack.kind === 'agent' ? [agentOf(stack, place)] : monitoringOf(stack, place, shown);
  const { blackboxExporter, jobs, kubeStateMetrics, nodeExporter, exporters = [] } = stack;
  const probes = blackboxExporter ? [blackboxExporterSpec({ ...blackboxExporter, jobs }, place)] : [];
  const objects = kubeStateMetrics ? [kubeStateMetricsSpec(kubeStateMetrics, place)] : [];
  const machines = nodeExporter ? [nodeExporterSpec(nodeExporter, place)] : [];
  const alone = exporters.filter(({ name }) => isExporterName(name)).map((one) => exporterSpec(one, 'alone'));
  // Validation of the stack reports repeated and invalid names.
  const known = new Set([...own, ...probes, ...objects, ...machines].map(({ name }) => name));
  const others = alone.filter(({ name }) => !known.has(name) && known.add(name));
  return [...own, ...others, ...probes, ...objects, ...machines];
}

/**
 * Sorts servers so that each comes after those that it calls. Servers on each machine come first.
 * Calls must not form a cycle.
 */
export function inCallOrder(servers: readonly ServerSpec[]): ServerSpec[] {
  const ordered = new Set(servers.filter(({ runs }) => runs.kind === 'each-machine'));
  const add = (one: ServerSpec) => {
    for (const { server } of one.calls) for (const called of servers) if (called.name === server) add(called);
    ordered.add(one);
  };
  servers.forEach(add);
  return [...ordered];
}

function agentOf(stack: AgentStackProps, place: Place): ServerSpec {
  const { prometheus, jobs } = stack;
  return prometheusAgentSpec({ ...prometheus, externalLabels: externalLabelsOf(stack), jobs }, place);
}

function monitoringOf(
  stack: MonitoringStackProps,
  place: Place,
  { dashboards, runbooks }: ShownDashboards,
): ServerSpec[] {
  const { alertmanager, environment, folders, grafana, language = defaults.language } = stack;
  const { basicAuth: _, backup, ...grafanaOptions } = grafana;
  const prometheusVersion = imageVersion(stack.prometheus.image ?? images.prometheus);
  return [
    prometheusSpec(prometheusOptions(stack), place),
    ...(alertmanager
      ? [alertmanagerSpec({ language, ...alertmanager, environment, ...externalUrl(alertmanager) }, place)]
      : []),
    grafanaSpec(
      {
        ...grafanaOptions,
        ...(prometheusVersion === undefined ? {} : { prometheusVersion }),
        language,
        hasAlertmanager: alertmanager !== undefined,
        dashboards,
        runbooks,
        ...(folders ? { folders: folders.filter((folder) => folder.dashboards.length > 0) } : {}),
        scrapeInterval: scrapeIntervalOf(stack),
        sampling: samplingOf(stack),
      },
      place,
    ),
    ...(backup ? [grafanaBackupSpec(backup, place)] : []),
  ];
}

/** Returns the options of the Prometheus of a stack. */
export function prometheusOptions(stack: MonitoringStackProps): PrometheusProps {
  const { jobs, rules, prometheus, alertmanager } = stack;
  const { name, port } = alertmanagerAddress;
  return {
    ...prometheus,
    externalLabels: externalLabelsOf(stack),
    ...externalUrl(prometheus),
    jobs,
    rules,
    links: linksOf(stack),
    ...(alertmanager ? { alertmanagers: { name, port, count: alertmanager.replicas ?? 1 } } : {}),
  };
}

function externalUrl({ exposure }: { readonly exposure?: Exposure }): { readonly externalUrl?: string } {
  return exposure ? { externalUrl: `https://${exposure.host}/` } : {};
}
