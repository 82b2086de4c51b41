import { createHash } from 'node:crypto';
import type { Rule, RuleContext, RuleJson } from '../../alerts/rules/rule';
import { ruleFile, type RuleGroup } from '../../alerts/rules/rule-group';
import { durationToMilliseconds, type Duration } from '../../core/duration';
import type { PanelReference } from '../../dashboards/panel-reference';

/** What decides about rules that Grafana evaluates, besides the rules themselves. */
export interface GrafanaRuleContext extends Pick<RuleContext, 'panelUrl' | 'runbookUrl'> {
  /** The stack that they belong to: it tells their uids from those of others. */
  readonly instance: string;
  /** The uid of the data source that is asked. */
  readonly dataSource: string;
  /** How often groups are evaluated that do not say it themselves. */
  readonly interval: Duration;
  /** The id of a panel. */
  readonly panelId: (panel: PanelReference) => number | undefined;
}

/** A group of rules as Grafana's provisioning files have it. */
export interface GrafanaRuleGroupJson {
  readonly name: string;
  /** Seconds. */
  readonly intervalSeconds: number;
  readonly rules: readonly GrafanaRuleJson[];
}

/** One step of a rule: a query, or what is calculated from it. */
export interface GrafanaStepJson {
  readonly refId: string;
  readonly queryType?: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** A rule as Grafana's provisioning files have it: https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/. */
export interface GrafanaRuleJson {
  readonly uid: string;
  readonly title: string;
  readonly condition?: string;
  readonly data: readonly GrafanaStepJson[];
  readonly for?: string;
  readonly keepFiringFor?: string;
  readonly noDataState?: string;
  readonly execErrState?: string;
  readonly missing_series_evals_to_resolve?: number;
  readonly record?: { readonly metric: string; readonly from: string; readonly targetDatasourceUid: string };
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Seconds that a query may look back at besides its own windows: it asks for the present only. */
const range = { from: 600, to: 0 };
const present = { from: 0, to: 0 };
const server = { type: '__expr__', uid: '__expr__' };

/**
 * Rules of Prometheus as Grafana evaluates them.
 *
 * @throws ValidationError see {@link ruleFile}
 */
export function grafanaRuleGroups(groups: readonly RuleGroup[], context: GrafanaRuleContext): GrafanaRuleGroupJson[] {
  return ruleFile(groups, context).groups.map(({ name, interval, rules }, index) => ({
    name,
    intervalSeconds: evaluationSeconds(interval ?? context.interval),
    rules: rules.map((json, position) => grafanaRule(groups[index]!.rules[position]!, json, context)),
  }));
}

/** A file that Grafana reads when it starts. */
export function grafanaRuleFile(groups: readonly GrafanaRuleGroupJson[], folder: string): unknown {
  return {
    apiVersion: 1,
    groups: groups.map(({ name, intervalSeconds, rules }) => ({
      orgId: 1,
      name,
      folder,
      interval: `${intervalSeconds}s`,
      rules: rules.map(inFile),
    })),
  };
}

/**
 * In a file, `$NAME` in a label is a variable of the environment, and in annotations and queries it is not
 * (https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/#template-variable-interpolation);
 * a rule that records needs a condition, which says nothing.
 */
function inFile({ labels, ...rule }: GrafanaRuleJson): GrafanaRuleJson {
  const escaped = Object.entries(labels).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]);
  return {
    ...rule,
    ...(rule.record ? { condition: rule.record.from } : {}),
    labels: Object.fromEntries(escaped) as Record<string, string>,
  };
}

/** Grafana evaluates every ten seconds, or at a multiple of that: https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/. */
function evaluationSeconds(interval: string): number {
  return Math.ceil(durationToMilliseconds(interval) / 10_000) * 10;
}

/**
 * A rule fires for every series that the expression gives, whatever its value, and for none when there is none. Three steps, as Grafana
 * imports such rules: the query, a number for each of its series, and a threshold that every number passes
 * (https://grafana.com/docs/grafana/latest/alerting/alerting-rules/alerting-migration/).
 */
function grafanaRule(rule: Rule, json: RuleJson, context: GrafanaRuleContext): GrafanaRuleJson {
  const { expr, labels = {}, annotations = {} } = json;
  const { instance, dataSource } = context;
  const query = queryOf(expr, dataSource);
  const uid = grafanaUid(`${instance}/${rule.name}`);
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
    // As Prometheus has it: what gives nothing is well, and what cannot be asked is told by itself.
    noDataState: 'OK',
    execErrState: 'Error',
    missing_series_evals_to_resolve: 1,
    labels,
    annotations: { ...withValues(annotations), ...panelOf(rule, context) },
  };
}

/** An identity for Grafana that is always the same for the same text. */
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

/** Grafana's `$value` is a text about all steps; the number is that of the query. */
function withValues(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([name, text]) => [name, text.replaceAll(/\$value\b/g, '$$values.query.Value')]),
  );
}

/** https://grafana.com/docs/grafana/latest/alerting/alerting-rules/link-alert-rules-to-panels/ */
function panelOf({ panel }: Rule, { panelId }: GrafanaRuleContext): Record<string, string> {
  const id = panel && panelId(panel);
  return panel && id !== undefined ? { __dashboardUid__: panel.dashboard, __panelId__: String(id) } : {};
}
