import { createHash } from 'node:crypto';
import type { Rule, RuleContext, RuleJson } from '../../alerts/rules/rule';
import { evaluatedGroups, ruleFile, type RuleGroup } from '../../alerts/rules/rule-group';
import { durationToMilliseconds, type Duration } from '../../core/duration';
import { escapeLabels, escapeVariables } from '../../core/variables';
import type { PanelReference } from '../../dashboards/panel-reference';

/** Context in which rules for Grafana are rendered. */
export interface GrafanaRuleContext extends Omit<RuleContext, 'window' | 'scope'> {
  /** Name of the stack. It makes the uids of rules unique. */
  readonly instance: string;
  /** Labels of every alert, which Prometheus would add. */
  readonly alertLabels: Readonly<Record<string, string>>;
  /** Uid of the data source that rules query. */
  readonly dataSource: string;
  /** Evaluation interval of groups that set none. */
  readonly interval: Duration;
  /** Returns the id of a panel; `undefined` when it does not exist. */
  readonly panelId: (panel: PanelReference) => number | undefined;
}

/** Rule group in the format of Grafana's provisioning files. */
export interface GrafanaRuleGroupJson {
  /** Name of the group. */
  readonly name: string;
  /** Evaluation interval in seconds. */
  readonly intervalSeconds: number;
  /** Rules of the group. */
  readonly rules: readonly GrafanaRuleJson[];
}

/** Step of a rule: a query, or a calculation on its result. */
export interface GrafanaStepJson {
  /** Id, by which other steps refer to its result. */
  readonly refId: string;
  /** Kind of query, for data sources that have several. */
  readonly queryType?: string;
  /** Uid of the data source; `__expr__` for a calculation. */
  readonly datasourceUid: string;
  /** Time range in seconds before the evaluation. */
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  /** Query or calculation, in the form of its data source. */
  readonly model: Readonly<Record<string, unknown>>;
}

/**
 * Rule in the format of Grafana's provisioning files:
 * https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/.
 */
