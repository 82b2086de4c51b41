import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../promql/resolve';
import type { Sampling } from '../dashboard-context';
import type { Query } from './query';

/** Common properties of panels. */
export interface PanelProps {
  /** Title of the panel. */
  readonly title: string;
  /** Explanation for users, shown at the info icon. */
  readonly description: string;
  /**
   * Width in columns, of 24.
   *
   * @default - 12; 6 for a single value
   */
  readonly span?: number;
  /**
   * Height in units of 30 pixels. Panels of a line have the height of the highest one.
   *
   * @default - 8; 5 for a single value
   */
  readonly height?: number;
  /**
   * Text without a result.
   *
   * @default - the text of the dashboard
   */
  readonly noValue?: string;
}

/** Context of the queries of a panel. */
export interface PanelContext extends Context {
  /**
   * Jobs that the user can select on the dashboard.
   *
   * @default - all
   */
  readonly jobs?: readonly string[];
  /**
   * Intervals of the samples.
   *
   * @default - that of the data source
   */
  readonly sampling?: Sampling;
}

/** Panel of a dashboard. */
export interface Panel {
  /** Title of the panel. */
  readonly title: string;
  /** Width in columns, of 24. */
  readonly span: number;
  /** Height in units of 30 pixels. */
  readonly height: number;
  /** Queries of the panel. */
  readonly queries: readonly Query[];
  /**
   * Returns the JSON for Grafana without a position.
   *
   * @throws ValidationError with the issues of its queries and thresholds
   */
  build(context: PanelContext, noValue: string): PanelJson;
}

/** Common methods of the builders of Grafana's library. */
export interface PanelBuilder extends Builder<PanelJson> {
  title(title: string): this;
  description(description: string): this;
  noValue(noValue: string): this;
}

/** Sets the common properties of a panel. */
export function described<B extends PanelBuilder>(builder: B, props: PanelProps, noValue: string): B {
  return builder
    .title(props.title)
    .description(props.description)
    .noValue(props.noValue ?? noValue);
}
