import { ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  type DynamicConfigValue,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { collectIssues, inPath, repeated, throwIssues, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import type { Unit } from '../../metrics';
import type { Quantity } from '../../promql';
import { seriesColours } from './colours';
import { described, type Panel, type PanelBuilder, type PanelProps } from './panel';
import type { Query } from './query';
import { targetsOf, type QueryMode } from './targets';
import { thresholdIssues, thresholds, thresholdsBuilder, type Colour, type Thresholds } from './thresholds';
import { grafanaUnit } from './unit';

/**
 * Common properties of panels with values.
 *
 * @typeParam U the unit of all queries
 */
export interface ValuePanelProps<U extends Unit> extends PanelProps {
  /** Queries, all in the same unit. */
  readonly queries: readonly [Query<U>, ...Query<NoInfer<U>>[]];
  /**
   * Colours of values.
   *
   * @default - none
   */
  readonly thresholds?: Thresholds<NoInfer<U>>;
  /**
   * Minimum of the axis.
   *
   * @default 0
   */
  readonly min?: Quantity<NoInfer<U>>;
  /**
   * Maximum of the axis.
   *
   * @default - 1 for a ratio on a gauge or as bars; otherwise automatic
   */
  readonly max?: Quantity<NoInfer<U>>;
  /**
   * Texts and colours of single values, such as `[0, 'down', 'red']`.
   *
   * @default - none
   */
  readonly mappings?: readonly (readonly [value: number, text: string, colour: Colour])[];
}

/** Returns the maximum 1 for a ratio. */
export function wholeOf({ queries }: ValuePanelProps<Unit>): { readonly max?: number } {
  return queries[0].unit === 'ratio' ? { max: 1 } : {};
}

/** Common methods of the builders of panels with values. */
interface ValueBuilder extends PanelBuilder {
  targets(targets: DataqueryBuilder[]): this;
  unit(unit: string): this;
  min(min: number): this;
  max(max: number): this;
  thresholds(builder: ReturnType<typeof thresholdsBuilder>): this;
  mappings(mappings: ValueMapping[]): this;
  displayName(displayName: string): this;
  colorScheme(color: FieldColorBuilder): this;
  overrideByQuery(refId: string, properties: DynamicConfigValue[]): this;
  overrideByRegexp(regexp: string, properties: DynamicConfigValue[]): this;
}

/** Defaults of a kind of panel. */
interface ValuePanelDefaults {
  readonly mode: QueryMode;
  readonly span: number;
  readonly height: number;
  readonly max?: number;
  /**
   * Whether colours distinguish the series.
   *
   * @default false: the thresholds give the colours
   */
  readonly isGraph?: boolean;
  /**
   * Whether a single series shows its name too.
   *
   * @default false
   */
  readonly isNamed?: boolean;
}

export function valuePanel<U extends Unit>(
  given: ValuePanelProps<U>,
  defaults: ValuePanelDefaults,
  builder: () => ValueBuilder,
): Panel {
  const props = deeplyFrozen({ ...given });
  return deeplyFrozen<Panel>({
    title: props.title,
    span: props.span ?? defaults.span,
    height: props.height ?? defaults.height,
    queries: props.queries,
    build(context, noValue) {
      const issues = limitIssues(props);
      const targets = collectIssues(
        issues,
        () => targetsOf(props.queries, context, defaults.mode, ({ legend }) => legend ?? props.title),
        [],
      );
      throwIssues(issues);
      const panel = described(builder(), props, noValue).unit(grafanaUnit(props.queries[0].unit));
      panel.thresholds(thresholdsBuilder(props.thresholds ?? thresholds('blue')));
      addColours(panel, props.queries, defaults.isGraph ?? false);
      if (defaults.isNamed && props.queries.length === 1) panel.displayName(displayName(props));
      if (props.queries[0].unit !== 'timestamp') panel.min(props.min?.value ?? 0);
      const max = props.max?.value ?? defaults.max;
      if (max !== undefined) panel.max(max);
      if (props.mappings) panel.mappings(props.mappings.map(valueMapping));
      return panel.targets(targets).build();
    },
  });
}

function addColours(panel: ValueBuilder, queries: readonly Query[], isGraph: boolean): void {
  // Without this, the first series is green and the fifth red.
  if (isGraph) panel.colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Shades).fixedColor('blue'));
  for (const one of seriesColours(queries, isGraph)) {
    const color = [{ id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: one.colour } }];
    if (one.kind === 'query') panel.overrideByQuery(one.query, color);
    else panel.overrideByRegexp(one.names, color);
  }
}

/** Grafana shows the name of a single series only when the panel sets it. */
function displayName({ title, queries: [{ legend = title }] }: ValuePanelProps<Unit>): string {
  return legend.replaceAll(/\{\{(\w+)\}\}/g, (_, label: string) => `\${__field.labels.${label}}`);
}

function limitIssues({ queries, thresholds: colours, min, max, mappings = [] }: ValuePanelProps<Unit>): Issue[] {
  const shown = queries.map(({ node }) => node);
  return [
    ...(colours ? thresholdIssues(colours, shown) : []),
    ...(min?.node.issues ?? []),
    ...(max?.node.issues ?? []),
    ...Object.entries({ min, max })
      .filter(([, limit]) => limit !== undefined && !limit.node.issues && !Number.isFinite(limit.value))
      .map(([path, limit]) => ({ path, problem: 'this is no number', given: String(limit!.value) })),
    ...mappingIssues(mappings),
  ];
}

function mappingIssues(mappings: NonNullable<ValuePanelProps<Unit>['mappings']>): Issue[] {
  const values = mappings.map(([value]) => String(value));
  return inPath('mappings', [
    ...values
      .filter((value) => !Number.isFinite(Number(value)))
      .map((given) => ({ problem: 'this is no number', given })),
    ...repeated(values, { problem: 'two texts are for the same value', remedy: 'remove one' }),
  ]);
}

export function lastValue(): ReduceDataOptionsBuilder {
  return new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);
}

function valueMapping([value, text, color]: readonly [number, string, Colour]): ValueMapping {
  return { type: MappingType.ValueToText, options: { [String(value)]: { text, color, index: 0 } } };
}
