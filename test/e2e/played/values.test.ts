import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../../core/table';
import type { MonitoringStackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { askAt } from '../cluster/answer';
import { queriesOf } from '../code-blocks';
import { readDashboards, variableValues, type DashboardQueries } from '../servers/grafana';
import { Workplace } from '../workplace';
import { playedAlerts } from './alerts';
import { startWith } from './blocks';
import { keyOf } from './compare';
import type { Expected } from './expected';
import { unconventionalCounters } from './exposed';
import type { PlayedStack } from './played-stack';
import { playedStacks } from './played-stacks';
import { around, samplesRead, shown, verdictOfPanel, verdictOfRule, type Asked, type Verdict } from './questions';
import { samplesOf } from './samples';
import { expectedBy, loadedByDashboard, samplesHeld, samplesLoaded, type Cardinality } from './samples-loaded';
import { looked, restart } from './timeline';
import { readRules } from '../../rule-files';
import { chartOf, targeted } from '../../targeted';

/** Queries from the deployed files. Each is a test, so they are needed before the tests run. */
function synthesized(stack: MonitoringStackProps) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
  try {
    synthesize([targeted(stack)], { output: folder });
    const written = join(folder, stack.name);
    return {
      // Runbook dashboards have no queries.
      dashboards: readDashboards(join(written, 'dashboards')).filter(({ queries }) => queries.length > 0),
      groups: readRules(join(written, 'rules')).groups,
      pages: readdirSync(join(written, 'runbooks'))
        .filter((file) => file.endsWith('.md'))
        .sort()
        .map((file) => [file, readFileSync(join(written, 'runbooks', file), 'utf8')] as const),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Query, and how to run it with another expression. */
interface Question {
  readonly where: string;
  readonly which: string;
  readonly expression: string;
  readonly ask: (expression: string) => Promise<Verdict>;
}

/** Maximum number of samples of a graph: about ten seconds of CPU time. */
const heaviest = 100_000_000;

describe.each(playedStacks.map((played) => [played.stack.name, played] as const))('%s', (name, played: PlayedStack) => {
  const { stack, application, faults } = played;
  const { dashboards, groups, pages } = synthesized(stack);
  /** Expressions of rules by name. */
  const rules = new Map(
    groups.flatMap((group) => group.rules.map(({ alert, record, expr }) => [alert ?? record!, expr])),
  );
  const overview = dashboards.find(({ uid }) => uid === application.dashboard)!;
  const valuesOf = (uid: string) => (played.dashboards[uid] ?? []).flatMap(([, ...all]) => all);
  /** Dashboard of a file. */
  const typedOf = ({ uid }: DashboardQueries) => stack.dashboards.find((typed) => typed.uid === uid)!;

  const series = [...played.jobs.flatMap(samplesOf), ...playedAlerts(played.firing)];
  const place = new Workplace();
  let asked: Asked;
  beforeAll(async () => {
    const unconventional = played.jobs.flatMap(({ catalogue }) => unconventionalCounters(catalogue));
    const server = await startWith(series, groups, place.folder);
    place.running.push(server);
    asked = { server, unconventional };
  });
  afterAll(async () => {
    await place.stop();
    process.stderr.write(report());
  });

  /** Number of compared values by place. */
  const compared = new Map<string, number>();
  /** Number of detected mistakes. */
  let noticed = 0;

  function report(): string {
    const cardinality = expectedBy(stack);
    const rows = dashboards.map((dashboard) => {
      const loaded = [24, 30 * 24].map((hours) =>
        Math.round(loadedByDashboard(typedOf(dashboard), dashboard, hours * 3600, cardinality)),
      );
      const panels = new Set(dashboard.queries.map(({ panel }) => panel)).size;
      return [dashboard.uid, panels, dashboard.queries.length, compared.get(dashboard.uid) ?? 0, ...loaded];
    });
    const head = [name, 'panels', 'queries', 'values compared', 'samples loaded, 24 h', '30 d'];
    const ofRules = ['rules', '', rules.size, compared.get('rules') ?? 0, '', ''];
    return `${table('Asked of Prometheus', head, [...rows, ofRules])}seeded faults noticed: ${noticed} of ${faults.length}\n`;
  }

  const panelQuestions: readonly Question[] = dashboards.flatMap((dashboard) => {
    const values = valuesOf(dashboard.uid);
    return dashboard.queries.map((query, index) => ({
      where: dashboard.uid,
      which: `${query.panel} ${query.refId}`,
      expression: query.expression,
      ask: (expression) => verdictOfPanel(asked, dashboard, { ...query, expression }, values[index]!),
    }));
  });
  const ruleQuestions: readonly Question[] = [...rules].map(([rule, expression]) => ({
    where: 'rules',
    which: rule,
    expression,
    ask: (other) => verdictOfRule(asked, other, played.rules[rule]!),
  }));
  const questions = [...panelQuestions, ...ruleQuestions];

  describe('there is an expectation', () => {
    test.each(dashboards.map((dashboard) => [dashboard.uid, dashboard] as const))(
      'for each query of %s',
      (uid, one) => {
        const titles = (played.dashboards[uid] ?? []).flatMap(([title, ...all]) => all.map((_: Expected) => title));
        expect(one.queries.map(({ panel }) => panel)).toEqual(titles);
      },
    );

    test('for each rule', () => {
      expect([...rules.keys()].sort()).toEqual(Object.keys(played.rules).sort());
    });
  });

  describe.each([...new Set(questions.map(({ where }) => where))])('%s', (where) => {
    const all = questions.filter((question) => question.where === where);
    test.each(all.map((question) => [question.which, question] as const))('%s', async (_, { expression, ask }) => {
      const verdict = await ask(expression);
      compared.set(where, (compared.get(where) ?? 0) + verdict.compared);
      expect(verdict.faults).toEqual([]);
    });
  });

  test('the estimate of samples agrees with Prometheus', async () => {
    const { queries } = typedOf(overview);
    for (const panel of application.counted) {
      const at = queries.findIndex(([key]) => key === panel);
      const ofApplication: Cardinality = ({ series: { name: metric } }) =>
        series.filter((one) => one.name === metric && one.labels.job === application.job).length;
      const query = overview.queries[at]!;
      const { samples: counted, peak } = await samplesRead(asked, overview, query, { end: looked.day, range: shown });
      const said = samplesLoaded(queries[at]![1].node, shown, query.isInstant, ofApplication);
      expect(Math.abs(counted - said) / said).toBeLessThan(0.01);
      const held = samplesHeld(queries[at]![1].node, shown, query.isInstant, ofApplication);
      // Of an instant query, the result counts too: a few samples.
      expect(peak).toBeLessThanOrEqual(query.isInstant ? 2 * held : held);
    }
  });

  test('no graph over 30 days requires a recording rule', () => {
    const cardinality = expectedBy(stack);
    const heavy = dashboards.flatMap((dashboard) => {
      const { queries } = typedOf(dashboard);
      return dashboard.queries.filter(
        ({ isInstant }, index) =>
          samplesLoaded(queries[index]![1].node, 30 * 86_400, isInstant, cardinality) > heaviest,
      );
    });
    expect(heavy.map(({ panel }) => panel)).toEqual([]);
  });

  test('every panel over 30 days stays below the limit of samples in memory', () => {
    const { spec } = chartOf(stack).servers.find((server) => server.spec.name === 'prometheus')!;
    const limit = Number(/^--query\.max-samples=(\d+)$/m.exec(spec.args.join('\n'))![1]);
    const cardinality = expectedBy(stack);
    const held = dashboards.flatMap((dashboard) => {
      const { queries } = typedOf(dashboard);
      return dashboard.queries.map(({ panel, isInstant }, index) => ({
        panel,
        samples: samplesHeld(queries[index]![1].node, 30 * 86_400, isInstant, cardinality),
      }));
    });
    expect(held.filter(({ samples }) => samples > limit)).toEqual([]);
  });

  describe('queries on runbook pages have results', () => {
    // The last query is the condition, which is compared above.
    const queries = pages.flatMap(([file, page]) =>
      queriesOf(page)
        .slice(0, -1)
        .map((query) => [file, query] as const),
    );

    test.each(queries)('%s: %s', async (_, query) => {
      const answers = await Promise.all(Object.values(looked).map((moment) => askAt(asked.server, query, moment)));
      expect(answers.some((answer) => answer.series.length > 0)).toBe(true);
    });
  });

  describe('the variables of a dashboard have all values', () => {
    test.each(dashboards.filter(({ variables }) => variables.length > 0).map((one) => [one.uid, one] as const))(
      '%s',
      async (uid, dashboard) => {
        const view = { end: looked.day, range: shown };
        expect(await variableValues(asked.server, dashboard, view)).toEqual(played.variables[uid]);
      },
    );
  });

  describe('a restart of one instance is a dip of counters, never a peak or a negative value', () => {
    const values = valuesOf(application.dashboard);
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

  describe('the comparison detects', () => {
    test.each(faults.map((fault) => [fault.what, fault] as const))('%s', async (_, { where, which, ...fault }) => {
      const question = questions.find((one) => one.where === where && one.which === which)!;
      const wrong = question.expression.replace(fault.written, fault.instead);
      expect(wrong).not.toBe(question.expression);
      expect((await question.ask(wrong)).faults).not.toEqual([]);
      noticed += 1;
    });
  });
});
