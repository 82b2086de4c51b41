import { durationToMilliseconds } from '../../core/duration';
import { throwIssues, type Issue } from '../../core/errors';
import type { Unit } from '../../metrics';
import type { Instant } from '../../promql';
import { featuresOf } from '../../promql/check';
import { labelsOf } from '../../promql/labels';
import { walk, type Node } from '../../promql/node';
import { recorded } from '../../promql/objective';
import { render } from '../../promql/render';
import type { GaugeSelector } from '../../promql/selector';
import { resolvedNode, ruleExpressionIssues, type Rule } from './rule';

/** The result of a recording rule: a rule, and a gauge to build queries with. */
export interface RecordingRule<L extends string, U extends Unit> extends Rule {
  readonly recorded: GaugeSelector<L, U, { readonly [K in L]: string }>;
}

/** What a recording rule says. */
export interface RecordingRuleProps<L extends string, U extends Unit> {
  /**
   * Its name, `level:metric:operations` as https://prometheus.io/docs/practices/rules/#naming has it: the labels that are
   * left, the metric, and what was done with it, newest first.
   */
  readonly name: `${string}:${string}:${string}`;
  readonly expression: Instant<L, U>;
  /**
   * Labels that are added to the result.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A recording rule: its expression is evaluated once and for all, and its result stored. A name of another form and an
 * expression that divides by zero without traffic are issues, which rendering throws.
 */
export function recordingRule<L extends string, U extends Unit>(props: RecordingRuleProps<L, U>): RecordingRule<L, U> {
  const { name, labels } = props;
  const { node, unit } = props.expression;
  const issues = [
    ...(/^[a-z_][a-z0-9_]*(:[a-z_][a-z0-9_]*){2}$/.test(name)
      ? []
      : [{ problem: 'its name is invalid', allowed: 'level:metric:operations' }]),
    ...ruleExpressionIssues(node),
  ];
  return {
    kind: 'record',
    name,
    node,
    unit,
    features: featuresOf(node),
    recorded: recorded(name, [...labelsOf(node), ...Object.keys(labels ?? {})] as L[], unit),
    toJson: (context) => {
      const resolved = resolvedNode(`recording rule ${name}`, issues, node, context);
      throwIssues(nameIssues(name, resolved));
      return { record: name, expr: render(resolved), ...(labels ? { labels } : {}) };
    },
  };
}

/** Issues of a name that ends in `rate5m`, which promises a window of 5 minutes. */
function nameIssues(name: string, node: Node): Issue[] {
  const [, promised] = /rate(\d+[a-z]+)$/.exec(name) ?? [];
  if (promised === undefined) return [];
  const windows = [...walk(node)].flatMap((one) =>
    one.type === 'matrix' && one.window.kind === 'fixed' ? [one.window.text] : [],
  );
  const other = windows.find((window) => durationToMilliseconds(window) !== durationToMilliseconds(promised));
  return other === undefined
    ? []
    : [
        {
          problem: `recording rule ${name} looks back over another window than its name says`,
          given: other,
          allowed: promised,
        },
      ];
}
