import {
  LegendDisplayMode,
  LegendPlacement,
  TooltipDisplayMode,
  SortOrder,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { valuePanel, type ValuePanelProps } from './value-panel';

/**
 * Panel with the states of each series over time: a row for each series, in the colours of `mappings`
 * or `thresholds`. Equal states that follow each other are one bar.
 */
export function stateTimelinePanel<U extends Unit>(props: ValuePanelProps<U>): Panel {
  return valuePanel(props, { mode: 'range', span: 12, height: 8 }, () =>
    new StateTimelineBuilder()
      .mergeValues(true)
      .showValue(VisibilityMode.Never)
      .rowHeight(0.8)
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Single).sort(SortOrder.None))
      .legend(
        new VizLegendOptionsBuilder()
          .showLegend(true)
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom),
      ),
  );
}
