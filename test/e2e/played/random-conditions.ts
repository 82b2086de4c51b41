import { catalogue, closed, counter, gauge } from '../../../metrics';
import type { Random } from '../promql/random';
import type { PlayedSeries } from './samples';

/** Catalogue with gauges of several ranges. */
export const pump = catalogue({
  name: 'pump',
  software: 'pump',
  version: '1',
  metrics: {
    level: gauge({ help: 'Level.', unit: 'none' }),
    load_ratio: gauge({ help: 'Load.', unit: 'ratio' }),
    grade: gauge({ help: 'Grade.', unit: 'none', range: { min: 1, max: 6 } }),
    debt: gauge({ help: 'Debt.', unit: 'none', range: { min: -10, max: -1 } }),
    volume_bytes: gauge({ help: 'Volume.', unit: 'bytes' }),
    running: gauge({ help: 'Whether it runs.', unit: 'boolean' }),
    free_bytes: gauge({ help: 'Free.', unit: 'bytes', labels: { disk: closed('a', 'b') } }),
    strokes_total: counter({ help: 'Strokes.', unit: 'events', labels: { kind: closed('full', 'half') } }),
  },
});

/** Angles whose sine or cosine is an extreme. */
const angles = [Math.PI / 2, Math.PI, (3 * Math.PI) / 2];

/** Gauges without labels of their own, with values at their ends and between. */
export const gauges: Readonly<Record<string, readonly number[]>> = {
  level: [-1e300, 1e300, -1e6, -1, -0.5, 0, 0.3, 1, 1e6, ...angles, -Math.PI / 2, ...steps(-50, 50)],
  load_ratio: [0, 1, ...steps(0, 1)],
  grade: [1, 6, ...angles, ...steps(1, 6)],
  debt: [-10, -1, ...angles.map((angle) => -angle), ...steps(-10, -1)],
  volume_bytes: [0, 1e300, 0.5, 1, 3, 1e6, ...angles, ...steps(0, 100)],
  running: [0, 1],
};

function steps(from: number, to: number): number[] {
  return Array.from({ length: 40 }, (_, index) => from + ((to - from) * (index + 0.5)) / 40);
}

/** First sample, in seconds since 1970. */
export const start = 1_750_000_000;
/** Seconds between two samples. */
export const interval = 15;
const count = 80;
/** Last sample. */
export const end = start + (count - 1) * interval;

/**
 * Returns favourable series: one constant series for each value, series that change between the ends of
 * their range, and counters of which some begin late, rest or are reset.
 */
export function favourableSeries(random: Random): PlayedSeries[] {
  const series: PlayedSeries[] = [];
  const add = (
    name: string,
    labels: Readonly<Record<string, string>>,
    value: (index: number) => number | undefined,
  ) => {
    const samples = Array.from({ length: count }, (_, index) => [start + index * interval, value(index)] as const);
    series.push({ name, labels, samples: samples.filter((one): one is [number, number] => one[1] !== undefined) });
  };
  for (const [name, values] of Object.entries(gauges)) {
    const ends = values.slice(0, 2);
    values.forEach((value, index) => {
      add(name, { job: 'grid', instance: `i${index}` }, () => value);
    });
    ends.forEach((value, index) => {
      add(name, { job: 'ends', instance: `i${index}` }, () => value);
      add(name, { job: index === 0 ? 'least' : 'most', instance: 'i0' }, () => value);
    });
    add(name, { job: 'turns', instance: 'i0' }, (index) => values[index % 2]);
    add(name, { job: 'turns', instance: 'i1' }, () => random.one(values));
    add(name, { job: 'turns', instance: 'i2' }, (index) => values[index < count / 2 ? 0 : 1]);
    add(name, { job: 'turns', instance: 'i3' }, (index) => (index % 7 < 4 ? random.one(values) : undefined));
  }
  for (const instance of ['i0', 'i1', 'i2', 'i3']) {
    for (const disk of ['a', 'b']) add('free_bytes', { job: 'grid', instance, disk }, () => random.below(100));
    for (const kind of ['full', 'half']) {
      let [total, step] = [0, 0];
      add('strokes_total', { job: 'grid', instance, kind }, (index) => {
        if (index % 20 === 0) step = random.below(4);
        total = instance === 'i3' && index === count / 2 ? 0 : total + step;
        return instance === 'i2' && index < count - 10 ? undefined : total;
      });
    }
  }
  return series;
}

const unary = [
  ...['abs', 'ceil', 'floor', 'sgn', 'sqrt', 'exp', 'ln', 'log2', 'log10', 'deg', 'rad', 'acos', 'acosh', 'asin'],
  ...['asinh', 'atan', 'atanh', 'cos', 'cosh', 'sin', 'sinh', 'tan', 'tanh', 'round', 'day_of_week', 'month', 'year'],
];
const overTime = [
  ...['avg', 'min', 'max', 'sum', 'count', 'last', 'stddev', 'stdvar', 'present', 'first', 'mad', 'ts_of_max'],
].map((name) => `${name}_over_time`);
const aggregations = ['sum', 'avg', 'min', 'max', 'count', 'stddev', 'stdvar', 'group'];
const comparisons = ['>', '<', '>=', '<=', '==', '!='];
const numbers = ['-7', '-2', '-1', '-0.5', '0', '0.3', '0.5', '1', '2', '3', '10', '100'];

/** Generator of expressions whose series have the labels `job` and `instance`. */
export class RandomConditions {
  constructor(private readonly random: Random) {}

