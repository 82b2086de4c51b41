import { recordingRule } from '../../../alerts';
import { postgresExporter } from '../../../library/postgres/catalogue';
import { recorded } from '../../../promql/objective';
import { catalogue, closed, counter, gauge, open, scrape } from '../../../metrics';
import * as q from '../../../promql';
import { expressionIssues } from '../../../promql/check';
import { metrics as m } from '../../shop';

/** Metrics about pods of one exporter, with labels that follow from the name of the pod. */
const pods = q.selectors(
  catalogue({
    name: 'pods',
    software: 'pods',
    version: '1.0.0',
    metrics: {
      pod_info: gauge({
        help: 'Pods.',
        unit: 'boolean',
        labels: { namespace: open(3), name: open(20), node: open(2), uid: open(20) },
        combinations: 20,
      }),
      pod_phase: gauge({
        help: 'Phases.',
        unit: 'boolean',
        labels: { name: open(20), phase: closed('Running', 'Failed') },
      }),
      pod_ready: gauge({
        help: 'Readiness.',
        unit: 'boolean',
        labels: { name: open(20), condition: closed('true', 'false', 'unknown') },
      }),
      pod_restarts_total: counter({
        help: 'Restarts.',
        unit: 'restarts',
        labels: { namespace: open(3), name: open(20) },
        combinations: 20,
      }),
    },
  }),
);

const { up } = q.selectors(scrape);
const idle = m.connections_open.where({ state: 'idle' });
const restarts = q.increase(pods.pod_restarts_total, '1h');
const byRoute = q.sum(q.rate(m.http_requests_total, '5m')).by('job', 'route');
const byJob = q.sum(q.rate(m.http_requests_total, '5m')).by('job');
const onTarget = q.on('job', 'instance');
const onPod = q.on('namespace', 'name');

const limit = m.connections_limit;
const isPhase = pods.pod_phase.equalTo(1);
const isReady = pods.pod_ready.where({ condition: 'true' });
const ofPod = pods.pod_info.where({ name: 'cart-1' });
const mainPods = pods.pod_info.where({ name: /cart-main-.*/ });
const leader = byRoute.equalTo(q.max(byRoute).by('job'), q.on('job').groupLeft());
const ruleOf = <L extends string, U extends q.KnownUnit>(expression: q.Instant<L, U>) =>
  recordingRule({ name: 'job:http_requests:rate5m', expression });
const recordedByRoute = ruleOf(byRoute);
const oneRoute = ruleOf(q.sum(q.rate(m.http_requests_total.where({ route: '/cart' }), '5m')).by('job', 'route'));
const unnamed = recorded('job:routes:rate5m', ['job', 'route'], 'requests/s');
const postgres = q.selectors(postgresExporter);
const onDatabase = q.on('job', 'instance', 'datname');
const connected = postgres.pg_stat_database_numbackends.greaterThan(0);

