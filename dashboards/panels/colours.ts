import type { Colour } from './thresholds';
import { refId, type Query } from './query';

/** Colour of some series of a panel. */
export type SeriesColour =
  /** All series of a query. */
  | { readonly kind: 'query'; readonly query: string; readonly colour: NeutralColour | Colour }
  /** Series whose names match a regular expression. */
  | { readonly kind: 'names'; readonly names: string; readonly colour: Colour };

/** Colours without a meaning, for the series of a graph. */
const neutralColours = ['blue', 'purple', 'light-blue', 'dark-purple', 'dark-blue', 'light-purple'] as const;
type NeutralColour = (typeof neutralColours)[number];

/** Labels whose values say whether something is bad. */
const judgingLabels = ['status', 'code', 'status_code', 'result', 'outcome', 'severity'];

/** Values of these labels, as regular expressions, by their colours. */
const judgments: readonly (readonly [values: string, colour: Colour])[] = [
  ['fail\\w*|errors?|5(?:\\d\\d|xx)|critical', 'red'],
  ['4(?:\\d\\d|xx)|warning', 'yellow'],
  ['success\\w*|succeeded|ok|2(?:\\d\\d|xx)', 'green'],
];

/**
 * Returns the colours of the series of a panel. Red, yellow and green are only for series that are
 * bad or good: those of a query with a colour, and those of a label such as `status`. Grafana's own
 * palette begins with green.
 *
 * @param isGraph whether the panel distinguishes its series by colours
 */
export function seriesColours(queries: readonly Query[], isGraph: boolean): SeriesColour[] {
  const isFixed = ({ legend = '' }: Query) => !legend.includes('{{');
  return queries.flatMap((one, index): SeriesColour[] => {
    if (one.colour !== undefined) return [{ kind: 'query', query: refId(index), colour: one.colour }];
    if (isFixed(one)) {
      const position = queries.slice(0, index).filter(isFixed).length;
      return isGraph
        ? [{ kind: 'query', query: refId(index), colour: neutralColours[position % neutralColours.length]! }]
        : [];
    }
    return judged(one.legend!);
  });
}

/** Colours by the label of a legend that judges. */
function judged(legend: string): SeriesColour[] {
  const label = judgingLabels.find((one) => legend.includes(`{{${one}}}`));
  if (label === undefined) return [];
  return judgments.map(([values, colour]) => {
    const parts = legend.split(/(\{\{\w+\}\})/).map((part) => {
      if (part === `{{${label}}}`) return `(?:${values})`;
      return part.startsWith('{{') ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    });
    return { kind: 'names', names: `/^${parts.join('')}$/`, colour };
  });
}
