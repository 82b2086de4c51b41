import type { Metrics } from './catalogue';

/** Returns metrics that are exposed only under a condition, such as `with a remote write`. */
export function exposedOnly<M extends Metrics>(metrics: M, exposedWhen: string): M {
  return Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, { ...metric, exposedWhen }])) as M;
}
