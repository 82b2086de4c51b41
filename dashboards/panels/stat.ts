import { BigValueColorMode, BigValueGraphMode } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { lastValue, valuePanel, type ValuePanelProps } from './value-panel';

/** Panel with a current value as a number. */
export function statPanel<U extends Unit>(props: ValuePanelProps<U>): Panel {
  return valuePanel(props, { mode: 'instant', span: 6, height: 5 }, () =>
    new StatBuilder().graphMode(BigValueGraphMode.None).colorMode(BigValueColorMode.Value).reduceOptions(lastValue()),
  );
}
