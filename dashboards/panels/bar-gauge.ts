import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { BarGaugeDisplayMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { lastValue, valuePanel, wholeOf, type ValuePanelProps } from './value-panel';

/** Panel with current values as bars. */
export function barGaugePanel<U extends Unit>(props: ValuePanelProps<U>): Panel {
  const defaults = { mode: 'instant', span: 12, height: 8, isNamed: true, ...wholeOf(props) } as const;
  return valuePanel(props, defaults, () =>
    new BarGaugeBuilder()
      .displayMode(BarGaugeDisplayMode.Basic)
      .orientation(VizOrientation.Horizontal)
      .reduceOptions(lastValue()),
  );
}
