import { PanelBuilder, TextMode } from '@grafana/grafana-foundation-sdk/text';
import { deeplyFrozen } from '../../core/freeze';
import { described, type Panel, type PanelProps } from './panel';

/** Properties of a text panel. */
export interface TextPanelProps extends PanelProps {
  /** Text in Markdown. */
  readonly content: string;
}

/** Panel with a text. */
export function textPanel(given: TextPanelProps): Panel {
  const props = { ...given };
  return deeplyFrozen<Panel>({
    title: props.title,
    span: props.span ?? 24,
    height: props.height ?? 4,
    queries: [],
    build: (_, noValue) =>
      described(new PanelBuilder(), props, noValue).mode(TextMode.Markdown).content(props.content).build(),
  });
}
