import { figure, least, type Reading } from './reading';

/** Point of the plot. */
interface Point {
  readonly applications: number;
  readonly value: number;
}

const [width, height] = [640, 400];
const edge = { left: 70, right: 20, top: 40, bottom: 50 };

/**
 * Draws a quantity against the number of applications as SVG, both axes logarithmic.
 *
 * @param title heading of the plot
 * @param readings readings of one quantity, each with a number of applications
 */
export function plot(title: string, readings: readonly Reading[]): string {
  const points = pointsOf(readings);
  const unit = readings[0]?.unit ?? '';
  const x = axis(
    points.map(({ applications }) => applications),
    edge.left,
    width - edge.right,
  );
  const y = axis(
    points.map(({ value }) => value),
    height - edge.bottom,
    edge.top,
  );
  const line = points.map(({ applications, value }) => `${x.at(applications)},${y.at(value)}`).join(' ');
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${edge.left}" y="24" font-size="15">${title}</text>`,
    ...x.ticks.flatMap((tick) => [
      `<path d="M${x.at(tick)} ${edge.top}V${height - edge.bottom}" stroke="#ddd"/>`,
      `<text x="${x.at(tick)}" y="${height - edge.bottom + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
    ]),
    ...y.ticks.flatMap((tick) => [
      `<path d="M${edge.left} ${y.at(tick)}H${width - edge.right}" stroke="#ddd"/>`,
      `<text x="${edge.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')} ${unit}</text>`,
    ]),
    `<text x="${width - edge.right}" y="${height - 12}" text-anchor="end">applications</text>`,
    `<polyline points="${line}" fill="none" stroke="#1a62b3" stroke-width="2"/>`,
    ...points.flatMap(({ applications, value }) => [
      `<circle cx="${x.at(applications)}" cy="${y.at(value)}" r="4" fill="#1a62b3"/>`,
      `<text x="${x.at(applications) - 8}" y="${y.at(value) - 8}" text-anchor="end">${figure(value)} ${unit}</text>`,
    ]),
    '</svg>',
  ].join('\n')}\n`;
}

function pointsOf(readings: readonly Reading[]): Point[] {
  return readings
    .flatMap((one) => (one.applications === undefined ? [] : [{ applications: one.applications, value: least(one) }]))
    .sort((a, b) => a.applications - b.applications);
}

/** Returns the powers of ten around values, and the place of a value between two ends of an axis. */
function axis(values: readonly number[], from: number, to: number) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`)),
    at: (value: number) => Math.round(from + ((Math.log10(value) - first) / (last - first)) * (to - from)),
  };
}
