import type { Exposition } from '../../../metrics/exposition';
import type { Running } from '../servers/server';
import { Workplace } from '../workplace';

/** Software that runs, and where it shows its metrics. */
export interface Exposed extends Running {
  /** The address of its page. */
  readonly url: string;
}

/**
 * Starts software in a temporary folder.
 *
 * @param start starts everything, and gives the address of the page
 * @throws Error when something does not start; what had been started is ended, and the folder removed
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
 * The value of a label of a metric that has one series, such as the version in `prometheus_build_info`.
 *
 * @throws Error when the page has no such series
 */
export function labelOf(exposition: Exposition, metric: string, label: string): string {
  const value = exposition.get(metric)?.samples[0]?.labels[label];
  if (value === undefined) throw new Error(`the page has no ${metric} with the label ${label}`);
  return value;
}
