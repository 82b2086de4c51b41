import type { Issue } from '../core/errors';

/** The number of columns of a dashboard. */
export const columns = 24;

/** What takes a place. */
export interface Sized {
  readonly span: number;
  readonly height: number;
}

/** A place on a dashboard. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Places panels from left to right, a new line where the next one does not fit; panels of a line are as high as the
 * highest of them.
 *
 * @param top where the first line begins
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

/** Issues of a span or a height that is no whole number in its bounds. */
export function sizeIssues({ span, height }: Sized): Issue[] {
  return [
    ...(Number.isInteger(span) && span >= 1 && span <= columns
      ? []
      : [{ problem: 'the span of a panel is wrong', given: span, allowed: `a whole number from 1 to ${columns}` }]),
    ...(Number.isInteger(height) && height >= 1
      ? []
      : [{ problem: 'the height of a panel is wrong', given: height, allowed: 'a whole number from 1 up' }]),
  ];
}
