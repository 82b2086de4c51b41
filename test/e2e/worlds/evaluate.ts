import type { RuleGroupJson } from '../../../alerts';
import { durationToMilliseconds } from '../../../core/duration';
import { selectorsOf } from '../../../promql/selectors-of';
import { askFor, type AnsweredSeries } from '../cluster/answer';
import { startWith } from '../played/blocks';
import type { Server } from '../servers/server';
import { Workplace } from '../workplace';
import { seriesOf, start, tick } from './samples';
import type { WorldStack } from './stacks';
import { day, hour, isWithin, type World } from './world';

/** An alert that fires. */
export interface Fired {
  readonly alert: string;
  readonly severity: string;
  /** Time since the start of the world at which it first fires, such as `day 2, 03:15`. */
  readonly first: string;
}

/** Points of one query: Prometheus refuses more than 11,000. */
const longest = 10_000;

/**
 * Evaluates the alerts of a stack over a world: the series of the world are in the database of a Prometheus, whose
 * answers are compared with `for`.
 *
 * @param isEvaluated which groups are evaluated; by default all of them
 * @returns the alerts that fire at least once, without the Watchdog
 * @throws Error when a query is refused, or the Watchdog does not fire all the time
 */
export async function firedIn(
  stack: WorldStack,
  world: World,
  days: number,
  isEvaluated: (group: string) => boolean = () => true,
): Promise<Fired[]> {
  const place = new Workplace('worlds');
  try {
    // The share of the whole period, which no alert reads, would take most of the time.
    const groups = stack.groups.filter(({ name }) => !name.endsWith('-budget') && isEvaluated(name));
    const read = stack.rules.filter(({ group }) => groups.some(({ name }) => name === group));
    const names = new Set(read.flatMap(({ node }) => selectorsOf(node).map(({ series }) => series.name)));
    const series = seriesOf(stack.jobs, world, days * day, names);
    const server = await startWith(series, groups, place.folder, {
      days,
      end: start + days * day,
      // Series of blocks have no marks of their ends: they are seen until the next scrape.
      lookback: `${2 * tick + 1}s`,
    });
    place.running.push(server);
    const found: Fired[] = [];
    for (const group of groups) found.push(...(await firedInGroup(server, group, world, days)));
    return found;
  } finally {
    await place.stop();
  }
}

async function firedInGroup(server: Server, group: RuleGroupJson, world: World, days: number): Promise<Fired[]> {
  const step = group.interval === undefined ? tick : durationToMilliseconds(group.interval) / 1000;
  const found: Fired[] = [];
  for (const { alert, expr, labels = {}, ...rule } of group.rules) {
    if (alert === undefined) continue;
    const wait = rule.for === undefined ? 0 : durationToMilliseconds(rule.for) / 1000;
    const firsts = (await over(server, expr, step, days)).map((one) => firstFiring(one, wait, step, world));
    const first = Math.min(...firsts.flatMap((time) => time ?? []));
    if (alert === 'Watchdog') checkWatchdog(first);
    else if (Number.isFinite(first)) found.push({ alert, severity: labels.severity!, first: clock(first) });
  }
  return found;
}

function checkWatchdog(first: number): void {
  if (first !== 0) throw new Error('the Watchdog does not fire from the start');
}

function clock(time: number): string {
  const [hours, minutes] = [Math.floor((time % day) / hour), Math.floor((time % hour) / 60)];
  return `day ${Math.floor(time / day)}, ${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Results of an expression at every evaluation, by series. */
async function over(
  server: Server,
  expression: string,
  step: number,
  days: number,
): Promise<AnsweredSeries['points'][]> {
  const found = new Map<string, AnsweredSeries['points'][number][]>();
  const end = start + days * day;
  for (let from = start; from < end; from += longest * step) {
    const answer = await askFor(server, expression, {
      start: from,
      end: Math.min(end, from + longest * step) - step,
      step,
    });
    if (answer.error !== undefined) throw new Error(`${expression}: ${answer.error}`);
    for (const { labels, points } of answer.series) {
      const key = JSON.stringify(labels);
      found.set(key, [...(found.get(key) ?? []), ...points]);
    }
  }
  return [...found.values()];
}

/**
 * First time at which a condition has been met for so long. Prometheus evaluates nothing while it does not run; what
 * was met before and after counts as met meanwhile.
 */
function firstFiring(points: AnsweredSeries['points'], wait: number, step: number, world: World): number | undefined {
  const isRead = (time: number) => !world.unread?.some((span) => isWithin(time, span));
  let [since, expected] = [-1, -1];
  for (const [moment] of points) {
    const time = moment - start;
    if (!isRead(time)) continue;
    while (expected < time && !isRead(expected)) expected += step;
    if (since === -1 || expected !== time) since = time;
    if (time - since >= wait) return time;
    expected = time + step;
  }
  return undefined;
}
