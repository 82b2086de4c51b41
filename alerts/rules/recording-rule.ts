import { durationToMilliseconds } from '../../core/duration';
import { Mistake, throwMistakes } from '../../core/errors';
import type { Unit } from '../../metrics';
import type { Instant } from '../../promql';
import { featuresOf } from '../../promql/check';
import { labelsOf } from '../../promql/labels';
import { walk, type Node } from '../../promql/node';
import { recorded } from '../../promql/objective';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import type { GaugeSelector } from '../../promql/selector';
import { expressionFaults, type Rule } from './rule';

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
 * expression that divides by zero without traffic are told when it is rendered.
 */
export function recordingRule<L extends string, U extends Unit>(props: RecordingRuleProps<L, U>): RecordingRule<L, U> {
  const { name, labels } = props;
  const { node, unit } = props.expression;
  const faults = [
    ...(/^[a-z_][a-z0-9_]*(:[a-z_][a-z0-9_]*){2}$/.test(name)
      ? []
      : ['its name is invalid; allowed: level:metric:operations']),
    ...expressionFaults(node),
  ];
  return {
    kind: 'record',
    name,
    node,
    unit,
    features: featuresOf(node),
    recorded: recorded(name, [...labelsOf(node), ...Object.keys(labels ?? {})] as L[], unit),
    toJson: (context) => {
      throwMistakes(`recording rule ${name}`, faults);
      const resolved = resolve(node, context);
      checkWindowOfName(name, resolved);
      return { record: name, expr: render(resolved), ...(labels ? { labels } : {}) };
    },
  };
}

/** A name that ends in `rate5m` promises a window of 5 minutes. */
function checkWindowOfName(name: string, node: Node): void {
  const [, promised] = /rate(\d+[a-z]+)$/.exec(name) ?? [];
  if (promised === undefined) return;
  const windows = [...walk(node)].flatMap((one) =>
    one.type === 'matrix' && one.window.kind === 'fixed' ? [one.window.text] : [],
  );
  const other = windows.find((window) => durationToMilliseconds(window) !== durationToMilliseconds(promised));
  if (other === undefined) return;
  throw new Mistake({
    fault: `recording rule ${name} looks back over another window than its name says`,
    given: other,
    allowed: promised,
  });
}
