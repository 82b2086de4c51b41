import fc from 'fast-check';
import {
  alert,
  firstQuery,
  objectiveRules,
  recordingRule,
  ruleGroup,
  type AlertProps,
  type BurnRateText,
  type ObjectiveRulesProps,
  type RecordingRuleProps,
  type Rule,
  type RuleGroupProps,
  type Runbook,
  type RunbookQuery,
} from '../../../../alerts';
import { panelHandles, type PanelReference } from '../../../../dashboards';
import { panelReference } from '../../../../dashboards/panel-reference';
import { common } from '../../../../library';
import { avg, gibibytes, percent, sum, type Objective } from '../../../../promql';
import { availability, metrics } from '../../../shop';
import { fullStack } from '../../../stacks';
import { runbooks, shopJobs, withStack } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { durations, freeTexts, noDurations, noDurationsFromZero, noTexts } from '../values';
import { labels, noLabels } from './prometheus';

const withRules = (...rules: readonly Rule[]) => withGroups({ name: 'shop', rules });

const withGroups = (group: RuleGroupProps) =>
  withStack({ jobs: shopJobs, dashboards: fullStack.dashboards, rules: [ruleGroup(group)], runbooks });

const panels = fc.constant(panelReference('shop', 'memory'));
const noPanels = fc.constantFrom(
  panelReference('shop', 'none'),
  panelReference('none', 'memory'),
  panelReference('shop', 'toString'),
);

/** Texts that are shown as they are, although they look like templates. */
const texts = fc.oneof(
  freeTexts,
  fc.constantFrom('{{', '}}', '{{ x }}', '100 %', '{{{{', 'a {', '$labels', '{{/* a */}}', '{{ define "x" }}'),
);
const noTemplates = fc.constantFrom(
  '',
  ' ',
  '{{ $labels.job }}',
  '{{ $value }}',
  '{{.Labels.job}}',
  '{{ $externalLabels.a }}',
);

const query: Subject<RunbookQuery> = {
  properties: {
    title: required(freeTexts, noTexts),
    node: required(fc.constant(firstQuery('a', avg(metrics.memory_bytes)).node), 'types'),
  },
  place: (one) =>
    withRules(alert({ ...example, runbook: { impact: 'Carts are slow.', steps: ['Look.'], queries: [one] } })),
};

const queryTitle: Subject<{ readonly title: string }> = {
  properties: { title: query.properties.title },
  place: ({ title }) => query.place(firstQuery(title, avg(metrics.memory_bytes))),
};

const handles: Subject<{ readonly uid: string }> = {
  properties: { uid: required(fc.constant('shop'), fc.constantFrom('', 'none', 'toString')) },
  place: ({ uid }) =>
    withRules(alert({ ...example, panel: panelHandles<{ panel: (key: 'memory') => PanelReference }>(uid)('memory') })),
};

const runbook: Subject<Runbook> = {
  properties: {
    impact: required(freeTexts, noTexts),
    steps: required(
      fc.array(freeTexts, { minLength: 1, maxLength: 3 }).map(([one, ...others]) => [one!, ...others] as const),
      fc.constantFrom([''], ['Look.', ' ']),
    ),
    queries: optional(fc.array(valuesOf(query), { maxLength: 2 }), 'types'),
  },
  place: (one) => withRules(alert({ ...example, runbook: one })),
};

const example: AlertProps<never, 'bytes'> = {
  name: 'ShopLarge',
  condition: sum(metrics.memory_bytes).greaterThan(gibibytes(1)),
  severity: 'warning',
  summary: 'Large',
  description: 'Large.',
};

const ownLabels = fc.constantFrom(
  ...['severity', 'subject', 'alertname', '__name__', '', 'a-b'].map((name) => ({ [name]: 'x' })),
);

const alertProps: Subject<AlertProps<never, 'bytes'>> = {
  properties: {
    name: required(
      fc.constantFrom('A', 'ShopLarge', 'Http2Slow', 'X'.repeat(63)),
      textsWithout((text) => /^[A-Z][A-Za-z0-9]*$/.test(text)),
    ),
    condition: required(fc.constant(example.condition), 'types'),
    for: optional(durations('0s', '30s', '5m', '1d12h'), noDurationsFromZero),
    keepFiringFor: optional(durations('0s', '30s', '5m', '1d12h'), noDurationsFromZero),
    severity: required(fc.constantFrom('critical', 'warning', 'info', 'none'), 'types'),
    summary: required(texts, noTemplates),
    description: required(texts, noTemplates),
    panel: optional(panels, noPanels),
    runbook: optional(valuesOf(runbook), 'types'),
    subject: optional(freeTexts, fc.oneof(noTexts, fc.constantFrom('{{ $labels.job }}', '{{'))),
    labels: optional(labels, fc.oneof(noLabels, ownLabels, fc.constant({ team: '{{ $labels.job }}' }))),
  },
  place: (props) => withRules(alert(props)),
};

