import { durationToMilliseconds } from '../../core/duration';
import { inPath, throwIssues, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import { labelNameIssues } from '../../core/label-name';
import type { Instant, KnownUnit } from '../../promql';
import { boundsOf } from '../../promql/analysis/bounds';
import { featuresOf } from '../../promql/check';
import { compositionOf } from '../../promql/checks/aggregated';
import { expectedSeriesOf } from '../../promql/checks/identity';
import { labelsOf } from '../../promql/labels';
import { walk, type Node } from '../../promql/node';
import { recorded } from '../../promql/objective';
import { render } from '../../promql/render';
import type { GaugeSelector } from '../../promql/selector';
import { resolvedNode, ruleExpressionIssues, type Rule } from './rule';
import { templateIssues } from './template';

/** Recording rule, with a gauge that builds queries of its result. */
export interface RecordingRule<L extends string, U extends KnownUnit> extends Rule {
  /** Gauge of the recorded series. */
  readonly recorded: GaugeSelector<L, U, { readonly [K in L]: string }>;
}

/** Options of {@link recordingRule}. */
export interface RecordingRuleProps<L extends string, U extends KnownUnit> {
  /**
   * Name in the form `level:metric:operations`: the labels of the result, the metric, and the
   * operations, newest first (https://prometheus.io/docs/practices/rules/#naming).
   */
  readonly name: `${string}:${string}:${string}`;
  /** Expression whose result Prometheus stores as series of the name. */
  readonly expression: Instant<L, U>;
  /**
   * Labels added to the result.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Creates a recording rule, which stores the result of an expression as a series. Issues are an
 * invalid name, invalid names of labels and an expression that divides by what can be 0. Rendering
 * throws them. The rule is deeply frozen.
 */
export function recordingRule<L extends string, U extends KnownUnit>(
  props: RecordingRuleProps<L, U>,
): RecordingRule<L, U> {
  const { name } = props;
  const labels = props.labels && { ...props.labels };
  const added = Object.keys(labels ?? {});
  const { node, unit } = props.expression;
  const issues = [
    ...(/^[a-z_][a-z0-9_]*(:[a-z_][a-z0-9_]*){2}$/.test(name)
      ? []
      : [{ problem: 'its name is invalid', allowed: 'level:metric:operations' }]),
    ...inPath('labels', [...labelNameIssues(labels ?? {}), ...templateIssues(labels ?? {}, unfilledLabel)]),
    ...ruleExpressionIssues(node),
  ];
  return deeplyFrozen<RecordingRule<L, U>>({
    kind: 'record',
    name,
    node,
    unit,
    features: featuresOf(node),
    recorded: recorded(name, [...labelsOf(node), ...added] as L[], unit, {
      range: boundsOf(node),
      composition: compositionOf(node),
      ...expectedSeriesOf(node, added),
    }),
    toJson: (context) => {
      const resolved = resolvedNode(`recording rule ${name}`, issues, node, context);
      throwIssues(nameIssues(name, resolved));
      // Its result has lost the external labels of what it reads.
      const all = { ...context.externalLabels, ...labels };
      return { record: name, expr: render(resolved), ...(Object.keys(all).length > 0 ? { labels: all } : {}) };
    },
  });
}

const unfilledLabel = {
  problem: 'a label has a template, which Prometheus fills in for alerts only',
  remedy: 'write a fixed text, or add the label to the expression with labelReplace()',
};

/**
 * Returns an issue when a name ends in a window, such as `rate5m`, but the expression uses another
 * one.
 */
function nameIssues(name: string, node: Node): Issue[] {
  const [, promised] = /rate(\d+[a-z]+)$/.exec(name) ?? [];
  if (promised === undefined) return [];
  const windows = walk(node).flatMap((one) =>
    one.type === 'matrix' && one.window.kind === 'fixed' ? [one.window.text] : [],
  );
  const other = windows.find((window) => durationToMilliseconds(window) !== durationToMilliseconds(promised));
  return other === undefined
    ? []
    : [
        {
          problem: `recording rule ${name} uses a window other than the one in its name`,
          given: other,
          allowed: promised,
        },
      ];
}