  /** Returns a comparison of an expression with a number, or with another one that often has the same series. */
  comparison(): string {
    const { random } = this;
    const operator = random.one(comparisons);
    if (random.chance(0.4)) return `${this.vector(3)} ${operator} ${random.one(numbers)}`;
    if (random.chance(0.1)) return this.ofSamples(random.one(Object.keys(gauges)));
    const base = this.vector(1);
    const [left, right] = [this.derived(base), this.derived(base)];
    if (random.chance(0.2)) return `${base} ${operator} on (job) group_left () ${this.total(base)}`;
    if (random.chance(0.2))
      return `${left} ${random.one(['-', '/'])} ${right} ${operator} ${random.one(['0', '1', '2'])}`;
    return `${left} ${operator} ${right}`;
  }

  private ofSamples(name: string): string {
    const { random } = this;
    const side = () => random.one([name, `${random.one(['avg', 'min', 'max', 'last'])}_over_time(${name}[2m])`]);
    return `${side()} ${random.one(comparisons)} ${side()}`;
  }

  /** Returns comparisons of each two aggregations of all or some series of a gauge. */
  ofAggregations(): string[] {
    const { random } = this;
    const all = [...aggregations, 'quantile'];
    const pairs = all.flatMap((one) => all.map((other) => [one, other] as const));
    return Object.keys(gauges).flatMap((name) =>
      pairs.flatMap(([one, other]) =>
        ['>', '<', random.one(comparisons)].map(
          (operator) => `${this.ofGroup(one, name)} ${operator} ${this.ofGroup(other, name)}`,
        ),
      ),
    );
  }

  private ofGroup(operator: string, name: string): string {
    const { random } = this;
    const part = random.chance(0.6) ? name : `(${name} ${random.one(comparisons)} ${random.one(numbers)})`;
    return operator === 'quantile'
      ? `quantile by (job) (${random.one(['0.2', '0.9'])}, ${part})`
      : `${operator} by (job) (${part})`;
  }

  vector(depth: number): string {
    const { random } = this;
    const name = random.one(Object.keys(gauges));
    if (depth <= 0) return this.leaf(name);
    const inner = () => this.vector(depth - 1);
    const number = random.one(numbers);
    return random.one([
      () => this.leaf(name),
      () => `${random.one(unary)}(${inner()})`,
      () => `${random.one(overTime)}(${name}[${random.one(['1m', '2m', '5m'])}])`,
      () => `quantile_over_time(${random.one(['0', '0.5', '1'])}, ${name}[2m])`,
      () => `${random.one(['delta', 'idelta', 'changes', 'resets'])}(${name}[2m])`,
      () => `(${inner()} ${random.one(['+', '-', '*', '/', '%', '^', 'atan2'])} ${number})`,
      () => `(${number} ${random.one(['+', '-', '*', '/', '%', '^'])} ${inner()})`,
      () => `(${inner()} ${random.one(['+', '-', '*', '/', '%', '^', 'atan2'])} ${inner()})`,
      () => `(${inner()} ${random.one(comparisons)} ${random.chance(0.5) ? 'bool ' : ''}${number})`,
      () => `(${inner()} ${random.one(['and', 'or', 'unless'])} ${inner()})`,
      () => `clamp(${inner()}, ${random.one(['-2', '0'])}, ${random.one(['1', '3'])})`,
      () => `round(${inner()}, ${random.one(['0.5', '5'])})`,
      () => `(time() - timestamp(${name}))`,
      () => this.aggregation(inner()),
      () => `-${inner()}`,
    ])();
  }

  private leaf(name: string): string {
    return this.random.one([
      () => name,
      () => name,
      () => `sum by (job, instance) (free_bytes${this.random.one(['', '{disk="a"}', '{disk!="a"}'])})`,
      () => `sum by (job, instance) (rate(strokes_total${this.random.one(['', '{kind="full"}'])}[5m]))`,
    ])();
  }

  private aggregation(inner: string): string {
    return this.random.chance(0.2)
      ? `quantile by (job, instance) (${this.random.one(['0.2', '0.9'])}, ${inner})`
      : `${this.random.one(aggregations)} by (job, instance) (${inner})`;
  }

  /** Expression over some of the series of another one, or all of them. */
  private derived(base: string): string {
    const { random } = this;
    const part = random.one([
      () => base,
      () => `(${base} ${random.one(comparisons)} ${random.one(numbers)})`,
      () => `(${base} ${random.one(['and', 'unless'])} running == 1)`,
    ])();
    const whole = this.ofGroup(random.chance(0.2) ? 'quantile' : random.one(aggregations), part);
    return random.chance(0.8)
      ? whole
      : `(${whole} ${random.one(['*', '+', '/', '-'])} ${random.one(['0.5', '1', '2'])})`;
  }

  private total(base: string): string {
    return `${this.random.one(['max', 'sum', 'min', 'avg'])} by (job) (${base})`;
  }
}

/** Functions of one gauge, whose values between their limits all occur. */
export const functionsOfOne: readonly ((name: string) => string)[] = [
  ...unary
    .filter((name) => !/day|month|year|tan$|sinh|cosh|exp|deg|rad/.test(name))
    .map((of) => (name: string) => `${of}(${name})`),
  ...['avg', 'min', 'max', 'last', 'stddev'].map((of) => (name: string) => `${of}_over_time(${name}[2m])`),
  ...['avg', 'min', 'max', 'stddev'].map((of) => (name: string) => `${of} by (job) (${name})`),
  (name) => `${name} % 10`,
  (name) => `${name} ^ 2`,
  (name) => `clamp(${name}, -2, 3)`,
  (name) => `-${name}`,
  (name) => `${name} / 4`,
];
