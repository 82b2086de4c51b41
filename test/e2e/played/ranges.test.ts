import { alert, ruleGroup } from '../../../alerts';
import { collectIssues, type Issue } from '../../../core/errors';
import { scrape } from '../../../metrics';
import { rawCondition } from '../../../promql';
import { intervalOf } from '../../../promql/analysis/bounds';
import { conditionOutcome } from '../../../promql/analysis/condition';
import { filterOf } from '../../../promql/analysis/filter';
import { parse } from '../../../promql/parse';
import { lookupIn } from '../../../promql/raw';
import { textOf } from '../../../promql/render';
import { kindOf } from '../../../promql/signature';
import type { Node } from '../../../promql/node';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { stackIssues } from '../../../stack/validation';
import { rulesOf } from '../../../stack/rules';
import { minimalStack } from '../../stacks';
import { Random } from '../promql/random';
import { startPrometheus } from '../servers/prometheus';
import type { Server } from '../servers/server';
import { Workplace } from '../workplace';
import { writeBlocks } from './blocks';
import { end, favourableSeries, functionsOfOne, gauges, pump, RandomConditions } from './random-conditions';

const place = new Workplace();
let server: Server;

beforeAll(async () => {
  writeBlocks(favourableSeries(new Random(1)), place.folder);
  const args = ['--storage.tsdb.retention.time=100y', '--enable-feature=promql-experimental-functions'];
  server = await startPrometheus({ folder: place.folder, args });
  place.running.push(server);
});
afterAll(() => place.stop());

/** Values of a query at the end of the series; `undefined` where Prometheus finds several matching series. */
async function valuesOf(query: string): Promise<number[] | undefined> {
  const body = new URLSearchParams({ query, time: String(end) });
  const response = await fetch(`${server.url}/api/v1/query`, { method: 'POST', body });
  const { data, error } = (await response.json()) as {
    data?: { result: readonly { value: readonly [number, string] }[] };
    error?: string;
  };
  if (!data) {
    expect(error).toMatch(/many-to-many|many-to-one|duplicate|same labelset/);
    return undefined;
  }
  return data.result.map(({ value }) => Number(value[1].replace('Inf', 'Infinity')));
}

const parsed = (text: string) => parse(text, lookupIn([pump, scrape]));

/** Value that is beyond the limits of an expression, with the rounding of Prometheus. */
function isBeyond(value: number, node: Node): boolean {
  const { min, max, isWhole = false } = intervalOf(node);
  const rounding = 1e-9 * Math.max(1, Math.abs(value));
  const isFraction = isWhole && Math.abs(value - Math.round(value)) > rounding;
  return value < min - rounding || value > max + rounding || isFraction;
}

test('Prometheus returns no value beyond the limits of an expression', async () => {
  const random = new RandomConditions(new Random(2));
  let values = 0;
  for (let count = 0; count < 800; count++) {
    const text = random.vector(3);
    const node = parsed(text);
    const found = (await valuesOf(text)) ?? [];
    expect([text, found.filter((value) => isBeyond(value, node))]).toEqual([text, []]);
    values += found.length;
  }
  expect(values).toBeGreaterThan(5000);
});

test('what is never met returns nothing, and what is always met all numbers', async () => {
  const random = new RandomConditions(new Random(3));
  const seen = { never: 0, always: 0, possible: 0 };
  const texts = [...Array.from({ length: 2000 }, () => random.comparison()), ...random.ofAggregations()];
  for (const text of texts) {
    const node = parsed(text);
    const outcome = conditionOutcome(node);
    seen[outcome]++;
    if (outcome === 'never') expect([text, (await valuesOf(text)) ?? []]).toEqual([text, []]);
    if (outcome === 'always') expect([text, (await valuesOf(unmet(node))) ?? []]).toEqual([text, []]);
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

/** Query of the series that a comparison drops, without those that are no number. */
function unmet(node: Node): string {
  const { left, right, ...comparison } = filterOf(node)!;
  const dropped = textOf({ ...comparison, left, right, bool: true });
  const numbers = [left, right].filter((side) => kindOf(side) !== 'scalar').map((side) => `(${textOf(side)})`);
  return [`(${dropped}) == 0`, ...numbers.map((side) => `${side} == ${side}`)].join(' and on (job, instance) ');
}

/** Alerts on functions of one gauge, with numbers below, within and above their limits. */
function generated(): string[] {
  const random = new Random(4);
  return functionsOfOne.flatMap((of) => {
    const names = Object.keys(gauges).filter(() => random.chance(0.7));
    return names.map((name) => {
      const text = of(name);
      const { min, max } = intervalOf(parsed(text));
      const [least, most] = [Math.max(min, -20), Math.min(max, 20)];
      const at = random.one([-0.1, 0, 0.2, 0.5, 0.8, 1, 1.1]);
      return `${text} ${random.one(['>', '>=', '<', '<='])} ${Number((least + (most - least) * at).toPrecision(6))}`;
    });
  });
}

function issuesOf(text: string): readonly Issue[] {
  const condition = rawCondition(text, { catalogues: [pump], unit: 'none' });
  const rule = alert({ name: 'PumpBad', condition, severity: 'warning', summary: 'Bad', description: 'Bad.' });
  const jobs = ['grid', 'ends', 'least', 'most', 'turns'].map((job) =>
    staticJob({ job, catalogue: pump, targets: [`${job}:80`] }),
  );
  const stack = {
    ...minimalStack,
    jobs,
    rules: [ruleGroup({ name: 'pump', rules: [rule] })],
    runbooks: 'https://a.example',
  };
  const issues: Issue[] = stackIssues(stack, []);
  collectIssues(issues, () => rulesOf(stack));
  return issues;
}

test('every accepted alert fires on favourable series, and one that is never met does not', async () => {
  const [accepted, refused]: string[][] = [[], []];
  const alerts = generated();
  expect(alerts.length).toBeGreaterThan(100);
  for (const text of alerts) {
    const fires = (await valuesOf(text))!.length > 0;
    if (issuesOf(text).length === 0) {
      if (!fires) accepted!.push(text);
    } else if (fires && conditionOutcome(parsed(text)) === 'never') {
      refused!.push(text);
    }
  }
  expect({ accepted, refused }).toEqual({ accepted: [], refused: [] });
});
