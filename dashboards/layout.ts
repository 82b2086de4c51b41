import type { Issue } from '../core/errors';
import { wholeNumberIssues } from '../core/whole-number';

/** Number of columns of a dashboard. */
export const columns = 24;

/** Size of a panel. */
export interface Sized {
  readonly span: number;
  readonly height: number;
}

/** Position and size on a dashboard. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Places panels from left to right, with a new line where the next one does not fit. Panels of a
 * line have the height of the highest one.
 *
 * @param top the position of the first line
 */
export function placed(panels: readonly Sized[], top: number): Place[] {
  const lines: Sized[][] = [];
  let used = columns;
  for (const panel of panels) {
    if (lines.length === 0 || used + panel.span > columns) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(panel);
    used += panel.span;
  }
  let y = top;
  return lines.flatMap((line) => {
    const h = Math.max(...line.map(({ height }) => height));
    let x = 0;
    const places = line.map(({ span: w }) => ({ x: (x += w) - w, y, w, h }));
    y += h;
    return places;
  });
}

/** Returns issues of a span or a height that is not a whole number in its range. */
export function sizeIssues({ span, height }: Sized): Issue[] {
  return [
    ...wholeNumberIssues(span, { problem: 'invalid span of a panel' }, { max: columns }),
    ...wholeNumberIssues(height, { problem: 'invalid height of a panel' }),
  ];
}
