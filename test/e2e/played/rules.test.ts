import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLonger } from '../../../core/duration';
import { table } from '../../../core/table';
import { config } from '../../../infra/stacks';
import type { StackProps } from '../../../stack/stack';
import type { AlertTest } from '../../../testing/rule-tests/alert-tests';
import { coverageOf } from '../../../testing/rule-tests/coverage';
import type { RuleTests } from '../../../testing/rule-tests/generate';
import type { Failures } from '../../../testing/rule-tests/report';
import { withNeeded, type TestedRule } from '../../../testing/rule-tests/rules';
import { selectorsOf } from '../../../promql/selectors-of';
import { promtoolTests, runFiles, writeSuite, writeTestsOf } from '../../../testing/rule-tests/suite';
import { counterparts } from '../../../tools/alert-reference/mixins/page';
import type { TestedStack } from '../../../tools/rule-tests/tested-stack';
import { programFile } from '../../../tools/build';
import { Workplace } from '../workplace';
import { favourable, firingTest, firstEvent, realIntervalsOf } from './real-intervals';

const place = new Workplace();
const promtool = { promtool: programFile('promtool'), folder: place.folder };
afterAll(() => place.stop());

// Days of samples are evaluated, and months for some rules.
const written = join(place.folder, 'generated.json');
execFileSync('node_modules/.bin/tsx', ['tools/rule-tests/write-generated.ts', written]);
const known = JSON.parse(readFileSync(written, 'utf8')) as TestedStack[];
const coverages = known.map(({ of, generated }) => coverageOf(of, generated));

/**
 * Cached failures by the text of tests and rules. Stacks share many of them, and those that differ
 * only in the URL of Grafana run once.
 */
const run = new Map<string, Failures>();

/** Failures of generated tests in promtool's report. */
async function failuresOf(name: string): Promise<string[]> {
  const { of, generated } = known.find((one) => one.of.stack === name)!;
  const files = generated.tested.map((tests, index) => {
    const file = writeTestsOf(place.folder, `${name}-${index}`, tests, of.rules);
    return { ...file, text: textOf(file.file) };
  });
  const isNew = files.filter(({ text }) => !run.has(text));
  const reports = await runFiles(promtool, isNew);
  for (const { file, text } of isNew) run.set(text, reports.get(file)!);
  return files.flatMap(({ text }) => [...run.get(text)!].map(([test, reason]) => `${test}\n${reason}`));
}