describe('a join that Prometheus refuses when it finds several series', () => {
  test.each<[string, q.Expression, string, string]>([
    [
      'a group on the left',
      m.connections_open.dividedBy(m.connections_limit.greaterThan(0), onTarget),
      'on the left of /',
      '.groupLeft()',
    ],
    ['one on the right', m.connections_limit.minus(m.connections_open, onTarget), 'on the right of -', '.groupRight()'],
    [
      'a group on the left of a comparison',
      m.connections_open.greaterThan(m.connections_limit, q.ignoring('state')),
      'on the left of >',
      '.groupLeft()',
    ],
    [
      'groups on both sides',
      m.connections_open.plus(m.connections_open, onTarget),
      'on the left of +',
      'aggregate the left side',
    ],
    [
      'the wrong side',
      m.connections_limit.times(m.connections_open, onTarget.groupLeft()),
      'on the right of *',
      '.groupRight() instead',
    ],
    [
      'the wrong side on the right',
      m.connections_open.times(m.connections_limit, onTarget.groupRight()),
      'on the left of *',
      '.groupLeft() instead',
    ],
    ['several targets', byJob.times(up, q.on('job').groupLeft()), 'on the right of *', 'aggregate the right side'],
    [
      'a label that an aggregation keeps',
      byRoute.dividedBy(byJob.greaterThan(0), q.on('job')),
      'on the left of /',
      '.groupLeft()',
    ],
    [
      'an info metric with several series a pod',
      restarts.times(pods.pod_phase, q.on('name').groupLeft('phase')),
      'on the right of *',
      'aggregate the right side',
    ],
    [
      'a recorded series of several routes',
      recordedByRoute.recorded.minus(byJob, q.on('job')),
      'on the left of -',
      '.groupLeft()',
    ],
    [
      'two of three values',
      pods.pod_ready.where({ condition: /true|false/ }).minus(isReady, q.on('name')),
      'on the left of -',
      '.groupLeft()',
    ],
    ['on() of several series', byRoute.times(byJob, q.on().groupLeft()), 'on the right of *', 'aggregate'],
  ])('%s', (_, { node }, problem, remedy) => {
    expect(expressionIssues(node)).toMatchObject([
      { problem: expect.stringContaining(problem) as string, remedy: expect.stringContaining(remedy) as string },
    ]);
  });
});

describe('a join of one series with one, or several with one as it says', () => {
  test.each<[string, q.Expression]>([
    [
      'a group on the left',
      m.connections_open.dividedBy(m.connections_limit.greaterThan(0), q.ignoring('state').groupLeft()),
    ],
    ['a group on the right', m.connections_limit.minus(m.connections_open, onTarget.groupRight())],
    ['a matcher that leaves one series', idle.dividedBy(m.connections_limit.greaterThan(0), onTarget)],
    ['a label of the target that follows from another', m.memory_bytes.plus(m.memory_bytes, q.on('instance'))],
    ['the pod of a target', m.memory_bytes.plus(m.memory_bytes, q.on('pod'))],
    ['an aggregation by these labels', byRoute.dividedBy(byJob.greaterThan(0), q.on('job').groupLeft())],
    ['an info metric', restarts.times(pods.pod_info, onPod.groupLeft('node'))],
    ['a phase of each pod', restarts.times(pods.pod_phase.where({ phase: 'Running' }), q.on('name').groupLeft())],
    ['a phase that a comparison leaves', restarts.times(isPhase, q.on('name').groupLeft('phase'))],
    ['a pattern that leaves one series', m.connections_open.where({ state: /idle/ }).minus(limit, onTarget)],
    [
      'several values without one that is left',
      m.connections_open.where({ state: q.not(/idle/) }).minus(limit, onTarget),
    ],
    ['a matcher of labels that follow from another', restarts.times(ofPod, q.on('namespace').groupLeft('node'))],
    ['a pattern of an open label', restarts.times(mainPods, q.on('namespace').groupLeft('node'))],
    ['the largest of all', byRoute.minus(q.topk(1, byRoute), q.on('job').groupLeft())],
    ['the series that equals the largest', byRoute.minus(leader, q.on('job').groupLeft())],
    ['one route that a set operator leaves', byRoute.and(leader).minus(byJob, q.on('job'))],
    ['a database without a name', postgres.pg_database_size_bytes.dividedBy(connected, onDatabase)],
    ['a recorded series of one value', oneRoute.recorded.minus(byJob, q.on('job'))],
    ['a recorded series whose values are not known', unnamed.minus(byJob, q.on('job'))],
    ['all labels', m.memory_bytes.dividedBy(m.memory_bytes)],
    ['set operators', byRoute.and(byJob.greaterThan(0), q.on('job'))],
    ['a number', byRoute.times(2)],
    [
      'one bucket',
      q
        .rate(m.http_request_duration_seconds.count)
        .minus(q.rate(m.http_request_duration_seconds.atMost(0.5)), q.ignoring('le')),
    ],
  ])('%s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});
