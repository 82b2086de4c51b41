import { ValidationError } from '../core/errors';
import type { ExpositionSample } from './exposition-metric';
import { refuse } from './exposition-sample';

/** A metric that is still being read, under the name and the type that the page gives it. */
export class Draft<T extends string> {
  type: T | undefined;
  help: string | undefined;
  unit: string | undefined;
  readonly samples: ExpositionSample[] = [];
  readonly #series = new Set<string>();

  constructor(readonly name: string) {}

  setHelp(help: string): void {
    if (this.help !== undefined) refuse(`${this.name} has a second HELP`);
    this.help = help;
  }

  setType(type: string, types: readonly T[]): void {
    if (this.type !== undefined) refuse(`${this.name} has a second TYPE`);
    if (this.samples.length > 0) refuse(`the TYPE of ${this.name} stands behind its samples`);
    const found = types.find((one) => one === type);
    if (found === undefined) throw new ValidationError({ problem: `"${type}" is no type`, allowed: types });
    this.type = found;
  }

  add(sample: ExpositionSample): void {
    const { name, labels } = sample;
    const identity = JSON.stringify([name, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
    if (this.#series.has(identity)) refuse('this series stands there twice');
    this.#series.add(identity);
    this.samples.push(sample);
  }
}

/** The metrics that were read so far. */
export class Drafts<T extends string> {
  readonly #drafts = new Map<string, Draft<T>>();
  #current: Draft<T> | undefined;

  /** The metric of a line: all of its lines stand together. */
  enter(name: string): Draft<T> {
    const known = this.#drafts.get(name);
    if (known && known !== this.#current) refuse(`the lines of ${name} do not stand together`);
    this.#current = known ?? new Draft(name);
    this.#drafts.set(name, this.#current);
    return this.#current;
  }

  /** The metric that a series belongs to: its name without a suffix of the type that was announced. */
  metricOf(series: string, suffixes: Readonly<Partial<Record<T, readonly string[]>>>): string {
    const underscore = Math.max(0, series.lastIndexOf('_'));
    const [metric, suffix] = [series.slice(0, underscore), series.slice(underscore)];
    const type = this.#drafts.get(metric)?.type;
    return type !== undefined && suffixes[type]?.includes(suffix) ? metric : series;
  }

  all(): readonly Draft<T>[] {
    return [...this.#drafts.values()];
  }
}
