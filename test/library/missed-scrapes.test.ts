import { config } from '../../infra/stacks';
import { scrape } from '../../metrics';
import { numberNode, type Node } from '../../promql/node';
import { flipsOf } from '../../testing/rule-tests/boundary';
import type { InputSeries, Segment } from '../../testing/rule-tests/input';
import { rulesOf, withNeeded, type TestedRule } from '../../testing/rule-tests/rules';
import { selectorsOf } from '../../promql/selectors-of';
import { memoryOf } from '../../testing/rule-tests/scene';
import { simulate } from '../../testing/rule-tests/simulate';
import { inputOf } from '../../testing/rule-tests/timeline';

const minute = 60_000;
/** Interval of scrapes, and of evaluations where no window is longer than an hour. */
const interval = 30_000;

/** Alert with the series of lasting trouble. */
interface Trouble {
  readonly rules: readonly TestedRule[];
  readonly series: readonly InputSeries[];
  /** Time between two evaluations in milliseconds. */
  readonly step: number;
  readonly length: number;
  /** Number of scrapes from one that is missed to the next. */
  readonly every: number;
}

/** Replaces the time by 0, so that moments are remaining times. */
function timeless<T extends Node>(node: T): T {
  if (node.type === 'call' && node.name === 'time') return numberNode(0) as T;
  const inner = Object.entries(node).map(([key, value]: [string, unknown]) => {
    if (key === 'args') return [key, (value as Node[]).map(timeless)];
    return [key, ['left', 'right', 'expression'].includes(key) ? timeless(value as Node) : value];
  });
  return Object.fromEntries(inner) as T;
}

function troubleOf(alert: TestedRule, all: readonly TestedRule[]): Trouble {
  const rules = withNeeded(alert, all).map((rule) => ({ ...rule, node: timeless(rule.node) }));
  const [flip] = flipsOf(rules, rules.at(-1)!);
  if (!flip) return troubleOfMean(rules);
  const { scene, trouble } = flip;
  const step = (scene.windows.at(-1) ?? 0) <= 60 * minute ? interval : scene.pace.step;
  const between = Math.max(scene.hold, 10 * minute);
  const length = Math.ceil((memoryOf(scene) + 4 * between) / step) * step;
  const positions = { phases: [{ length, positions: trouble }] };
  return {
    rules,
    series: inputOf(scene.population, positions, interval),
    step,
    length,
    every: between / interval,
  };
}

/** Trouble of an alert on the mean of a histogram, whose sum the generator of tests does not vary. */
function troubleOfMean(rules: readonly TestedRule[]): Trouble {
  const between = 10 * minute;
  const [length, every] = [6 * between, between / interval];
  const names = new Set(rules.flatMap(({ node }) => selectorsOf(node)).map(({ series }) => series.name));
  const series = [...names].map((name): InputSeries => {
    const step = name.endsWith('_sum') ? 3000 : 600;
    return {
      name,
      labels: { job: 'focus-api', instance: 'a' },
      segments: [{ from: 0, step, count: length / interval }],
    };
  });
  return { rules, series, step: interval, length, every };
}

/** Series that Prometheus writes for each scrape, also for a missed one. */
const ofScrapes: readonly string[] = Object.keys(scrape.metrics);
/** Those that are not 0 after a missed scrape. */
const kept = ['scrape_duration_seconds', 'scrape_sample_limit'];

/** Leaves out each `every`th scrape, except the first one. */
function withMisses(series: InputSeries, every: number): InputSeries {
  if (kept.includes(series.name)) return series;
  const missed: Segment = ofScrapes.includes(series.name)
    ? { from: 0, step: 0, count: 1 }
    : { missing: 'ended', count: 1 };
  const segments: Segment[] = [];
  let at = 0;
  for (const segment of series.segments) {
    const end = at + segment.count;
    const begin = at;
    while (at < end) {
      const isMissed = at > 0 && at % every === 0;
      const count = isMissed ? 1 : Math.min(end, (Math.floor(at / every) + 1) * every) - at;
      if (segment.missing !== undefined) segments.push({ ...segment, count });
      else if (isMissed) segments.push(missed);
      else segments.push({ ...segment, from: segment.from + segment.step * (at - begin), count });
      at += count;
    }
  }
  return { ...series, segments };
}

/** Times at which an alert begins to fire and ends. */
function changesIn({ rules, step, length }: Trouble, series: readonly InputSeries[]): number[] {
  const moments = [...simulate(rules, series, { interval, step, isSparse: false, end: length - step })];
  const firing = moments.map((moment) => moment.firing.length > 0);
  return firing.flatMap((isFiring, index) => (isFiring === (firing[index - 1] ?? false) ? [] : [index * step]));
}

const meanings = new Map<string, readonly [string, TestedRule, readonly TestedRule[]]>();
for (const { stack } of config.stacks) {
  const { rules } = rulesOf(stack);
  for (const rule of rules) {
    if (rule.kind !== 'alert' || selectorsOf(rule.node).length === 0) continue;
    const meaning = withNeeded(rule, rules).map(({ json }) => [json.expr, json.for, json.keep_firing_for]);
    const key = JSON.stringify(meaning);
    if (!meanings.has(key)) meanings.set(key, [`${stack.name}: ${rule.name}`, rule, rules]);
  }
}

describe('while trouble lasts and a scrape is missed each ten minutes, or each `for` that is longer', () => {
  test.each([...meanings.values()])('%s fires, and does not end', (_, alert, all) => {
    const trouble = troubleOf(alert, all);
    const [fires] = changesIn(trouble, trouble.series);
    expect(fires).toBeDefined();
    const missed = trouble.series.map((one) => withMisses(one, trouble.every));
    const [first, ...others] = changesIn(trouble, missed);
    expect([first! <= 2 * Math.max(fires!, trouble.step), others]).toEqual([true, []]);
  });
});
