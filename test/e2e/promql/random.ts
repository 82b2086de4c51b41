/** Seeded source of choices: fast enough for tens of thousands of long queries. */
export class Random {
  constructor(private state: number) {}

  /** Returns a number from 0 to less than 1. Source: https://prng.di.unimi.it/splitmix64.c, in 32 bits. */
  number(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let mixed = this.state ^ (this.state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** Tests whether something happens that has a probability. */
  chance(probability: number): boolean {
    return this.number() < probability;
  }

  /** Returns a number of 0 to less than a limit. */
  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  /** Returns one of these values. */
  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  /** Returns some of these values, in their order. */
  some<T>(values: readonly T[], probability = 0.5): T[] {
    return values.filter(() => this.chance(probability));
  }
}
