import { ValidationError } from '../core/errors';
import { refuse, refuseInvalidText, type Cursor } from './exposition-cursor';
import type { ExpositionNote, ExpositionSample, ParsedExposition } from './exposition-metric';
import { storedBound, storedLabels, type Braces } from './exposition-sample';
import { FamilyGroups, type Family, type FamilyRules } from './exposition-family';

/** Series of a line, before Prometheus changes its labels. */
export interface ReadSeries {
  readonly name: string;
  readonly labels: Braces['labels'];
  readonly value: number;
  readonly timestamp: number | undefined;
}

/** Line of an exposition that was read. */
type ReadLine<T extends string> = { readonly line: number } & (
  | { readonly kind: 'metadata'; readonly family: Family<T> }
  | { readonly kind: 'sample'; readonly sample: ExpositionSample }
);

/** Lines of an exposition that were read so far. */
export class ExpositionReading<T extends string> {
  readonly #notes: ExpositionNote[] = [];
  readonly #families = new Map<string, Family<T>>();
  readonly #lines: ReadLine<T>[] = [];
  readonly #series = new Set<string>();
  readonly #texts = new Set<string>();
  #samples = 0;
  #type: T | undefined;

  constructor(
    private readonly cursor: Cursor,
    private readonly rules: FamilyRules<T>,
  ) {}

  /**
   * Reads one line with a function.
   *
   * @throws ValidationError with the line when Prometheus does not take it
   */
  line<R>(read: (start: number) => R): R {
    const start = this.cursor.position;
    try {
      return read(start);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const path = `line ${this.cursor.lineOf(start)}`;
      throw new ValidationError(error.issues.map((one) => ({ path, ...one, given: this.cursor.textOf(start) })));
    }
  }

  /** Notes what the format does not allow although Prometheus takes it. */
  note(start: number, problem: string): void {
    this.noteLine(this.cursor.lineOf(start), problem);
  }

  private noteLine(line: number, problem: string): void {
    this.#notes.push({ line, path: `line ${line}`, problem });
  }

  /** Returns the family of a line with metadata. */
  family(start: number, name: string): Family<T> {
    const family = this.#families.get(name) ?? { name, type: undefined, help: undefined, unit: undefined };
    this.#families.set(name, family);
    this.#lines.push({ kind: 'metadata', line: this.cursor.lineOf(start), family });
    return family;
  }

  /** Adds a HELP. Prometheus keeps the last one. */
  help(start: number, name: string, help: string): void {
    refuseInvalidText(help, 'the help text');
    const family = this.family(start, name);
    if (family.help !== undefined) this.note(start, `${name} has a second HELP`);
    family.help = help;
  }

  /**
   * Adds a TYPE. Prometheus keeps the last one.
   *
   * @throws ValidationError when there is no such type
   */
  type(start: number, name: string, type: string): void {
    const found = this.rules.types.find((one) => one === type);
    if (found === undefined) {
      throw new ValidationError({ problem: `invalid type "${type}"`, allowed: this.rules.types });
    }
    const family = this.family(start, name);
    if (family.type !== undefined) this.note(start, `${name} has a second TYPE`);
    family.type = found;
    this.#type = found;
  }

  /**
   * Adds a series.
   *
   * @param text its name and labels as they stand in the exposition
   * @throws ValidationError when Prometheus does not take its name or labels
   */
  add(start: number, text: string, { name, labels, value, timestamp }: ReadSeries): void {
    if (name === '') refuse('the series has no name');
    refuseInvalidText(name, 'the name of the series');
    const bound = this.#type === 'histogram' ? 'le' : this.#type === 'summary' ? 'quantile' : undefined;
    const stored = storedLabels(
      labels.map(([label, one]) => [label, label === bound ? storedBound(one) : one] as const),
    );
    // Prometheus does not count a series that it has read with the same text.
    if (timestamp !== undefined || !this.#texts.has(text)) this.#samples += 1;
    this.#texts.add(text);
    const identity = JSON.stringify([name, Object.entries(stored).sort(([a], [b]) => (a < b ? -1 : 1))]);
    if (this.#series.has(identity)) {
      this.note(start, `the series ${name} occurs twice with the same labels`);
      return;
    }
    this.#series.add(identity);
    const sample = { name, labels: stored, value, timestamp };
    this.#lines.push({ kind: 'sample', line: this.cursor.lineOf(start), sample });
  }

  /** Groups the series to metrics. */
  finish(): ParsedExposition {
    const groups = new FamilyGroups(this.#families, this.rules, (line, problem) => {
      this.noteLine(line, problem);
    });
    for (const one of this.#lines) {
      if (one.kind === 'sample') groups.add(one.line, one.sample);
      else groups.enter(one.line, one.family);
    }
    const metrics = groups.metrics();
    return { metrics, notes: this.#notes.sort((a, b) => a.line - b.line), samples: this.#samples };
  }
}
