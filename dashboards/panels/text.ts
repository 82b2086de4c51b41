import { PanelBuilder, TextMode } from '@grafana/grafana-foundation-sdk/text';
import { described, type Panel, type PanelProps } from './panel';

/** What a text says. */
export interface TextPanelProps extends PanelProps {
  /** The text, in Markdown. */
  readonly content: string;
}

/** A text for whoever reads the dashboard. */
export function textPanel(props: TextPanelProps): Panel {
  return {
    title: props.title,
    span: props.span ?? 24,
    height: props.height ?? 4,
    queries: [],
    build: (_, noValue) =>
      described(new PanelBuilder(), props, noValue).mode(TextMode.Markdown).content(props.content).build(),
  };
}
