import { formatIssue, ValidationError } from '../../../core/errors';
import { expressionIssues } from '../../../promql/check';
import { parse } from '../../../promql/parse';
import { lookupIn } from '../../../promql/raw';
import { render } from '../../../promql/render';
import { textIssues } from '../../../promql/checks/text';
import { catalogue } from './catalogue';
import { Judge } from './judge';
import { withMistake } from './mistakes';
import { Queries } from './queries';
import { Random } from './random';

/**
 * Number of queries and seed. For a longer run by hand, set other ones:
 * `VIGIE_QUERIES=1000000 VIGIE_SEED=7 npm run jest -- --config jest.e2e.config.mjs promql/trees`.
 */
const count = Number(process.env.VIGIE_QUERIES ?? 50_000);
const seed = Number(process.env.VIGIE_SEED ?? 20261130);
const valid = Math.round(0.8 * count);
const batch = 1000;

let judge: Judge;
beforeAll(() => {
  judge = new Judge();
});
afterAll(() => {
  judge.stop();
});

const lookup = lookupIn([catalogue]);

/** Result of a query here: its text, or the issues. */
function rendered(query: string): { readonly text?: string; readonly issues: readonly string[] } {
  try {
    const node = parse(query, lookup);
    const issues = [...expressionIssues(node), ...textIssues(node)];
    return issues.length > 0 ? { issues: issues.map(formatIssue) } : { text: render(node), issues: [] };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { issues: error.issues.map(formatIssue) };
  }
}

/**
 * Issues of a valid query: a join of several series with several, which Prometheus refuses when it evaluates
 * it, and one of vectors without a common label, which has no result. Here only `histogram_quantiles` is known
 * to return several, and only `on ()` leaves a vector without the labels of the other side.
 */
const ofJoins = ['have equal labels in', 'so no series match'];
/** Issue of a valid query that returns nothing, because matchers of both sides exclude each other. */
const ofValues = 'on the sides of';

/** Issues that the parser of Prometheus cannot have: it knows no metrics, labels and types of metrics. */
const allowed = [
  ...ofJoins,
  ...['unknown metric', 'unknown label', 'has no label', 'selects none of the metrics', 'requires a counter'],
  ...['requires a gauge', 'depends on its last reset', 'invalid quantile'],
  // It refuses these when it evaluates the expression, or ignores them.
  ...['cannot be anchored', 'cannot be smoothed', 'the regular expression for label', 'which NaN is not'],
  'info() ignores modifiers',
];

type Verdict = 'same tree' | 'refused by both' | 'refused for another reason' | { readonly wrong: string };

/** Compares what becomes of queries here with Prometheus. */
async function judged(queries: readonly string[], reasons: readonly string[]): Promise<Verdict[]> {
  const results = queries.map(rendered);
  const before = await judge.ask(queries);
  const after = await judge.ask(results.map(({ text = '' }) => text));
  return results.map(({ text, issues }, index) => {
    const [original, own] = [before[index]!, after[index]!];
    if (text === undefined) {
      if (original.error !== undefined) return 'refused by both';
      const isAllowed = issues.every((issue) => reasons.some((known) => issue.includes(known)));
      return isAllowed ? 'refused for another reason' : { wrong: `refused: ${issues.join('; ')}` };
    }
    if (original.error !== undefined) return { wrong: `accepted as ${text}: ${original.error}` };
    return original.tree === own.tree ? 'same tree' : { wrong: `changed to ${text}: ${own.error ?? own.tree!}` };
  });
}

/** Judges generated queries. Prints how many have each verdict, and returns the shortest wrong ones. */
async function judgeAll(
  total: number,
  generate: () => string,
  reasons: readonly string[] = allowed,
): Promise<{ counts: Record<string, number>; wrong: string[] }> {
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  for (let left = total; left > 0; left -= batch) {
    const queries = Array.from({ length: Math.min(batch, left) }, generate);
    for (const [index, verdict] of (await judged(queries, reasons)).entries()) {
      if (typeof verdict === 'string') counts[verdict] = (counts[verdict] ?? 0) + 1;
      else wrong.push(`${JSON.stringify(queries[index])} is ${verdict.wrong}`);
    }
  }
  console.info(`${total} queries: ${JSON.stringify(counts)}`);
  return { counts, wrong: wrong.sort((one, other) => one.length - other.length).slice(0, 10) };
}

describe('PromQL as text', () => {
  test('means the same to Prometheus after it is parsed and rendered', async () => {
    const queries = new Queries(new Random(seed));
    const { counts, wrong } = await judgeAll(valid, () => queries.query(), [...ofJoins, ofValues]);
    expect(wrong).toEqual([]);
    // All are valid.
    const { 'same tree': same = 0, 'refused for another reason': others = 0 } = counts;
    expect(same + others).toBe(valid);
    expect(others).toBeLessThan(0.01 * valid);
  });

  test('is refused when Prometheus refuses it, and only then', async () => {
    const random = new Random(seed + 1);
    const queries = new Queries(random);
    const { counts, wrong } = await judgeAll(count - valid, () => withMistake(queries.query(), random));
    expect(wrong).toEqual([]);
    expect(counts['refused by both']).toBeGreaterThan(0.1 * count);
    expect(counts['same tree']).toBeGreaterThan(0.01 * count);
  });
});