const recordingProps: Subject<RecordingRuleProps<never, 'bytes'>> = {
  properties: {
    name: required(
      fc.constantFrom('job:memory_bytes:sum', 'a:b:c', '_a:b_1:c2', 'cluster:x:sum'),
      fc.constantFrom('', 'a', 'a:b', 'A:b:c', 'a:b:c:d', 'a::c', 'a-b:c:d', ' a:b:c', 'a:b:c\n', '1a:b:c'),
    ),
    expression: required(fc.constant(sum(metrics.memory_bytes)), 'types'),
    labels: optional(labels, fc.oneof(noLabels, fc.constant({ team: '{{ $labels.job }}' }))),
  },
  place: (props) => withRules(recordingRule(props)),
};

const someRules = fc.constantFrom<readonly Rule[]>(
  [alert(example)],
  [alert(example), alert({ ...example, name: 'Other' })],
);

const group: Subject<RuleGroupProps> = {
  properties: {
    name: required(freeTexts, noTexts),
    rules: required(someRules, fc.constantFrom([], [alert(example), alert(example)])),
    job: optional(fc.constant('shop'), fc.constantFrom('', 'other', 'toString')),
    interval: optional(durations('15s', '30s', '1m', '1h'), noDurations),
    window: optional(durations('1m', '5m', '1h'), noDurations),
  },
  place: withGroups,
};

const burnText: Subject<BurnRateText> = {
  properties: {
    summary: required(texts, noTemplates),
    description: required(texts, noTemplates),
    runbook: optional(valuesOf(runbook), 'types'),
  },
  place: (page) => withObjective({ ...objectiveExample, page }),
};

const plain = { summary: 'Bad', description: 'Bad.' };

const objectiveExample: ObjectiveRulesProps<'requests/s'> = {
  objective: availability({ period: '7d' }),
  job: 'shop',
  name: 'Shop',
  page: plain,
  ticket: plain,
  panel: panelReference('shop', 'memory'),
};

/** Rules of the objective of the shop. */
export const objectiveGroups = objectiveRules({
  ...objectiveExample,
  objective: availability(),
  panel: panelReference('shop', 'errorBudget'),
});

const withObjective = (props: ObjectiveRulesProps<'requests/s'>) =>
  withStack({ jobs: shopJobs, dashboards: fullStack.dashboards, rules: objectiveRules(props), runbooks });

/** Creates a small stack with the rules of an objective of 7 days. */
export const withObjectiveOf = (objective: Objective<'requests/s'>) =>
  withObjective({ ...objectiveExample, objective });

const objectiveProps: Subject<ObjectiveRulesProps<'requests/s'>> = {
  properties: {
    objective: required(
      fc.constantFrom(90, 99, 99.9).map((target) => availability({ period: '7d', target: percent(target) })),
      fc.constantFrom(0, 100, 101, -1).map((target) => availability({ period: '7d', target: percent(target) })),
    ),
    job: required(fc.constant('shop'), fc.constantFrom('', 'other')),
    name: required(fc.constantFrom('Shop', 'A', 'Http2'), fc.constantFrom('', 'shop', 'Shop-', 'Sh op', '1')),
    page: required(valuesOf(burnText), 'types'),
    ticket: required(valuesOf(burnText), 'types'),
    panel: required(panels, noPanels),
    minimumFailures: optional(fc.constantFrom(1, 10, 1000), fc.constantFrom(-1, NaN, Infinity)),
  },
  place: withObjective,
};

const application: common.ApplicationText = {
  title: 'Shop',
  job: 'shop',
  panel: panelReference('shop', 'memory'),
  language: 'en',
};
const objectiveText: common.ObjectiveText = {
  name: 'Shop',
  objective: objectiveExample.objective,
  runbook: { impact: 'Carts are slow.', steps: ['Look.'] },
  failures: '5xx errors',
  goal: 'Most requests succeed.',
  first: 'Look.',
};

const withTexts = (of: common.ApplicationText, text: common.ObjectiveText) =>
  withStack({ jobs: shopJobs, dashboards: fullStack.dashboards, rules: common.objectiveAlerts(of, text), runbooks });

const applicationTexts: Subject<common.ApplicationText> = {
  properties: {
    title: required(freeTexts, noTexts),
    job: objectiveProps.properties.job,
    panel: objectiveProps.properties.panel,
    language: required(fc.constantFrom('en', 'fr'), 'types'),
  },
  place: (of) => withTexts(of, objectiveText),
};

const objectiveTexts: Subject<common.ObjectiveText> = {
  properties: {
    name: objectiveProps.properties.name,
    objective: objectiveProps.properties.objective,
    runbook: required(valuesOf(runbook), 'types'),
    failures: required(freeTexts, noTexts),
    goal: required(freeTexts, noTexts),
    first: required(freeTexts, noTexts),
    adjust: optional(fc.constant({}), fc.constantFrom({ Nothing: {} })),
  },
  place: (text) => withTexts(application, text),
};

/** Subjects of rules. */
export const rules = {
  AlertProps: alertProps,
  Runbook: runbook,
  RunbookQuery: query,
  'firstQuery(…)': queryTitle,
  'panelHandles(…)': handles,
  RecordingRuleProps: recordingProps,
  RuleGroupProps: group,
  BurnRateText: burnText,
  ObjectiveRulesProps: objectiveProps,
  ApplicationText: applicationTexts,
  ObjectiveText: objectiveTexts,
};
