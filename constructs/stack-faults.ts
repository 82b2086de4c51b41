import type { PanelReference } from '../alerts';
import { featuresOf } from '../promql/check';
import { walk, type Node } from '../promql/node';
import type { MonitoringStackProps } from './monitoring-stack';
import { patchFaults, patchFile } from './workload-patch';

/** What is wrong between the parts of a stack: everything that none of them can see alone. */
export function stackFaults(stack: MonitoringStackProps): string[] {
  const { dashboards, rules, exporters = [], patches = [] } = stack;
  return [
    ...shared(dashboards.map(({ uid }) => uid)).map((uid) => `two dashboards have the uid "${uid}"`),
    ...shared(exporters.map(({ name }) => name)).map((name) => `two exporters have the name "${name}"`),
    ...shared(patches.map(patchFile)).map((file) => `two patches are of a workload that fills the file ${file}`),
    ...patches.flatMap(patchFaults),
    ...dashboards.flatMap(({ uid, jobs = [] }) => jobs.flatMap((job) => faultsOfJob(stack, job, `dashboard ${uid}`))),
    ...dashboards.flatMap(({ uid, queries }) =>
      queries.flatMap(([panel, { node }]) => faultsOfExpression(stack, node, `dashboard ${uid}, panel ${panel}`)),
    ),
    ...rules.flatMap(({ name, job }) => (job === undefined ? [] : faultsOfJob(stack, job, `rule group ${name}`))),
    ...rules.flatMap((group) =>
      group.rules.flatMap(({ name, node, panel }) => [
        ...faultsOfExpression(stack, node, `rule ${name}`),
        ...faultsOfPanel(stack, name, panel),
      ]),
    ),
  ];
}

function faultsOfJob({ jobs }: MonitoringStackProps, job: string, where: string): string[] {
  const names = jobs.map((one) => one.job);
  return names.includes(job) ? [] : [`${where}: this stack has no job "${job}"; allowed: ${names.join(', ')}`];
}

function faultsOfExpression(stack: MonitoringStackProps, node: Node, where: string): string[] {
  const { features = [] } = stack.prometheus;
  const missing = [...featuresOf(node)].filter((feature) => !features.some((one) => one === feature));
  return [
    ...faultsOfSource(stack, node, where),
    ...missing.map(
      (feature) => `${where}: this needs the experimental feature ${feature}; remedy: list it in prometheus.features`,
    ),
  ];
}

/** Every series must be exposed by a job of the stack, be Prometheus' own, or recorded by a rule of the stack. */
function faultsOfSource({ jobs, rules }: MonitoringStackProps, node: Node, where: string): string[] {
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

function faultsOfPanel(
  { dashboards }: MonitoringStackProps,
  rule: string,
  panel: PanelReference | undefined,
): string[] {
  const dashboard = dashboards.find(({ uid }) => uid === panel?.dashboard);
  if (!panel || dashboard?.panelKeys.includes(panel.panel)) return [];
  const allowed = dashboard
    ? `panels ${dashboard.panelKeys.join(', ')}`
    : `dashboards ${dashboards.map(({ uid }) => uid).join(', ')}`;
  return [
    `rule ${rule} points to panel "${panel.panel}" of dashboard "${panel.dashboard}", which does not exist; allowed: ${allowed}`,
  ];
}

function shared(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
