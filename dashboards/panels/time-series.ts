import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { valuePanel, type ValuePanelProps } from './value-panel';

/** Properties of a time series panel. */
export interface TimeSeriesPanelProps<U extends Unit> extends ValuePanelProps<U> {
  /**
   * Stacks the curves to show their sum.
   *
   * @default false
   */
  readonly stacked?: boolean;
}

/** Panel with values over time as curves. */
export function timeSeriesPanel<U extends Unit>(given: TimeSeriesPanelProps<U>): Panel {
  const props = { ...given };
  return valuePanel(props, { mode: 'range', span: 12, height: 8, isGraph: true }, () => {
    const isOne = props.queries.length === 1 && props.queries[0].legend === undefined;
    const builder = new TimeSeriesBuilder()
      .lineWidth(2)
      .fillOpacity(props.stacked ? 30 : 10)
      .showPoints(VisibilityMode.Never)
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
      .legend(
        new VizLegendOptionsBuilder()
          .showLegend(!isOne)
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom),
      );
    if (props.stacked) builder.stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'));
    if (props.thresholds) {
      builder.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
    }
    return builder;
  });
}
