/**
 * Sum with error compensation. Source:
 * https://en.wikipedia.org/wiki/Kahan_summation_algorithm#Further_enhancements.
 */
export class CompensatedSum {
  private sum = 0;
  private error = 0;

  constructor(values: Iterable<number> = []) {
    for (const value of values) this.add(value);
  }

  add(value: number): void {
    const next = this.sum + value;
    if (Number.isFinite(next)) {
      this.error += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    } else this.error = 0;
    this.sum = next;
  }

  get total(): number {
    return this.sum + this.error;
  }

  /** Divides the sum like Prometheus does. */
  dividedBy(count: number): number {
    return this.sum / count + this.error / count;
  }
}
