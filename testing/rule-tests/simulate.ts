import { durationToMilliseconds } from '../../core/duration';
import { vector } from './evaluate';
import { load, type InputSeries } from './input';
import { keyOf, remembered, type Labels } from './labels';
import type { TestedRule } from './rules';
import { Storage } from './storage';
import type { Sample } from './value';

/** How time passes, in milliseconds. */
export interface Clock {
  /** Between two samples of the input. */
  readonly interval: number;
  /** Between two evaluations of the rules. */
  readonly step: number;
  /** Whether of the samples only the last two before each evaluation are put in: nobody looks at the others. */
  readonly isSparse: boolean;
  /** The last evaluation. */
  readonly end: number;
}

/** Rules at one evaluation: what the alert among them fires on, and everything that is known by then. */
export interface Moment {
  readonly time: number;
  readonly firing: readonly Sample[];
  readonly storage: Storage;
}

/** Evaluates rules on some input, one evaluation after the other, as Prometheus does. */
export function* simulate(
  rules: readonly TestedRule[],
  input: readonly InputSeries[],
  clock: Clock,
): Generator<Moment> {
  const storage = new Storage();
  load(storage, input, clock);
  const alert = rules.findLast(({ kind }) => kind === 'alert');
  const state = alert && new AlertState(alert);
  const recordings = rules.filter(({ kind }) => kind === 'record').map((rule) => new Recording(rule, storage));
  for (let time = 0; time <= clock.end; time += clock.step) {
    for (const recording of recordings) recording.evaluate(time);
    yield { time, firing: state ? state.evaluate(vector(alert.node, time, storage), time) : [], storage };
  }
}

/** A recording rule, and the series that it wrote last. */
class Recording {
  private written = new Map<string, Sample>();
  /** Labels of the rule's series by those of its expression: the same object at each evaluation. */
  private readonly labels = new WeakMap<Labels, Labels>();

  constructor(
    private readonly rule: TestedRule,
    private readonly storage: Storage,
  ) {}

  evaluate(time: number): void {
    const { name, node, json } = this.rule;
    const samples = vector(node, time, this.storage).map(({ labels, value }) => ({
      labels: remembered(this.labels, labels, () => ({ ...labels, ...json.labels })),
      value,
    }));
    const written = new Map(samples.map((sample) => [keyOf(sample.labels), sample]));
    for (const { labels, value } of samples) this.storage.series(name, labels).append(time, value);
    for (const [key, { labels }] of this.written) {
      if (!written.has(key)) this.storage.series(name, labels).append(time, undefined);
    }
    this.written = written;
  }
}

interface Active {
  readonly since: number;
  sample: Sample;
  isFiring: boolean;
  endedAt: number | undefined;
}

/** What an alert remembers from one evaluation to the next: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/. */
class AlertState {
  private readonly active = new Map<string, Active>();
  private readonly hold: number;
  private readonly keep: number;

  constructor({ json }: TestedRule) {
    this.hold = durationToMilliseconds(json.for ?? '0s');
    this.keep = durationToMilliseconds(json.keep_firing_for ?? '0s');
  }

  evaluate(samples: readonly Sample[], time: number): readonly Sample[] {
    const present = new Set<string>();
    for (const sample of samples) {
      const key = keyOf(sample.labels);
      present.add(key);
      const one = this.active.get(key);
      if (one) one.sample = sample;
      else this.active.set(key, { since: time, sample, isFiring: false, endedAt: undefined });
    }
    for (const [key, one] of this.active) {
      if (present.has(key)) one.endedAt = undefined;
      else one.endedAt ??= time;
      if (one.endedAt !== undefined && (!one.isFiring || time - one.endedAt >= this.keep)) this.active.delete(key);
      else one.isFiring ||= time - one.since >= this.hold;
    }
    return [...this.active.values()].filter(({ isFiring }) => isFiring).map(({ sample }) => sample);
  }
}