export interface GrafanaRuleJson {
  /** Permanent id, which depends only on the name of the stack and of the rule. */
  readonly uid: string;
  /** Name of the rule. */
  readonly title: string;
  /** Step whose result makes the alert fire, by its `refId`. Absent in recording rules. */
  readonly condition?: string;
  /** Steps: the query of Prometheus, and expressions on its result. */
  readonly data: readonly GrafanaStepJson[];
  /** Time for which the condition must hold before the alert fires. Absent, it fires at once. */
  readonly for?: string;
  /** Time for which the alert keeps firing after the condition has ended. Absent, it resolves at once. */
  readonly keepFiringFor?: string;
  /** State of the rule when the query returns nothing. */
  readonly noDataState?: string;
  /** State of the rule when the query fails. */
  readonly execErrState?: string;
  /** Number of evaluations without a series after which its alert resolves. */
  readonly missing_series_evals_to_resolve?: number;
  /** Name of the recorded series, the step whose result it is, and the data source that stores it. */
  readonly record?: { readonly metric: string; readonly from: string; readonly targetDatasourceUid: string };
  /** Labels that the rule adds. */
  readonly labels: Readonly<Record<string, string>>;
  /** Texts of the alert, as templates of Grafana. Absent in recording rules. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Time range of queries in seconds. Queries are instant, so only their own windows matter. */
const range = { from: 600, to: 0 };
const present = { from: 0, to: 0 };
const server = { type: '__expr__', uid: '__expr__' };

/**
 * Renders rules for evaluation by Grafana.
 *
 * @throws ValidationError with groups without rules, repeated names of groups or rules, and the
 * issues of every rule
 */
export function grafanaRuleGroups(groups: readonly RuleGroup[], context: GrafanaRuleContext): GrafanaRuleGroupJson[] {
  const evaluated = evaluatedGroups(groups);
  return ruleFile(groups, context).groups.map(({ name, interval, rules }, index) => ({
    name,
    intervalSeconds: evaluationSeconds(interval ?? context.interval),
    rules: rules.map((json, position) => grafanaRule(evaluated[index]!.rules[position]!, json, context)),
  }));
}

/** Folders of the rules in Grafana, and the rules that it deletes. */
export interface GrafanaRuleFileProps {
  /** Returns the title of the folder of a rule group. */
  readonly folderOf: (group: string) => string;
  /** Name of the stack. */
  readonly instance: string;
  /** Names of rules that Grafana deletes when it has them. */
  readonly removed: readonly string[];
}

/** Renders rules as a provisioning file, which Grafana reads when it starts. */
export function grafanaRuleFile(
  groups: readonly GrafanaRuleGroupJson[],
  { folderOf, instance, removed }: GrafanaRuleFileProps,
): unknown {
  return {
    apiVersion: 1,
    ...(removed.length > 0 ? { deleteRules: removed.map((name) => ({ orgId: 1, uid: ruleUid(instance, name) })) } : {}),
    groups: groups.map(({ name, intervalSeconds, rules }) => ({
      orgId: 1,
      name: escapeVariables(name),
      folder: escapeVariables(folderOf(name)),
      interval: `${intervalSeconds}s`,
      rules: rules.map(inFile),
    })),
  };
}

/**
 * Adapts a rule to a file. A file expands labels, but no annotations and queries. A recording rule
 * needs a condition in a file, although it has no effect.
 */
function inFile({ labels, ...rule }: GrafanaRuleJson): GrafanaRuleJson {
  return {
    ...rule,
    ...(rule.record ? { condition: rule.record.from } : {}),
    labels: escapeLabels(labels),
  };
}

/**
 * Rounds an interval up to a multiple of ten seconds, which Grafana requires:
 * https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/.
 */
function evaluationSeconds(interval: string): number {
  return Math.ceil(durationToMilliseconds(interval) / 10_000) * 10;
}

/**
 * Renders a rule that fires for every series of the result, with any value, as in Prometheus. It
 * has the three steps of Grafana's import of Prometheus rules: the query, a number for each series,
 * and a threshold that every number exceeds:
 * https://grafana.com/docs/grafana/latest/alerting/alerting-rules/alerting-migration/.
 */
function grafanaRule(rule: Rule, json: RuleJson, context: GrafanaRuleContext): GrafanaRuleJson {
  const { expr, labels = {}, annotations = {} } = json;
  const { instance, dataSource } = context;
  const query = queryOf(expr, dataSource);
  const uid = ruleUid(instance, rule.name);
  if (json.record !== undefined) {
    const record = { metric: json.record, from: query.refId, targetDatasourceUid: dataSource };
    return { uid, title: json.record, record, data: [query], labels };
  }
  return {
    uid,
    title: rule.name,
    condition: 'threshold',
    data: [query, numbers, threshold],
    ...(json.for ? { for: json.for } : {}),
    ...(json.keep_firing_for ? { keepFiringFor: json.keep_firing_for } : {}),
    // As in Prometheus, an empty result means that the alert does not fire. A failed query has its
    // own alert.
    noDataState: 'OK',
    execErrState: 'Error',
    missing_series_evals_to_resolve: 1,
    labels: { ...context.alertLabels, ...labels },
    annotations: { ...withValues(annotations), ...panelOf(rule, context) },
  };
}

/** Returns the uid of a rule of a stack. */
function ruleUid(instance: string, name: string): string {
  return grafanaUid(`${instance}/${name}`);
}

/** Returns a uid for Grafana that depends only on a text. */
export function grafanaUid(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

function queryOf(expr: string, dataSource: string): GrafanaStepJson {
  const refId = 'query';
  const datasource = { type: 'prometheus', uid: dataSource };
  const model = { refId, datasource, expr, instant: true, range: false };
  return { refId, datasourceUid: dataSource, relativeTimeRange: range, model };
}

const numbers = step('numbers', 'math', {
  expression: 'is_number($query) || is_nan($query) || is_inf($query)',
});

const threshold = step('threshold', 'threshold', {
  expression: 'numbers',
  conditions: [{ evaluator: { type: 'gt', params: [0] } }],
});

function step(refId: string, type: string, rest: object): GrafanaStepJson {
  const model = { refId, datasource: server, type, ...rest };
  return { refId, datasourceUid: server.uid, queryType: type, relativeTimeRange: present, model };
}

/** Replaces `$value`, which in Grafana is a text about all steps, by the value of the query. */
function withValues(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([name, text]) => [
      name,
      text.replaceAll('{{ $value |', '{{ $values.query.Value |'),
    ]),
  );
}

/**
 * Returns the link to a panel:
 * https://grafana.com/docs/grafana/latest/alerting/alerting-rules/link-alert-rules-to-panels/.
 */
function panelOf({ panel }: Rule, { panelId }: GrafanaRuleContext): Record<string, string> {
  const id = panel && panelId(panel);
  return panel && id !== undefined ? { __dashboardUid__: panel.dashboard, __panelId__: String(id) } : {};
}
