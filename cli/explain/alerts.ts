import { possibleDestinationsOf, possibleInhibitors, type KnownAlert, type Rule, type RuleGroup } from '../../alerts';
import { locales } from '../../alerts/locales';
import { conditionText } from '../../alerts/runbooks/runbook-page';
import { scopeOf } from '../../alerts/rules/rule-group';
import { withoutTemplates } from '../../alerts/rules/template';
import { nameOf } from '../../promql/labels';
import { walk } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import { routedOf } from '../../stack/routed';
import { linksOf } from '../../stack/rules';
import { evaluationIntervalOf } from '../../stack/sample-intervals';
import type { StackProps } from '../../stack/stack';
import { generate, rulesOf } from '../../testing';
import { intervalLines } from '../alerts/explanation';
import { grouping } from '../alerts/overview';
import { joined, type Explainer, type Fact } from './explainer';

/** Alerts: their condition, who is notified and when, what inhibits them, and their tests. */
export const alerts: Explainer = {
  kind: 'alert',
  names: ({ stack }) => alertsOf(stack).map(({ rule }) => rule.name),
  facts: (name, { stack }) =>
    alertsOf(stack)
      .filter(({ rule }) => rule.name === name)
      .flatMap((one) => [...ruleFacts(one, stack), ...notificationFacts(name, stack), ...testFacts(name, stack)]),
};

interface GroupedAlert {
  readonly group: RuleGroup;
  readonly rule: Rule;
}

function alertsOf({ rules }: StackProps): GroupedAlert[] {
  return rules.flatMap((group) => group.rules.filter(({ kind }) => kind === 'alert').map((rule) => ({ group, rule })));
}

function ruleFacts({ group, rule }: GroupedAlert, stack: StackProps): Fact[] {
  const { window, job, interval = evaluationIntervalOf(stack) } = group;
  const place = { ...linksOf(stack), window, scope: scopeOf(job) };
  const json = rule.toJson(place);
  const { summary = '', description = '', dashboard_url: panel, runbook_url: runbook } = json.annotations ?? {};
  const { severity = '', ...others } = json.labels ?? {};
  const series = walk(resolve(rule.node, place)).flatMap((one) => (one.type === 'selector' ? [nameOf(one)] : []));
  const words = locales.en.runbook;
  const plain = (text: string) => withoutTemplates(text, (label) => `‹${label}›`, 'value');
  return [
    ['severity', severity],
    ['summary', plain(summary)],
    ['description', plain(description)],
    ['fires', conditionText(rule, json, words)],
    ['condition', json.expr],
    ['queries', [...new Set(series)].join(', ')],
    ['rule group', `${group.name}${job === undefined ? '' : ` of the job ${job}`}, evaluated every ${interval}`],
    ['labels', ...Object.entries(others).map(([label, value]) => `${label}=${value}`)],
    ['objective', ...(rule.burn ? [`${rule.burn.objective.name}: ${rule.burn.objective.title}`] : [])],
    ['panel', ...(rule.panel ? [`${rule.panel.panel} of the dashboard ${rule.panel.dashboard}`] : []), ...given(panel)],
    [
      'runbook',
      ...(rule.runbook ? [`${stack.name}/runbooks/${rule.name}.md in the output folder`] : []),
      ...given(runbook),
    ],
  ];
}

function notificationFacts(name: string, stack: StackProps): Fact[] {
  const routed = routedOf(stack);
  const alert = routed?.alerts.find((one) => one.name === name);
  if (!routed || !alert) return [['receivers', 'none: this stack notifies no receiver']];
  const { policy } = routed;
  const inhibitorsOf = possibleInhibitors(policy, routed.alerts);
  const inhibits = (other: KnownAlert) => inhibitorsOf(other).some(({ source }) => source.name === name);
  const receivers = possibleDestinationsOf(policy, alert).map(({ receiver, path }) => {
    const times = intervalLines(policy, path.at(-1)!, undefined).join(', ');
    return `${receiver}, ${times}, grouped by ${grouping(path)}`;
  });
  return [
    ['receivers', ...receivers],
    ['inhibited by', ...joined(inhibitorsOf(alert).map(({ source }) => source.name))],
    ['inhibits', ...joined(routed.alerts.filter(inhibits).map((other) => other.name))],
  ];
}

/** Facts about the generated tests, which are not run. */
function testFacts(name: string, stack: StackProps): Fact[] {
  // An issue of another alert does not matter here.
  const groups = stack.rules.map((group) => ({
    ...group,
    rules: group.rules.filter((rule) => rule.name === name || rule.kind === 'record'),
  }));
  const { rules } = rulesOf({ ...stack, rules: groups.filter((group) => group.rules.length > 0) });
  const { tested, untested } = generate(rules);
  const tests = tested.find(({ rule }) => rule.name === name)?.tests.length;
  const reason = untested.find(({ rule }) => rule.name === name)?.reason;
  return [['tests', tests === undefined ? `none: ${reason ?? 'it has no test'}` : `${tests}, which vigie test runs`]];
}

function given(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
