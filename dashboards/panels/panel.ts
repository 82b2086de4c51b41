import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../promql/resolve';
import type { Query } from './query';

/** What every panel says. */
export interface PanelProps {
  /** The heading. */
  readonly title: string;
  /** What is shown and how it is to be read; stands behind the small i of the panel. */
  readonly description: string;
  /**
   * The width, in columns of 24.
   *
   * @default - 12; 6 for a number
   */
  readonly span?: number;
  /**
   * The height, in units of 30 pixels. Panels beside each other are as high as the highest.
   *
   * @default - 8; 5 for a number
   */
  readonly height?: number;
  /**
   * What is shown when there is no result.
   *
   * @default - the dashboard's text
   */
  readonly noValue?: string;
}

/** A panel of a dashboard. */
export interface Panel {
  readonly title: string;
  readonly span: number;
  readonly height: number;
  /** Everything that it asks Prometheus. */
  readonly queries: readonly Query[];
  /**
   * The panel as Grafana reads it, without its place.
   *
   * @throws ValidationError with the issues of its queries and thresholds
   */
  build(context: Context, noValue: string): PanelJson;
}

/** What all builders of Grafana's library can be told. */
export interface PanelBuilder extends Builder<PanelJson> {
  title(title: string): this;
  description(description: string): this;
  noValue(noValue: string): this;
}

/** Tells a builder what every panel says. */
export function described<B extends PanelBuilder>(builder: B, props: PanelProps, noValue: string): B {
  return builder
    .title(props.title)
    .description(props.description)
    .noValue(props.noValue ?? noValue);
}
