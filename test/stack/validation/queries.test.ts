import { formatIssue } from '../../../core/errors';
import { Dashboard, query, row, timeSeriesPanel } from '../../../dashboards';
import { raw } from '../../../promql';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { stackIssues } from '../../../stack/validation';
import { shop } from '../../shop';
import { minimalStack } from '../../stacks';

/** Issues of a stack with one query as text, whose only job reads the shop. */
function issuesOf(text: string, features: readonly 'promql-experimental-functions'[] = []): string[] {
  const catalogue = { ...shop, targetLabels: [] };
  const dashboard = new Dashboard({
    uid: 'cart',
    title: 'Cart',
    description: 'Cart.',
    rows: {
      all: row('All', {
        panel: timeSeriesPanel({
          title: 'Panel',
          description: 'Panel.',
          queries: [query(raw(text, { catalogues: [shop], unit: 'none' }))],
        }),
      }),
    },
  });
  const stack = {
    ...minimalStack,
    jobs: [staticJob({ job: 'cart', catalogue, targets: ['cart:80'] })],
    dashboards: [dashboard],
    prometheus: { ...minimalStack.prometheus, features },
  };
  return stackIssues(stack, []).map(formatIssue);
}

describe('queries of a stack', () => {
  test.each([
    ['mad_over_time(memory_bytes[5m])', 'promql-experimental-functions'],
    ['limitk(3, memory_bytes)', 'promql-experimental-functions'],
    ['memory_bytes + fill (0) memory_bytes', 'promql-binop-fill-modifiers'],
  ])('%s needs an experimental feature', (text, feature) => {
    expect(issuesOf(text)).toEqual([
      `dashboard cart: panel panel needs the experimental feature ${feature}; remedy: list it in prometheus.features`,
    ]);
  });

  test.each([
    'memory_bytes @ end() offset -5m',
    'rate(bytes_sent_total[5m] anchored)',
    'avg_over_time(memory_bytes[max_of(step(), 5m)])',
    'memory_bytes smoothed',
  ])('%s needs none', (text) => {
    expect(issuesOf(text)).toEqual([]);
  });

  test('are enabled with their feature', () => {
    expect(issuesOf('mad_over_time(memory_bytes[5m])', ['promql-experimental-functions'])).toEqual([]);
  });

  test('can select series without a name', () => {
    expect(issuesOf('{__name__=~"connections_.+",job="cart"}')).toEqual([]);
    expect(issuesOf('{__name__=~"connections_.+",job="shop"}')).toEqual([
      expect.stringMatching(/no job that it selects exposes connections_open, connections_limit; given: .*job="shop"/),
    ]);
  });
});
