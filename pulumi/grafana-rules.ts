import type * as pulumi from '@pulumi/pulumi';
import { RuleGroup } from '@pulumiverse/grafana/alerting/ruleGroup';
import { AlertRule } from '@pulumiverse/grafana/alerting/v0alpha1/alertRule';
import { RecordingRule } from '@pulumiverse/grafana/alerting/v0alpha1/recordingRule';
import type { alerting } from '@pulumiverse/grafana/types/input';
import type { GrafanaRuleGroupJson, GrafanaRuleJson, GrafanaStepJson } from '../servers/grafana/rules';
import { withOutputTexts } from './manifest';

/**
 * Resources of rules in Grafana. `groups`: one resource for each group, with the API of Grafana 9.1
 * to 13, which is deprecated since 13.3 and ends with 14. `rules`: one resource for each rule, with
 * the API of Grafana 13.3 and later; 12.4 to 13.2 have it with the feature toggle
 * `kubernetesAlertingRules`. There, rules of a group have no order, and a rule sees new samples of a
 * recording rule up to one interval later.
 */
export type RuleResources = 'groups' | 'rules';

/** Place of rules in Grafana. */
export interface RulePlace {
  /** Name of the component, the start of the names of its resources. */
  readonly name: string;
  readonly folderUid: pulumi.Input<string>;
  readonly options: pulumi.CustomResourceOptions;
}

/** Registers the resources of a rule group. */
type Register = (group: GrafanaRuleGroupJson, place: RulePlace) => void;

/** Registration of each kind of {@link RuleResources}. */
export const registerRules: Readonly<Record<RuleResources, Register>> = {
  groups: ({ name, intervalSeconds, rules }, place) => {
    new RuleGroup(
      `${place.name}/rules/${name}`,
      {
        name,
        folderUid: place.folderUid,
        intervalSeconds,
        rules: withOutputTexts(`rules ${name}`, rules.map(ruleInGroup)),
      },
      place.options,
    );
  },
  rules: ({ name, intervalSeconds, rules }, place) => {
    for (const rule of rules) {
      const args = {
        metadata: { uid: rule.uid, folderUid: place.folderUid },
        spec: { title: rule.title, trigger: { interval: `${intervalSeconds}s` } },
      };
      const where = `rule ${rule.title}`;
      const id = `${place.name}/rules/${name}/${rule.title}`;
      if (rule.record) {
        const { metric, from, targetDatasourceUid } = rule.record;
        const spec = { metric, targetDatasourceUid, labels: rule.labels, expressions: expressionsOf(rule.data, from) };
        new RecordingRule(id, { ...args, spec: { ...args.spec, ...withOutputTexts(where, spec) } }, place.options);
      } else {
        new AlertRule(
          id,
          { ...args, spec: { ...args.spec, ...withOutputTexts(where, alertSpec(rule)) } },
          place.options,
        );
      }
    }
  },
};

function ruleInGroup({
  title: name,
  data,
  missing_series_evals_to_resolve: missingSeriesEvalsToResolve,
  ...rule
}: GrafanaRuleJson): alerting.RuleGroupRule {
  const datas = data.map(({ model, ...one }) => ({ ...one, model: JSON.stringify(model) }));
  return {
    ...rule,
    name,
    datas,
    ...(missingSeriesEvalsToResolve === undefined ? {} : { missingSeriesEvalsToResolve }),
  };
}

type AlertSpec = Omit<alerting.v0alpha1.AlertRuleSpec, 'title' | 'trigger'>;

function alertSpec({ data, condition, annotations = {}, labels, ...rule }: GrafanaRuleJson): AlertSpec {
  const { __dashboardUid__: dashboard, __panelId__: panel, ...texts } = annotations;
  const { for: pending, keepFiringFor, missing_series_evals_to_resolve: missingSeriesEvalsToResolve } = rule;
  return {
    expressions: expressionsOf(data, condition!),
    ...(pending === undefined ? {} : { for: pending }),
    ...(keepFiringFor === undefined ? {} : { keepFiringFor }),
    noDataState: rule.noDataState!,
    execErrState: rule.execErrState!,
    ...(missingSeriesEvalsToResolve === undefined ? {} : { missingSeriesEvalsToResolve }),
    labels,
    annotations: texts,
    ...(dashboard === undefined || panel === undefined
      ? {}
      : { panelRef: { dashboard_uid: dashboard, panel_id: panel } }),
  };
}

/**
 * Returns the steps of a rule by their names. Only steps that query a data source have a time range.
 *
 * @param source step whose result decides
 */
function expressionsOf(steps: readonly GrafanaStepJson[], source: string): Record<string, string> {
  return Object.fromEntries(
    steps.map(({ refId, datasourceUid, queryType = '', relativeTimeRange: { from, to }, model }) => [
      refId,
      JSON.stringify({
        model,
        datasource_uid: datasourceUid,
        query_type: queryType,
        ...(from === to ? {} : { relative_time_range: { from: `${from}s`, to: `${to}s` } }),
        source: refId === source,
      }),
    ]),
  );
}