function textOf(file: string): string {
  const { rule_files: rules, ...tests } = JSON.parse(readFileSync(file, 'utf8')) as { rule_files: string[] };
  const texts = [JSON.stringify(tests), ...rules.map((one) => readFileSync(one, 'utf8'))].join('\n');
  return createHash('sha256')
    .update(texts.replaceAll(/https:\/\/[^/"]+\/d\//g, ''))
    .digest('hex');
}

describe.each(coverages)('the rules of $stack', ({ stack, untested, gaps }) => {
  test('are all tested: each alert fires, does not fire and resolves, each recording rule has a value', () => {
    expect({ untested, gaps }).toEqual({ untested: [], gaps: [] });
  });

  test('pass their tests in promtool', async () => {
    expect(await failuresOf(stack)).toEqual([]);
  });
});

test('the alerts that stand for those of public mixins are among them', () => {
  const tested = known.flatMap(({ generated }) => generated.tested.map(({ rule }) => rule.name));
  expect(counterparts().filter((name) => !tested.includes(name))).toEqual([]);
});

/** Events per millisecond when the knob of a test has moved. */
function eventsIn({ input, pace }: AlertTest): number {
  const during = input.flatMap(({ segments }) => (segments.length === 3 ? segments.slice(1, 2) : []));
  return during.reduce((sum, one) => sum + (one.missing === undefined ? one.step / pace.interval : 0), 0);
}

/** An alert and tests in which it fires: the shortest and the longest, with the most and with the fewest events. */
function firingTestsOf({ rule, kind, tests }: RuleTests): { rule: TestedRule; tests: AlertTest[] }[] {
  if (kind === 'record' || selectorsOf(rule.node).length === 0) return [];
  const firing = tests.filter(({ checks }) => checks.some((check) => check.firing.length > 0));
  const sorted = (by: (test: AlertTest) => number) => [...firing].sort((one, other) => by(one) - by(other));
  const [lengths, events] = [sorted(({ checks }) => checks.at(-1)!.time), sorted(eventsIn)];
  const ends = [lengths, events].flatMap((all) => [all[0]!, all.at(-1)!]);
  return [{ rule, tests: [...new Set(ends)] }];
}

/** Tests whether a single event meets the condition of an alert for as long as it waits. */
function isMetByOneEvent({ json: { expr, for: wait = '0s' } }: TestedRule): boolean {
  const windows = [...expr.matchAll(/\[(\w+)\]/g)].map(([, window]) => window!);
  if (!windows.every((window) => isLonger(window, wait))) return false;
  const limits = [...expr.matchAll(/[<>=!]=? (-?[\d.e]+)/g)].map(([, limit]) => Number(limit));
  return expr.includes('increase(') && limits.every((limit) => limit === 0);
}

/** Alerts that do not fire over any of the favourable series that the catalogues allow, at the real intervals. */
async function neverFiring(stack: StackProps): Promise<string[]> {
  const { of, generated } = known.find((one) => one.of.stack === stack.name)!;
  const intervals = realIntervalsOf(stack);
  const alerts = generated.tested.flatMap(firingTestsOf).flatMap(({ rule, tests }, index) => {
    const usual = tests.map((test, at) => firingTest(`fires ${at}`, favourable(test, rule), rule, intervals));
    const first = isMetByOneEvent(rule)
      ? tests.map((test, at) => firingTest(`fires at the first event ${at}`, firstEvent(test, rule), rule, intervals))
      : [];
    return [usual, first]
      .filter((played) => played.length > 0)
      .map((played, kind) => ({
        rule,
        count: played.length,
        ...writeSuite(place.folder, `${stack.name}-real-${index}-${kind}`, withNeeded(rule, of.rules), played),
      }));
  });
  // Environments and targets of an application share most alerts and intervals.
  const suites = alerts.map((one) => ({ ...one, text: textOf(one.file) }));
  const isNew = suites.filter(({ text }) => !run.has(text));
  const reports = await runFiles(promtool, isNew);
  for (const { file, text } of isNew) run.set(text, reports.get(file)!);
  return suites.flatMap(({ rule, text, count }) => {
    const failures = run.get(text)!;
    return failures.size < count ? [] : [`${rule.name}\n${[...failures.values()].join('\n')}`];
  });
}

test.each(config.stacks.map(({ stack }) => stack))(
  'each alert of $name fires at the real intervals, on its first event where one is enough',
  async (stack) => {
    expect(await neverFiring(stack)).toEqual([]);
  },
);

test('the figures', () => {
  const rows = coverages.map(({ stack, alerts, fire, silent, resolve, recordings, valued, tests }) => [
    stack,
    alerts,
    fire,
    silent,
    resolve,
    recordings,
    valued,
    tests,
  ]);
  const head = ['stack', 'alerts', 'fire', 'are silent', 'resolve', 'recording rules', 'with a value', 'tests'];
  process.stdout.write(`\n${table('Rules tested', head, rows)}`);
});

type Json = TestedRule['json'];

/** Planted mistake in a rule. */
interface Wrong {
  /**
   * Stack of the rule.
   *
   * @default 'gauzian'
   */
  readonly stack?: string;
  readonly name: string;
  readonly rule: string;
  readonly json: (json: Json) => Json;
}

const replaced =
  (from: string | RegExp, to: string): Wrong['json'] =>
  (json) => ({ ...json, expr: json.expr.replace(from, to) });

const wrongRules: readonly Wrong[] = [
  { name: 'another threshold', rule: 'GauzianSuccessLow', json: replaced('0.95', '0.94') },
  { name: 'another comparison', rule: 'GauzianAuthFailuresHigh', json: replaced('> 10', '>= 10') },
  { name: 'another window', rule: 'GauzianLatencyHigh', json: replaced('[5m]', '[10m]') },
  { name: 'another quantile', rule: 'GauzianLatencyHigh', json: replaced('0.95', '0.9') },
  { name: 'another aggregation', rule: 'MachineFileSystemReadOnly', json: replaced('max by', 'count by') },
  { name: 'another label value', rule: 'GauzianAuthFailuresHigh', json: replaced('"failed"', '"success"') },
  { name: 'a shorter wait', rule: 'PostgresUnreachable', json: (json) => ({ ...json, for: '1m' }) },
  { name: 'an earlier end', rule: 'GauzianAuthFailuresHigh', json: (json) => ({ ...json, keep_firing_for: '5m' }) },
  {
    name: 'another text',
    rule: 'RedisUnreachable',
    json: (json) => ({ ...json, annotations: { ...json.annotations, summary: 'Redis' } }),
  },
  ...[
    { name: 'no share', rule: 'FocusApiErrorsHigh', json: replaced('> 0)', '> 0) * 0 + 1') },
    { name: 'another threshold', rule: 'FocusApiResponsesSlow', json: replaced(/> 1$/, '> 1.5') },
    { name: 'a lower threshold', rule: 'FocusApiResponsesSlow', json: replaced(/> 1$/, '> 0.9') },
    { name: 'no aggregation', rule: 'FocusApiResponsesSlow', json: replaced(/sum by \(job\) /g, '') },
    { name: 'a shorter wait', rule: 'FocusApiResponsesSlow', json: (json: Json) => ({ ...json, for: '3m' }) },
    { name: 'another threshold', rule: 'FocusApiCacheHitRateLow', json: replaced(/< 0\.5$/m, '< 0.6') },
  ].map((wrong) => ({ ...wrong, stack: 'focus-api' })),
  ...[
    { name: 'another threshold', rule: 'KairoCmsErrorsHigh', json: replaced(/> 0\.05$/, '> 0.06') },
    { name: 'another threshold', rule: 'KairoCmsQueriesSlow', json: replaced(/> 1$/, '> 0.9') },
    { name: 'days in the place of seconds', rule: 'KairoCmsCertificateExpiring', json: replaced(/< \d+$/, '< 14') },
    { name: 'no wait', rule: 'KairoCmsCertificateAlmostExpired', json: (json: Json) => ({ ...json, for: '0s' }) },
    { name: 'the other answer', rule: 'KairoCmsUnreachable', json: replaced('== 0', '== 1') },
  ].map((wrong) => ({ ...wrong, stack: 'kairo-cms' })),
  { name: 'another function', rule: 'job:gauzian_availability_events:rate5m', json: replaced('rate', 'increase') },
];

test.each(wrongRules)('$name in $rule fails', async ({ stack = 'gauzian', name, rule, json }) => {
  const { of, generated } = known.find((one) => one.of.stack === stack)!;
  const tests = generated.tested.find((one) => one.rule.name === rule)!;
  const rules = withNeeded(tests.rule, of.rules).map((one) =>
    one.name === rule ? { ...one, json: json(one.json) } : one,
  );
  const file = writeSuite(
    place.folder,
    `wrong-${rule.replaceAll(':', '-')}-${name.replaceAll(' ', '-')}`,
    rules,
    promtoolTests(tests),
  );
  const reports = await runFiles(promtool, [file]);
  expect(reports.get(file.file)?.size).toBeGreaterThan(0);
});
