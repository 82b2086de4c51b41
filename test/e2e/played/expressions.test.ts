import fc from 'fast-check';
import { durationToMilliseconds } from '../../../core/duration';
import type { Node } from '../../../promql/node';
import { render } from '../../../promql/render';
import { resolve } from '../../../promql/resolve';
import { dashboardsOf } from '../../../stack/runbooks';
import { expressions, series } from '../../promql/arbitrary';
import { aggregations, functions } from '../../promql/function-table';
import { queriesOf } from '../code-blocks';
import { startPrometheus } from '../servers/prometheus';
import { fromPrometheus, type PrometheusTree } from '../servers/prometheus-tree';
import type { Server } from '../servers/server';
import { Workplace } from '../workplace';
import { monitoringStacks as stacks, targetOf } from '../../targeted';

const place = new Workplace();
let server: Server;

beforeAll(async () => {
  const features = ['promql-experimental-functions', 'promql-binop-fill-modifiers', 'promql-extended-range-selectors'];
  server = await startPrometheus({ folder: place.folder, args: [`--enable-feature=${features.join(',')}`] });
  place.running.push(server);
});
afterAll(() => place.stop());

type Answer =
  { readonly status: 'success'; readonly data: PrometheusTree } | { readonly status: 'error'; readonly error: string };

async function ask(text: string): Promise<Answer> {
  const body = new URLSearchParams({ query: text });
  return (await (await fetch(`${server.url}/api/v1/parse_query`, { method: 'POST', body })).json()) as Answer;
}

/**
 * Normalizes durations to milliseconds, and omits default matchings, like the responses of
 * Prometheus.
 */
function normal(node: Node): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === 'series') return (value as { name: string }).name;
      if (value === Infinity) return 'Infinity';
      if ((key === 'text' || key === 'offset') && typeof value === 'string') return durationToMilliseconds(value);
      return value;
    }),
  );
}

describe('Prometheus', () => {
  test('parses every valid generated expression to its original tree', async () => {
    let [read, senseless] = [0, 0];
    await fc.assert(
      fc.asyncProperty(expressions, async (node) => {
        const text = render(node);
        const answer = await ask(text);
        if (answer.status === 'error') {
          // The generator ignores types, which Prometheus checks. A syntax error must never occur.
          expect(answer.error).not.toMatch(/unexpected|unclosed|bad number|unknown function/);
          senseless++;
          return;
        }
        expect(normal(fromPrometheus(answer.data, series))).toEqual(normal(node));
        read++;
      }),
      { seed: 20261121, numRuns: 3000 },
    );
    console.info(`${read} expressions read as the same tree, ${senseless} refused for their types`);
    expect(read).toBeGreaterThan(1000);
  });

  test.each([...functions, ...aggregations].map(([{ node }, text]) => [text, node] as const))(
    'parses %s',
    async (_, node) => {
      const text = render(node).replaceAll('$__rate_interval', '5m');
      expect(await ask(text)).toMatchObject({ status: 'success' });
    },
  );

  const ofStacks = stacks.flatMap((stack) => [
    ...stack.dashboards.flatMap(({ uid, queries }) =>
      queries.map(([panel, { node }]) => [`${stack.name}, ${uid}, ${panel}`, node] as const),
    ),
    ...stack.rules.flatMap((group) => group.rules.map(({ name, node }) => [`${stack.name}, ${name}`, node] as const)),
  ]);

  test.each(ofStacks)('parses %s', async (_, node) => {
    const text = render(resolve(node, {})).replaceAll(/\$__(rate_interval|range)/g, '5m');
    expect(await ask(text)).toMatchObject({ status: 'success' });
  });

  const ofPages = stacks.flatMap((stack) =>
    [...dashboardsOf(stack, targetOf(stack).commands).runbookFiles].flatMap(([alert, page]) =>
      queriesOf(page).map((text) => [`${stack.name}, page of ${alert}: ${text}`, text] as const),
    ),
  );

  test.each(ofPages)('parses %s', async (_, text) => {
    expect(await ask(text)).toMatchObject({ status: 'success' });
  });
});
