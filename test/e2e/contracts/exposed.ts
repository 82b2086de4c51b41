import type { Exposition } from '../../../metrics/exposition';
import type { Running } from '../servers/server';
import { Workplace } from '../workplace';

/** Running software with its exposition. */
export interface Exposed extends Running {
  /** URL of the exposition. */
  readonly url: string;
}

/**
 * Starts software in a temporary folder.
 *
 * @param start starts all programs and returns the URL of the exposition
 * @throws Error when a program does not start; all others are stopped then, and the folder is
 * removed
 */
export async function expose(name: string, start: (place: Workplace) => Promise<string>): Promise<Exposed> {
  const place = new Workplace(name);
  try {
    return { url: await start(place), stop: () => place.stop() };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

/**
 * Returns the value of a label of a metric with one series, such as the version in
 * `prometheus_build_info`.
 *
 * @throws Error when there is no such series
 */
export function labelOf(exposition: Exposition, metric: string, label: string): string {
  const value = exposition.get(metric)?.samples[0]?.labels[label];
  if (value === undefined) throw new Error(`the page has no ${metric} with the label ${label}`);
  return value;
}
