import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../promql/resolve';
import type { Query } from './query';

/** Where a panel stands on a dashboard: what its queries are limited to, and its name for messages. */
export interface PanelContext extends Context {
  /** The key of the panel. */
  readonly path: string;
}

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
   * @throws Mistake when a query is wrong
   */
  build(context: PanelContext, noValue: string): PanelJson;
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

/** The letters by which Grafana tells the queries of a panel apart. */
export function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
