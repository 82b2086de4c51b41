import * as q from '../../promql';
import type { Node } from '../../promql/node';
import { recorded } from '../../promql/objective';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { metrics as m } from '../shop';

describe('resolve', () => {
  const errors = q.sum(q.rate(m.http_requests_total.where({ status: /5../ }))).by('job');

  test('sets the window and the scope in a rule', () => {
    const scope = [{ label: 'job', operator: '=' as const, value: 'shop' }];
    expect(render(resolve(errors.node, { window: '10m', scope }))).toBe(
      'sum by (job) (rate(http_requests_total{job="shop",status=~"5.."}[10m]))',
    );
  });

  test('keeps own matchers and fixed windows', () => {
    const own = q.rate(m.http_requests_total.where({ job: 'other' }), '1h');
    const scope = [{ label: 'job', operator: '=' as const, value: 'shop' }];
    expect(render(resolve(own.node, { window: '10m', scope }))).toBe('rate(http_requests_total{job="other"}[1h])');
  });

  test('does not change series without the label of the scope', () => {
    const scope = [{ label: 'zone', operator: '=' as const, value: 'eu' }];
    expect(render(resolve(m.memory_bytes.node, { scope }))).toBe('memory_bytes');
  });

  test('matches external labels in every selector that has no matcher of them', () => {
    const externalLabels = { zone: 'eu', job: 'written' };
    const scope = [{ label: 'job', operator: '=' as const, value: 'shop' }];
    expect(
      render(resolve(m.memory_bytes.and(m.memory_bytes.where({ job: 'other' })).node, { scope, externalLabels })),
    ).toBe('memory_bytes{job="shop",zone="eu"} and memory_bytes{job="other",zone="eu"}');
    const [a, b] = [recorded('job:a:sum', ['job'], 'none'), recorded('job:b:sum', ['job'], 'none')];
    expect(render(resolve(a.minus(b).node, { scope, externalLabels: { zone: 'eu' } }))).toBe(
      'job:a:sum{job="shop",zone="eu"} - job:b:sum{zone="eu"}',
    );
  });

  describe('external labels', () => {
    const externalLabels = { zone: 'eu' };
    const text = ({ node }: { node: Node }) => render(resolve(node, { window: '5m', externalLabels }));
    const recordedByJob = recorded('job:a:sum', ['job'], 'requests/s');
    const summed = q.sum(q.rate(m.http_requests_total)).by('job');

    test('are left out of matching where only one side still has them', () => {
      expect(text(summed.or(recordedByJob.times(0)))).toBe(
        'sum by (job) (rate(http_requests_total{zone="eu"}[5m])) or ignoring (zone) job:a:sum{zone="eu"} * 0',
      );
      expect(text(recordedByJob.minus(summed))).toBe(
        'job:a:sum{zone="eu"} - ignoring (zone) sum by (job) (rate(http_requests_total{zone="eu"}[5m]))',
      );
      // The first or has series with and without them.
      expect(text(summed.or(recordedByJob).minus(summed)).match(/ignoring \(zone\)/g)).toHaveLength(2);
    });

    test('stay where both sides have them, where none has, and with on()', () => {
      for (const expression of [
        recordedByJob.minus(recordedByJob),
        summed.dividedBy(summed.greaterThan(0)),
        recordedByJob.minus(summed, q.on('job')),
        m.memory_bytes.dividedBy(m.memory_bytes.greaterThan(0)),
      ]) {
        expect(text(expression)).not.toContain('ignoring');
      }
    });
  });

  describe('recorded series', () => {
    const scope = [{ label: 'job', operator: '=' as const, value: 'shop' }];
    const resolved = ({ node }: { node: Node }) => render(resolve(node, { scope }));
    const [a, b] = [recorded('job:a:sum', ['job'], 'none'), recorded('job:b:sum', ['job'], 'none')];

    test('are limited once where they are matched', () => {
      expect(resolved(a.minus(b).and(b))).toBe('job:a:sum{job="shop"} - job:b:sum and job:b:sum');
    });

    test('are limited on both sides of or', () => {
      expect(resolved(a.or(b))).toBe('job:a:sum{job="shop"} or job:b:sum{job="shop"}');
    });

    test('are limited where they are compared with recorded series', () => {
      expect(resolved(a.and(q.topk(1, b)))).toBe('job:a:sum{job="shop"} and topk(1, job:b:sum{job="shop"})');
    });

    test('are limited where the left side lacks the label, or another label is matched', () => {
      expect(resolved(q.sum(a).minus(q.sum(b)))).toBe('sum(job:a:sum{job="shop"}) - sum(job:b:sum{job="shop"})');
      const all = recorded('zone:c:sum', ['job', 'zone'], 'none');
      expect(resolved(all.and(all, q.ignoring('job')))).toBe(
        'zone:c:sum{job="shop"} and ignoring (job) zone:c:sum{job="shop"}',
      );
    });
  });

  test('rejects the time range of a dashboard in a rule', () => {
    const range = q.increase(m.bytes_sent_total, q.dashboardRange);
    expect(render(resolve(range.node, {}))).toBe('increase(bytes_sent_total[$__range])');
    expect(() => resolve(range.node, { window: '5m' })).toThrow(
      /this window exists only on dashboards; given: "\$__range"/,
    );
  });

  test('it reaches everywhere', () => {
    const deep = q.topk(3, q.maxOverTime(errors.minus(errors).negated().subquery(q.rateInterval, '1m')));
    const text = render(resolve(deep.node, { window: '10m', scope: [{ label: 'job', operator: '=', value: 'shop' }] }));
    expect(text.match(/job="shop"/g)).toHaveLength(2);
    expect(text.match(/\[10m/g)).toHaveLength(3);
  });
});
