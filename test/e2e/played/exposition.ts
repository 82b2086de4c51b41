import type { Metric } from '../../../metrics/metric';
import type { Played } from './behaviour';
import { exposedBy, type ExposedSeries } from './exposed';

/** A part of a page: a line as it stands, or a series that is a level or grows each second. */
export type Line = string | { readonly series: string; readonly base: number; readonly perSecond: number };

/**
 * The metrics page of a target by day, as `serve-exposition.mjs` reads it.
 *
 * @param weight factor of all values of the target
 */
export function expositionOf(played: Played, weight: number): string {
  const exposed = exposedBy(played);
  const lines = Object.entries(played.catalogue.metrics).flatMap(([name, metric]) => [
    `# HELP ${name} ${metric.help}`,
    `# TYPE ${name} ${typeOf(metric)}`,
    ...exposed.filter((one) => isOf(name, metric, one)).map((one) => lineOf(one, weight)),
  ]);
  return JSON.stringify(lines);
}

function typeOf({ type }: Metric): string {
  return type === 'nativeHistogram' ? 'histogram' : type;
}

function isOf(name: string, { type }: Metric, series: ExposedSeries): boolean {
  const names = type === 'histogram' || type === 'summary' ? ['', '_bucket', '_count', '_sum'] : [''];
  return names.some((suffix) => series.name === name + suffix);
}

function lineOf({ name, labels, value }: ExposedSeries, weight: number): Line {
  const text = Object.entries(labels).map(([label, one]) => `${label}=${JSON.stringify(one)}`);
  const series = text.length > 0 ? `${name}{${text.join(',')}}` : name;
  if (value.kind === 'level') return { series, base: value.value.day * weight, perSecond: 0 };
  const perSecond = value.flows.reduce((sum, one) => sum + one.perSecond.day * one.each * weight, 0);
  return { series, base: perSecond * 1000, perSecond };
}
