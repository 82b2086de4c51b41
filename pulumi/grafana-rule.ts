import type { alerting } from '@pulumiverse/grafana/types/input';
import type { PanelReference, Rule } from '../alerts';
import type { RuleJson } from '../alerts/rule';

/** What decides about a rule besides the rule itself. */
export interface GrafanaRuleContext {
  /** The uid of the data source that is asked. */
  readonly dataSource: string;
  /** The id of a panel. */
  readonly panelId: (panel: PanelReference) => number | undefined;
}

/** Seconds that a query may look back at besides its own windows: it asks for the present only. */
const range = { from: 600, to: 0 };
const present = { from: 0, to: 0 };
const server = { type: '__expr__', uid: '__expr__' };

/**
 * A rule of Prometheus as Grafana evaluates it: it fires for every series that the expression gives, whatever its value, and for none when
 * there is none. Three steps, as Grafana imports such rules: the query, a number for each of its series, and a threshold that
 * every number passes (https://grafana.com/docs/grafana/latest/alerting/alerting-rules/alerting-migration/).
 */
export function grafanaRule(rule: Rule, json: RuleJson, context: GrafanaRuleContext): alerting.RuleGroupRule {
  const { expr, labels = {}, annotations = {} } = json;
  const query = queryOf(expr, context.dataSource);
  if (json.record !== undefined) {
    const record = { metric: json.record, from: query.refId, targetDatasourceUid: context.dataSource };
    return { name: json.record, record, datas: [query], labels };
  }
  return {
    name: rule.name,
    condition: 'threshold',
    datas: [query, numbers, threshold],
    ...(json.for ? { for: json.for } : {}),
    ...(json.keep_firing_for ? { keepFiringFor: json.keep_firing_for } : {}),
    // As Prometheus has it: what gives nothing is well, and what cannot be asked is told by itself.
    noDataState: 'OK',
    execErrState: 'Error',
    missingSeriesEvalsToResolve: 1,
    labels,
    annotations: { ...withValues(annotations), ...panelOf(rule, context) },
  };
}

function queryOf(expr: string, dataSource: string): alerting.RuleGroupRuleData & { readonly refId: string } {
  const refId = 'query';
  const datasource = { type: 'prometheus', uid: dataSource };
  const model = JSON.stringify({ refId, datasource, expr, instant: true, range: false });
  return { refId, datasourceUid: dataSource, relativeTimeRange: range, model };
}

const numbers = step('numbers', 'math', {
  expression: 'is_number($query) || is_nan($query) || is_inf($query)',
});

const threshold = step('threshold', 'threshold', {
  expression: 'numbers',
  conditions: [{ evaluator: { type: 'gt', params: [0] } }],
});

function step(refId: string, type: string, rest: object): alerting.RuleGroupRuleData {
  const model = JSON.stringify({ refId, datasource: server, type, ...rest });
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
