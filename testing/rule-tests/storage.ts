import type { SelectorNode } from '../../promql/node';
import { keyOf, matches, type Labels } from './labels';

/** Prometheus looks back this far for the last sample of a series, in milliseconds. */
export const lookback = 5 * 60_000;

/** The samples of a series in the order of their times; where it ended, the value is `undefined`. */
export class StoredSeries {
  readonly times: number[] = [];
  readonly values: (number | undefined)[] = [];
  private hasEnded = false;

  constructor(
    readonly name: string,
    readonly labels: Labels,
  ) {}

  append(time: number, value: number | undefined): void {
    this.times.push(time);
    this.values.push(value);
    this.hasEnded ||= value === undefined;
  }

  /** The value at a moment: that of the last sample, unless it is too old or the series ended. */
  valueAt(time: number): number | undefined {
    const index = this.indexAfter(time) - 1;
    return index >= 0 && this.times[index]! > time - lookback ? this.values[index] : undefined;
  }

  /** The samples after one moment, up to another. */
  between(after: number, until: number): Points {
    const [from, to] = [this.indexAfter(after), this.indexAfter(until)];
    const [times, values] = [this.times.slice(from, to), this.values.slice(from, to)];
    if (!this.hasEnded) return { times, values: values as number[] };
    return {
      times: times.filter((_, index) => values[index] !== undefined),
      values: values.filter((value) => value !== undefined),
    };
  }

  /** The index of the first sample after a moment. */
  private indexAfter(time: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Samples that a range vector is made of. */
export interface Points {
  readonly times: number[];
  readonly values: number[];
}

/** Every series by its name and labels. */
export class Storage {
  private readonly byName = new Map<string, Map<string, StoredSeries>>();
  /** What selectors selected, until there are other series. */
  private readonly selected = new Map<SelectorNode, readonly StoredSeries[]>();

  /** The series of this name and these labels, a new one if there is none yet. */
  series(name: string, labels: Labels): StoredSeries {
    const ofName = this.byName.get(name) ?? new Map<string, StoredSeries>();
    this.byName.set(name, ofName);
    const key = keyOf(labels);
    const known = ofName.get(key);
    if (known) return known;
    const series = new StoredSeries(name, labels);
    ofName.set(key, series);
    this.selected.clear();
    return series;
  }

  /** Every series of a name. */
  named(name: string): readonly StoredSeries[] {
    return [...(this.byName.get(name)?.values() ?? [])];
  }

  /** The series that a selector selects. */
  select(selector: SelectorNode): readonly StoredSeries[] {
    const known = this.selected.get(selector);
    if (known) return known;
    const { series, matchers } = selector;
    const selected = this.named(series.name).filter(({ labels }) => matches(labels, matchers));
    this.selected.set(selector, selected);
    return selected;
  }
}
