import * as q from '../../../promql';
import { expressionIssues } from '../../../promql/check';
import { catalogue, gauge, scrape } from '../../../metrics';
import { metrics as m } from '../../shop';

const { up } = q.selectors(scrape);
const { is_leader: leader } = q.selectors(
  catalogue({
    name: 'cluster',
    software: 'cluster',
    version: '1',
    metrics: { is_leader: gauge({ help: 'Whether it leads.', unit: 'boolean' }) },
  }),
);
const requests = q.sum(q.rate(m.http_requests_total, '5m'));
const byJob = requests.by('job');

describe('the right side of and and unless, which has series whether a gauge is 0 or 1', () => {
  test.each<[string, q.Expression]>([
    ['a sum', requests.and(q.sum(up))],
    ['a sum by job', byJob.unless(q.sum(up).by('job'))],
    ['an average', byJob.and(q.avg(up).by('job'))],
    ['an average of a window', byJob.and(q.avgOverTime(up, '5m'), q.on('job'))],
    ['a sum of a window', byJob.and(q.sum(q.sumOverTime(up, '5m')).by('job'))],
    ['a comparison that is always true', requests.and(leader.greaterOrEqual(0), q.on())],
    ['a comparison with a number that it never has', requests.and(leader.notEqualTo(2), q.on())],
    ['a sum of such a comparison', requests.unless(q.sum(leader.lessOrEqual(1)))],
    ['a share of series', requests.and(q.sum(up).dividedBy(3))],
    ['a product of two', byJob.and(q.sum(up).by('job').times(q.sum(leader).by('job')))],
    ['one of two alternatives', requests.and(q.sum(up.equalTo(1)).or(q.sum(up)))],
  ])('%s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([
      expect.objectContaining({
        problem: expect.stringMatching(/^the right side of (and|unless) has series whether/) as string,
        remedy: expect.stringContaining('.equalTo(1)') as string,
      }),
    ]);
  });

  test.each<[string, q.Expression]>([
    ['a comparison', requests.and(leader.equalTo(1), q.on())],
    ['a sum that is compared', requests.and(q.sum(up).greaterThan(0))],
    ['a sum of what is compared', requests.and(q.sum(up.equalTo(1)))],
    ['whether series exist', byJob.and(q.count(up).by('job'))],
    ['whether series exist, as 1', byJob.unless(q.group(up).by('job'))],
    ['whether series existed', byJob.and(q.sum(q.countOverTime(up, '1h')).by('job'))],
    ['the comparison of a gauge with itself elsewhere', leader.and(leader.equalTo(q.max(leader), q.on().groupLeft()))],
    ['another gauge', m.connections_open.and(m.memory_bytes, q.on('instance'))],
    ['a gauge that is at least 0', m.connections_open.and(q.withoutNaN(m.memory_bytes), q.on('instance'))],
    [
      'a filter by another vector',
      byJob.and(
        q
          .sum(up)
          .by('job')
          .and(q.count(up.equalTo(1)).by('job')),
      ),
    ],
  ])('accepts %s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});
