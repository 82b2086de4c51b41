import { defaults } from '../../core/defaults';
import { durationToMilliseconds } from '../../core/duration';
import type { Node, SelectorNode } from '../../promql/node';
import { keyOf, matches, type Labels } from './labels';
import type { Value } from './value';

/** Lookback delta of Prometheus in milliseconds. */
export const lookback = durationToMilliseconds(defaults.lookback);

/** Samples of a series in the order of their times. The value `undefined` marks its end. */
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

  /**
   * Returns the value at a time: that of the last sample, unless it is too old or the series has
   * ended.
   */
  valueAt(time: number): number | undefined {
    const index = this.indexAfter(time) - 1;
    return index >= 0 && this.times[index]! > time - lookback ? this.values[index] : undefined;
  }

  /** Returns the samples after one time and up to another. */
  between(after: number, until: number): Points {
    const [from, to] = [this.indexAfter(after), this.indexAfter(until)];
    const [times, values] = [this.times.slice(from, to), this.values.slice(from, to)];
    if (!this.hasEnded) return { times, values: values as number[] };
    return {
      times: times.filter((_, index) => values[index] !== undefined),
      values: values.filter((value) => value !== undefined),
    };
  }

  /** Returns the index of the first sample after a time. */
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

/** Samples of a range vector. */
export interface Points {
  readonly times: number[];
  readonly values: number[];
}

/** Series by name and labels. */
export class Storage {
  private readonly byName = new Map<string, Map<string, StoredSeries>>();
  /** Cached results of selectors, cleared when a series is added. */
  private readonly selected = new Map<SelectorNode, readonly StoredSeries[]>();

  /** Returns the series with a name and labels. Creates it if it does not exist. */
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

  /** Returns the series with a name. */
  named(name: string): readonly StoredSeries[] {
    return [...(this.byName.get(name)?.values() ?? [])];
  }

  /** Returns the series that a selector matches. */
  select(selector: SelectorNode): readonly StoredSeries[] {
    const known = this.selected.get(selector);
    if (known) return known;
    const { series, matchers } = selector;
    const selected = this.named(series.name).filter(({ labels }) => matches(labels, matchers));
    this.selected.set(selector, selected);
    return selected;
  }

  /** Returns the value of an expression at a time. A storage to which samples are added computes it each time. */
  valueOf(_node: Node, _time: number, compute: () => Value): Value {
    return compute();
  }
}

/** Storage to which no samples are added after its first evaluation. */
export class CompleteStorage extends Storage {
  private readonly values = new Map<Node, Map<number, Value>>();

  /** @param nodes expressions whose values are remembered */
  constructor(nodes: Iterable<Node>) {
    super();
    for (const node of nodes) this.values.set(node, new Map());
  }

  override valueOf(node: Node, time: number, compute: () => Value): Value {
    const ofNode = this.values.get(node);
    if (!ofNode) return compute();
    const value = ofNode.get(time) ?? compute();
    ofNode.set(time, value);
    return value;
  }
}
