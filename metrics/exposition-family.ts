import type { Exposition, ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';

/** Metric family: what HELP, TYPE and UNIT of an exposition describe. */
export interface Family<T extends string> {
  readonly name: string;
  type: T | undefined;
  help: string | undefined;
  unit: string | undefined;
}

/** Metric under which Prometheus stores the series of a family with one suffix. */
export interface SeriesRule {
  readonly type: ExpositionMetricType;
  /** Whether the series is part of the metric of its family, as a bucket is part of a histogram. */
  readonly isPart: boolean;
}

/** Metric families of a format. */
export interface FamilyRules<T extends string> {
  readonly types: readonly T[];
  /** Type of a family without TYPE. */
  readonly untyped: T;
  /**
   * Suffixes of the series of a type. The first one is that of a family without series. Series
   * without a suffix that the format does not allow are among them, because Prometheus takes them.
   */
  readonly series: Readonly<Record<T, Readonly<Record<string, SeriesRule>>>>;
  /** Returns what the format does not allow in a series, although Prometheus takes it. */
  readonly problem: (family: Family<T>, suffix: string, sample: ExpositionSample) => string | undefined;
}

/** Series of an exposition by their families. */
export class FamilyGroups<T extends string> {
  readonly #families: Map<string, Family<T>>;
  readonly #entered = new Set<Family<T>>();
  readonly #scattered = new Set<Family<T>>();
  readonly #samples = new Map<Family<T>, ExpositionSample[]>();
  #current: Family<T> | undefined;

  /**
   * @param families families with metadata
   * @param note called with the line and the problem of what the format does not allow
   */
  constructor(
    families: ReadonlyMap<string, Family<T>>,
    private readonly rules: FamilyRules<T>,
    private readonly note: (line: number, problem: string) => void,
  ) {
    this.#families = new Map(families);
  }

  /** Goes on to a line of metadata. */
  enter(line: number, family: Family<T>): void {
    this.#go(line, family);
    const isLate = this.#samples.has(family) && !this.#scattered.has(family);
    if (isLate) this.note(line, `HELP, TYPE or UNIT of ${family.name} come after its samples`);
  }

  /** Goes on to a series. */
  add(line: number, sample: ExpositionSample): void {
    const family = this.#familyOf(line, sample.name);
    this.#go(line, family);
    const samples = this.#samples.get(family) ?? [];
    this.#samples.set(family, samples);
    samples.push(sample);
    const problem = this.rules.problem(family, sample.name.slice(family.name.length), sample);
    if (problem !== undefined) this.note(line, problem);
  }

  /** All lines of a family must be adjacent. */
  #go(line: number, family: Family<T>): void {
    if (family === this.#current) return;
    if (this.#entered.has(family) && !this.#scattered.has(family)) {
      this.note(line, `the lines of ${family.name} are not adjacent`);
      this.#scattered.add(family);
    }
    this.#entered.add(family);
    this.#current = family;
  }

  /**
   * Returns the family of a series: the one whose lines are read, if it has such a series, or the
   * one with its name, or the one with its name without a suffix.
   */
  #familyOf(line: number, series: string): Family<T> {
    const current = this.#current;
    const exact = this.#families.get(series);
    if (current && series.startsWith(current.name) && this.#has(current, series)) {
      if (exact && exact !== current)
        this.note(line, `${series} is a series of ${current.name} and a metric of its own`);
      return current;
    }
    if (exact) return exact;
    const base = this.#families.get(series.slice(0, Math.max(0, series.lastIndexOf('_'))));
    if (base && this.#has(base, series)) return base;
    const own: Family<T> = { name: series, type: undefined, help: undefined, unit: undefined };
    this.#families.set(series, own);
    return own;
  }

  #has(family: Family<T>, series: string): boolean {
    return Object.hasOwn(this.#seriesOf(family), series.slice(family.name.length));
  }

  #seriesOf({ type = this.rules.untyped }: Family<T>): Readonly<Record<string, SeriesRule>> {
    return this.rules.series[type];
  }

  /** Returns the metrics that Prometheus stores. */
  metrics(): Exposition {
    const metrics = new Map<string, ExpositionMetric & { readonly samples: ExpositionSample[] }>();
    const metric = (family: Family<T>, suffix: string, { type, isPart }: SeriesRule) => {
      const name = isPart ? family.name : family.name + suffix;
      const unit = family.unit === '' ? undefined : family.unit;
      const found = metrics.get(name) ?? { name, type, help: family.help, unit, samples: [] };
      metrics.set(name, found);
      return found;
    };
    for (const family of this.#entered) {
      const series = this.#seriesOf(family);
      const samples = this.#samples.get(family) ?? [];
      for (const sample of samples) {
        const suffix = sample.name.slice(family.name.length);
        metric(family, suffix, series[suffix]!).samples.push(sample);
      }
      const [suffix, rule] = Object.entries(series)[0]!;
      // Creation times are metrics of their own.
      const hasOwn = samples.some(({ name }) => series[name.slice(family.name.length)]!.type === rule.type);
      if (!hasOwn) metric(family, suffix, rule);
    }
    return metrics;
  }
}
