import { BigValueColorMode, BigValueGraphMode } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { Unit } from '../../metrics';
import type { Panel } from './panel';
import { lastValue, valuePanel, type ValuePanelProps } from './value-panel';

/** Properties of a panel with a number. */
export interface StatPanelProps<U extends Unit> extends ValuePanelProps<U> {
  /**
   * Shows the curve of the time range behind the number.
   *
   * @default false
   */
  readonly trend?: boolean;
}

/** Panel with a current value as a number. */
export function statPanel<U extends Unit>(props: StatPanelProps<U>): Panel {
  const { trend = false } = props;
  return valuePanel(props, { mode: trend ? 'range' : 'instant', span: 6, height: 5 }, () =>
    new StatBuilder()
      .graphMode(trend ? BigValueGraphMode.Area : BigValueGraphMode.None)
      .colorMode(BigValueColorMode.Value)
      .reduceOptions(lastValue()),
  );
}
