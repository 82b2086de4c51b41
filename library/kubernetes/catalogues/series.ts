import type { Labels } from '../../../metrics';

/** Returns the labels of metrics about one kind of thing, and the expected number of their series. */
export function series<const L extends Labels>(labels: L, combinations: number): { labels: L; combinations: number } {
  return { labels, combinations };
}
