import { PanelBuilder as GaugeBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { lastValue, valuePanel, wholeOf, type ValuePanelProps } from './value-panel';

/** Panel with a current value on a gauge. */
export function gaugePanel<U extends Unit>(props: ValuePanelProps<U>): Panel {
  const defaults = { mode: 'instant', span: 6, height: 8, isNamed: true, ...wholeOf(props) } as const;
  return valuePanel(props, defaults, () => new GaugeBuilder().showThresholdMarkers(true).reduceOptions(lastValue()));
}
