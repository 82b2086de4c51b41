import { runbookUids } from '../../alerts';
import { durationFaults } from '../../core/duration';
import { attempt, repeated } from '../../core/errors';
import { receiverFaults } from '../../servers/alertmanager/receiver';
import { dashboardText } from '../../servers/grafana/dashboard-file';
import type { ServerSpec } from '../../servers/server-spec';
import { patchFaults, patchFile } from '../patch';
import { rulesOf } from '../rules';
import { dashboardsOf } from '../runbooks';
import {
  isAgentStack,
  type AgentStackProps,
  type MonitoringStackProps,
  type StackContent,
  type StackProps,
} from '../stack';
import { faultsOfJob, faultsOfPanel, missingRunbooks } from './links';
import { notificationFaults } from './notifications';
import { faultsOfExpressions, faultsOfObjectives, probeFaults, type Queried } from './queries';

/**
 * Issues of the description of a stack.
 *
 * @param servers those of the stack, with their own issues
 */
export function stackIssues(stack: StackProps, servers: readonly ServerSpec[]): string[] {
  return [
    ...servers.flatMap(({ name, issues }) => issues.map((issue) => `${name}: ${issue}`)),
    ...(isAgentStack(stack) ? agentFaults(stack) : monitoringFaults(stack)),
  ];
}

/** Issues with the stack that they belong to. */
export function inStack({ name }: Pick<StackProps, 'name'>, issues: readonly string[]): string[] {
  return issues.map((issue) => `[${name}] ${issue}`);
}

function monitoringFaults(stack: MonitoringStackProps): string[] {
  const { prometheus, alertmanager, rules } = stack;
  return [
    ...contentFaults(stack, { features: prometheus.features ?? [], kept: prometheus.retention.time }),
    ...(alertmanager ? notificationFaults({ ...alertmanager, rules, externalLabels: prometheus.externalLabels }) : []),
  ];
}

/** What is wrong between what a stack reads, shows and evaluates. */
function contentFaults(stack: StackContent, queried: Queried): string[] {
  const { dashboards, rules, exporters = [], patches = [] } = stack;
  return [
    ...repeated([...dashboards.map(({ uid }) => uid), ...(stack.runbooks === undefined ? runbookUids(rules) : [])], {
      fault: 'two dashboards have the same uid, of which Grafana keeps one',
      remedy: 'give each its own',
    }),
    ...repeated(
      exporters.map(({ name }) => name),
      { fault: 'two exporters have the same name', remedy: 'give one of them another name' },
    ),
    ...repeated(patches.map(patchFile), {
      fault: 'two patches would be written to the same file',
      remedy: 'put the exporters of one workload into one patch, and workloads of one name into stacks of their own',
    }),
    ...patches.flatMap(patchFaults),
    ...probeFaults(stack),
    ...dashboards.flatMap(({ uid, jobs = [] }) => jobs.flatMap((job) => faultsOfJob(stack, job, `dashboard ${uid}`))),
    ...dashboards.flatMap(({ uid, queries }) =>
      faultsOfExpressions(
        stack,
        queried,
        `dashboard ${uid}`,
        queries.map(([panel, { node }]) => [`panel ${panel}`, node]),
      ),
    ),
    ...faultsOfObjectives(stack, queried),
    ...missingRunbooks(stack),
    ...rules.flatMap(({ name, job }) => (job === undefined ? [] : faultsOfJob(stack, job, `rule group ${name}`))),
    ...rules.flatMap((group) =>
      group.rules.flatMap((rule) => [
        ...faultsOfExpressions(stack, queried, `rule ${rule.name}`, [
          ['its expression', rule.node],
          ...(rule.runbook?.queries ?? []).map(({ title, node }) => [`query "${title}" of its runbook`, node] as const),
        ]),
        ...faultsOfPanel(stack, rule.name, rule.panel),
      ]),
    ),
  ];
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
    ...renderingIssues(stack),
    ...contentFaults(stack, { features: [], kept: retention }),
    ...notificationFaults({ ...grafana, rules, externalLabels: prometheus.externalLabels }),
  ];
}

/** Mistakes in rules and dashboards, which no server of an agent's stack renders. */
function renderingIssues(stack: AgentStackProps): string[] {
  const issues: string[] = [];
  attempt(issues, () => rulesOf(stack));
  for (const dashboard of dashboardsOf(stack)) attempt(issues, () => dashboardText(dashboard, false));
  return issues;
}
