import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  PanelBuilder as HeatmapBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap';
import { deeplyFrozen } from '../../core/freeze';
import type { BaseUnit } from '../../metrics';
import type { Instant } from '../../promql';
import { measured } from '../../promql/unit';
import { described, type Panel, type PanelProps } from './panel';
import { targetsOf } from './targets';
import { grafanaUnit } from './unit';

/** Buckets of a classic histogram, or their rate. */
export type Buckets<L extends string, U extends BaseUnit> = Instant<L, `${U} buckets` | `${U} buckets/s`>;

/**
 * Properties of a heat map.
 *
 * @typeParam U the unit of the observed values
 */
export interface HeatmapPanelProps<L extends string, U extends BaseUnit> extends PanelProps {
  /**
   * Observations in each bucket, with `le` as their only label:
   * `sum(increase(histogram.bucket)).by('le')`.
   */
  readonly buckets: [L] extends ['le'] ? Buckets<L, U> : 'buckets with the label le alone: sum(buckets).by("le")';
}

/** Panel with the distribution of the values of a classic histogram over time. */
export function heatmapPanel<L extends string, U extends BaseUnit>(given: HeatmapPanelProps<L, U>): Panel {
  const props = deeplyFrozen({ ...given });
  const { node, unit: ofBuckets } = props.buckets as Buckets<L, U>;
  const unit = measured(ofBuckets) as BaseUnit;
  const queries = [{ node, unit, legend: '{{le}}' }];
  return deeplyFrozen<Panel>({
    title: props.title,
    span: props.span ?? 12,
    height: props.height ?? 8,
    queries,
    build(context, noValue) {
      const targets = targetsOf(queries, context, 'heatmap', () => '{{le}}');
      return described(new HeatmapBuilder(), props, noValue)
        .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Blues').exponent(0.5).steps(64))
        .yAxis(new YAxisConfigBuilder().unit(grafanaUnit(unit)))
        .targets(targets)
        .build();
    },
  });
}
