import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { keyOf } from './compare';
import type { Expected } from './expected';
import { readDashboards, variableValues } from './grafana';
import { playedAlerts, playedJobs } from './played';
import { startWith } from './played/blocks';
import { foreignCounters, samplesOf } from './played/samples';
import { looked, restart } from './played/timeline';
import { around, shown, verdictOfPanel, verdictOfRule, type Asked, type Verdict } from './questions';
import { seededFaults } from './seeded-faults';
import { dashboardValues, ruleValues, variableExpectations } from './stack-gauzian';

const folder = mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
synthesize([gauzian], { output: folder });
const dashboards = readDashboards(join(folder, gauzian.name, 'dashboards'));
const rules = rulesOf(join(folder, gauzian.name, 'rules', 'rules.yml'));

let asked: Asked;
beforeAll(async () => {
  const series = [...playedJobs.flatMap(samplesOf), ...playedAlerts()];
  const foreign = playedJobs.flatMap(({ catalogue }) => foreignCounters(catalogue));
  asked = { server: await startWith(series, folder), foreign };
});
afterAll(async () => {
  await asked.server.stop();
  rmSync(folder, { recursive: true });
});

/** The expression of each rule by its name. */
function rulesOf(file: string): Map<string, string> {
  const { groups } = parse(readFileSync(file, 'utf8')) as {
    groups: { rules: { alert?: string; record?: string; expr: string }[] }[];
  };
  return new Map(groups.flatMap((group) => group.rules.map(({ alert, record, expr }) => [alert ?? record!, expr])));
}

/** A question, and how it is asked when its expression is written otherwise. */
interface Question {
  readonly where: string;
  readonly which: string;
  readonly expression: string;
  readonly ask: (expression: string) => Promise<Verdict>;
}

const panelQuestions: readonly Question[] = dashboards.flatMap((dashboard) => {
  const values = (dashboardValues[dashboard.uid] ?? []).flatMap(([, ...all]) => all);
  return dashboard.queries.map((query, index) => ({
    where: dashboard.uid,
    which: `${query.panel} ${query.refId}`,
    expression: query.expression,
    ask: (expression) => verdictOfPanel(asked, dashboard, { ...query, expression }, values[index]!),
  }));
});
const ruleQuestions: readonly Question[] = [...rules].map(([name, expression]) => ({
  where: 'rules',
  which: name,
  expression,
  ask: (other) => verdictOfRule(asked, other, ruleValues[name]!),
}));
const questions = [...panelQuestions, ...ruleQuestions];

describe('there is a value', () => {
  test.each(dashboards.map((dashboard) => [dashboard.uid, dashboard] as const))('for each query of %s', (uid, one) => {
    const titles = (dashboardValues[uid] ?? []).flatMap(([title, ...all]) => all.map((_: Expected) => title));
    expect(one.queries.map(({ panel }) => panel)).toEqual(titles);
  });

  test('for each rule', () => {
    expect([...rules.keys()]).toEqual(Object.keys(ruleValues));
  });
});

describe.each([...new Set(questions.map(({ where }) => where))])('%s', (where) => {
  const all = questions.filter((question) => question.where === where);
  test.each(all.map((question) => [question.which, question] as const))('%s', async (_, { expression, ask }) => {
    expect((await ask(expression)).faults).toEqual([]);
  });
});

describe('the variables of a dashboard have every value that they can have', () => {
  test.each(dashboards.filter(({ variables }) => variables.length > 0).map((one) => [one.uid, one] as const))(
    '%s',
    async (uid, dashboard) => {
      const view = { end: looked.day, range: shown };
      expect(await variableValues(asked.server, dashboard, view)).toEqual(variableExpectations[uid]);
    },
  );
});

describe('a restart of one instance shows as a dip of what was counted, never as a peak or below zero', () => {
  const overview = dashboards.find(({ uid }) => uid === 'gauzian-overview')!;
  const values = dashboardValues['gauzian-overview']!.flatMap(([, ...all]) => all);
  const graphs = overview.queries.flatMap((query, index) =>
    query.isInstant ? [] : [[`${query.panel} ${query.refId}`, query, values[index]!.day] as const],
  );

  test.each(graphs)('%s', async (_, query, day) => {
    const answer = await around(asked, overview, query, { start: restart - 600, end: restart + 600 });
    expect(answer.series.map(({ labels }) => keyOf(labels)).sort()).toEqual(Object.keys(day).sort());
    for (const { labels, points } of answer.series) {
      const usual = day[keyOf(labels)] as number;
      expect(points.every(([, value]) => value >= 0.5 * usual && value <= 1.05 * usual)).toBe(true);
      expect(points.at(-1)![1]).toBeCloseTo(usual, 6);
    }
  });
});

describe('the comparison notices', () => {
  test.each(seededFaults.map((fault) => [fault.what, fault] as const))('%s', async (_, { where, which, ...fault }) => {
    const question = questions.find((one) => one.where === where && one.which === which)!;
    const wrong = question.expression.replace(fault.written, fault.instead);
    expect(wrong).not.toBe(question.expression);
    expect((await question.ask(wrong)).faults).not.toEqual([]);
  });
});
