/** Returns the median, minimum and maximum of values. */
export function spread(values: readonly number[]): { middle: number; least: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { least: sorted[0]!, middle: sorted[Math.floor(sorted.length / 2)]!, most: sorted.at(-1)! };
}
