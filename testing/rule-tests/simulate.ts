import { durationToMilliseconds } from '../../core/duration';
import { vector } from './evaluate';
import { load, type InputSeries } from './input';
import { keyOf, remembered, type Labels } from './labels';
import type { TestedRule } from './rules';
import { Storage } from './storage';
import type { Sample } from './value';

/** Intervals of a simulation in milliseconds. */
export interface Clock {
  /** Time between two samples of the input. */
  readonly interval: number;
  /** Time between two evaluations of the rules. */
  readonly step: number;
  /**
   * Only the last two samples before each evaluation are included, because no rule reads the
   * others.
   */
  readonly isSparse: boolean;
  /** Time of the last evaluation. */
  readonly end: number;
}

/** State of rules at one evaluation: the firing samples of the alert, and all series so far. */
export interface Moment {
  readonly time: number;
  readonly firing: readonly Sample[];
  readonly storage: Storage;
}

/** Time in milliseconds of the first evaluation of rules by name, which is a whole number of steps. */
export type Firsts = ReadonlyMap<string, number>;

/** Parts of a simulation that need not be evaluated, and where its samples are. */
export interface Shortcuts {
  /** @default - every rule is evaluated from the start */
  readonly firsts?: Firsts | undefined;
  /** @default - nothing is known of the past */
  readonly past?: SharedPast;
  /** @default - an empty one */
  readonly storage?: Storage;
}

/** Recorded samples of simulations whose input is the same until a time. */
export class SharedPast {
  private readonly known = new Map<TestedRule, Map<number, readonly Sample[]>>();

  /** @param until time in milliseconds at which the inputs begin to differ */
  constructor(private readonly until: number) {}

  /** Returns the samples of a recording rule at a time, which are computed once. */
  samples(rule: TestedRule, time: number, compute: () => readonly Sample[]): readonly Sample[] {
    if (time >= this.until) return compute();
    const ofRule = this.known.get(rule) ?? new Map<number, readonly Sample[]>();
    this.known.set(rule, ofRule);
    const samples = ofRule.get(time) ?? compute();
    ofRule.set(time, samples);
    return samples;
  }
}

/** Simulates rules on input, evaluation by evaluation, like Prometheus. */
export function* simulate(
  rules: readonly TestedRule[],
  input: readonly InputSeries[],
  clock: Clock,
  { firsts = new Map(), past = new SharedPast(0), storage = new Storage() }: Shortcuts = {},
): Generator<Moment> {
  load(storage, input, clock);
  const alert = rules.findLast(({ kind }) => kind === 'alert');
  const state = alert && new AlertState(alert);
  const recordings = rules.filter(({ kind }) => kind === 'record').map((rule) => new Recording(rule, storage, past));
  const isEvaluated = ({ name }: TestedRule, time: number) => time >= (firsts.get(name) ?? 0);
  for (let time = Math.min(...rules.map(({ name }) => firsts.get(name) ?? 0)); time <= clock.end; time += clock.step) {
    for (const recording of recordings) if (isEvaluated(recording.rule, time)) recording.evaluate(time);
    if (alert && !isEvaluated(alert, time)) continue;
    yield { time, firing: state ? state.evaluate(vector(alert.node, time, storage), time) : [], storage };
  }
}

/** Recording rule with the series of its last evaluation. */
class Recording {
  private written = new Map<string, Sample>();
  /**
   * Labels of the recorded series by the labels of the expression, cached as the same object for
   * each evaluation.
   */
  private readonly labels = new WeakMap<Labels, Labels>();

  constructor(
    readonly rule: TestedRule,
    private readonly storage: Storage,
    private readonly past: SharedPast,
  ) {}

  evaluate(time: number): void {
    const { name } = this.rule;
    const samples = this.past.samples(this.rule, time, () => this.samplesAt(time));
    const written = new Map(samples.map((sample) => [keyOf(sample.labels), sample]));
    for (const { labels, value } of samples) this.storage.series(name, labels).append(time, value);
    for (const [key, { labels }] of this.written) {
      if (!written.has(key)) this.storage.series(name, labels).append(time, undefined);
    }
    this.written = written;
  }

  private samplesAt(time: number): Sample[] {
    return vector(this.rule.node, time, this.storage).map(({ labels, value }) => ({
      labels: remembered(this.labels, labels, () => recordedLabels(this.rule, labels)),
      value,
    }));
  }
}

/** Labels of a sample that a recording rule writes. */
export function recordedLabels({ json, externalLabels = {} }: TestedRule, labels: Labels): Labels {
  // The simulated samples have no external labels, so what is recorded of them has none either.
  const own = Object.entries(json.labels ?? {}).filter(([label]) => !Object.hasOwn(externalLabels, label));
  return { ...labels, ...Object.fromEntries(own) };
}

interface Active {
  readonly since: number;
  sample: Sample;
  isFiring: boolean;
  endedAt: number | undefined;
}

/**
 * State of an alert between evaluations. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/.
 */
export class AlertState {
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
