import { durationIssues } from '../../core/duration';
import { collectIssues, inPath, repeated, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { urlIssues } from '../../core/url';
import { uidIssues } from '../../dashboards/id';
import { receiverIssues } from '../../servers/alertmanager/receiver';
import { grafanaLog, repetitionIssues } from '../../servers/alertmanager/repetition';
import { dashboardText } from '../../servers/grafana/dashboard-file';
import { containerNameIssues } from '../../servers/exporter/validation';
import type { ServerSpec } from '../../servers/server-spec';
import { externalLabelIssues, externalLabelsOf } from '../external-labels';
import { stackNameIssues } from '../names';
import { patchIssues, patchFile } from '../patch';
import { rulesOf } from '../rules';
import { dashboardContext, dashboardsOf } from '../runbooks';
import { isAgentStack, type AgentStackProps, type MonitoringStackProps, type StackProps } from '../stack';
import { alertIssues } from './alerts';
import { answerIssues } from './answers';
import { containerIssues } from './containers';
import { exposureIssues } from './exposures';
import { expressionsOf } from './expressions';
import { jobIssuesIn, missingRunbooks, panelIssuesIn, runbookAddressIssues, serverIssues } from './links';
import { dashboardNameIssues, exporterNameIssues } from './names';
import { notificationIssues } from './notifications';
import { alwaysOn, queryIssuesIn, objectivesIssues, probeIssues, type Queried } from './queries';
import { valueIssues } from './values';
import { windowIssues } from './windows';

/**
 * Returns the issues of a stack and of its servers.
 *
 * @param servers servers of the stack
 */
export function stackIssues(stack: StackProps, servers: readonly ServerSpec[]): Issue[] {
  return [
    ...servers.flatMap((server) => inPath(server.name, [...server.issues, ...containerIssues(server)])),
    ...stackNameIssues(stack),
    ...exposureIssues(stack),
    ...externalLabelIssues(stack),
    ...dashboardNameIssues(stack),
    ...serverIssues(stack, servers),
    ...(isAgentStack(stack) ? agentIssues(stack) : monitoringIssues(stack)),
  ];
}

function monitoringIssues(stack: MonitoringStackProps): Issue[] {
  const { prometheus, alertmanager, rules } = stack;
  return [
    ...contentIssues(stack, {
      features: [...alwaysOn, ...(prometheus.features ?? [])],
      kept: prometheus.retention.time,
    }),
    ...(alertmanager ? notificationIssues({ ...alertmanager, rules, externalLabels: externalLabelsOf(stack) }) : []),
  ];
}

/** Returns the issues between the jobs, dashboards and rules of a stack. */
function contentIssues(stack: StackProps, queried: Queried): Issue[] {
  const { dashboards, rules, removedRules = [], patches = [] } = stack;
  const expressions = expressionsOf(stack);
  const names = new Set(rules.flatMap((group) => group.rules.map(({ name }) => name)));
  const jobIssues = jobIssuesIn(stack);
  const queryIssues = queryIssuesIn(stack, queried);
  const panelIssues = panelIssuesIn(stack);
  return [
    ...repeated(removedRules, { problem: 'removedRules names a rule twice', remedy: 'remove one' }),
    ...removedRules
      .filter((name) => names.has(name))
      .map((given) => ({
        problem: 'removedRules names a rule of the stack, so Grafana would delete it at each start',
        given,
        remedy: 'remove it from removedRules, or the rule from the stack',
      })),
    ...exporterNameIssues(stack),
    ...(stack.exporters ?? []).flatMap(({ name }) => inPath('exporters', containerNameIssues(name))),
    ...runbookAddressIssues(stack.runbooks),
    ...emptyTextIssues({ removedRules: removedRules.find((name) => name.trim() === '') }),
    ...repeated(patches.map(patchFile), {
      problem: 'two patches have the same file',
      remedy: 'use one patch for each workload, and separate stacks for workloads with the same name',
    }),
    ...patches.flatMap(patchIssues),
    ...probeIssues(stack),
    ...dashboards.flatMap(({ uid, jobs = [] }) => jobs.flatMap((job) => jobIssues(job, `dashboard ${uid}`))),
    ...dashboards.flatMap(({ uid, queries, started }) =>
      queryIssues(`dashboard ${uid}`, [
        ...queries.map(([panel, { node }]) => [`panel ${panel}`, node] as const),
        ...(started ? [['the annotation of restarts', started.node] as const] : []),
      ]),
    ),
    ...answerIssues(stack, expressions),
    ...windowIssues(stack, expressions),
    ...alertIssues(expressions),
    ...valueIssues(stack, expressions),
    ...objectivesIssues(stack, queried),
    ...missingRunbooks(stack),
    ...rules.flatMap(({ name, job }) => (job === undefined ? [] : jobIssues(job, `rule group ${name}`))),
    ...rules.flatMap((group) =>
      group.rules.flatMap((rule) => [
        ...queryIssues(`rule ${rule.name}`, [
          ['its expression', rule.node],
          ...(rule.runbook?.queries ?? []).map(({ title, node }) => [`query "${title}" of its runbook`, node] as const),
        ]),
        ...panelIssues(rule.name, rule.panel),
      ]),
    ),
  ];
}

function agentIssues(stack: AgentStackProps): Issue[] {
  const { grafana, rules } = stack;
  const { url, retention, receivers, policy, folder, dataSource, noWatchdogReceiverReason } = grafana;
  return [
    ...inPath('grafana', emptyTextIssues({ folder, noWatchdogReceiverReason })),
    ...inPath('grafana.dataSource', uidIssues(dataSource)),
    ...inPath(
      'grafana.url',
      urlIssues(url, { schemes: ['https'], path: 'none' }, { allowed: 'https and a host, without a slash at its end' }),
    ),
    ...durationIssues(retention, { path: 'grafana.retention' }),
    ...receiverIssues(receivers, policy.route),
    ...repetitionIssues(policy.route, grafanaLog),
    ...renderingIssues(stack),
    ...contentIssues(stack, { features: [], kept: retention }),
    ...notificationIssues({ ...grafana, rules, externalLabels: externalLabelsOf(stack) }),
  ];
}

/**
 * Returns the issues of rules and dashboards of an agent stack, because none of its servers renders
 * them.
 */
function renderingIssues(stack: AgentStackProps): Issue[] {
  const issues: Issue[] = [];
  collectIssues(issues, () => rulesOf(stack));
  const context = dashboardContext(stack);
  for (const dashboard of dashboardsOf(stack).dashboards) {
    collectIssues(issues, () => dashboardText(dashboard, context));
  }
  return issues;
}
