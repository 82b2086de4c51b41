import * as q from '../../promql';
import { featuresOf, mayBeNaN } from '../../promql/check';
import { unguardedDivisions } from '../../promql/checks/division';
import { render } from '../../promql/render';
import { metrics as m } from '../shop';

const onOneLine = (text: string) => text.replaceAll(/(?<=\()\n\s*|\n\s*(?=\))/g, '').replaceAll(/\n\s*/g, ' ');

describe('helpers', () => {
  const errors = q.sum(q.rate(m.http_requests_total.where({ status: /5../ }), '5m')).by('job');
  const all = q.sum(q.rate(m.http_requests_total, '5m')).by('job');

  test('ratio counts a missing part as zero and has no result without traffic', () => {
    expect(render(q.ratio(errors, all).node)).toMatchInlineSnapshot(`
     "(
       sum by (job) (rate(http_requests_total{status=~"5.."}[5m]))
       or
         sum by (job) (rate(http_requests_total[5m])) * 0
     )
     /
     (sum by (job) (rate(http_requests_total[5m])) > 0)"
    `);
    expect(unguardedDivisions(q.ratio(errors, all).node)).toEqual([]);
  });

  test('finds an unguarded division by traffic', () => {
    expect(unguardedDivisions(errors.dividedBy(all).node)).toHaveLength(1);
    expect(unguardedDivisions(errors.dividedBy(all.greaterThan(0)).node)).toEqual([]);
    expect(unguardedDivisions(errors.dividedBy(q.clampMin(all, q.quantity(1, 'requests/s'))).node)).toEqual([]);
    expect(unguardedDivisions(errors.dividedBy(3).node)).toEqual([]);
    expect(unguardedDivisions(m.memory_bytes.dividedBy(m.memory_bytes).node)).toEqual([]);
  });

  test('reports a quantile as possibly NaN unless a comparison filters it', () => {
    const p95 = q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'], window: '5m' });
    expect(render(p95.node)).toBe(
      'histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket[5m])))',
    );
    expect(mayBeNaN(q.topk(3, p95).node)).toBe(true);
    expect(mayBeNaN(q.topk(3, q.withoutNaN(p95)).node)).toBe(false);
    expect(mayBeNaN(p95.greaterThan(q.seconds(1)).bool().node)).toBe(true);
    expect(render(q.withoutNaN(p95).node)).toMatch(/>= 0$/);
  });

  test('mean and slow observations', () => {
    expect(render(q.meanOf(m.http_request_duration_seconds, { window: '5m' }).node)).toMatchInlineSnapshot(`
     "sum(rate(http_request_duration_seconds_sum[5m]))
     /
     (sum(rate(http_request_duration_seconds_count[5m])) > 0)"
    `);
    expect(render(q.observationsAbove(m.http_request_duration_seconds, 0.5, { by: ['route'], window: '5m' }).node))
      .toMatchInlineSnapshot(`
     "sum by (route) (rate(http_request_duration_seconds_count[5m]))
     -
     sum by (route) (rate(http_request_duration_seconds_bucket{le="0.5"}[5m]))"
    `);
    expect(q.observationsAbove(m.http_request_duration_seconds, 0.5).unit).toBe('requests/s');
  });

  test('quantiles of native histograms, and means of those and of summaries', () => {
    const native = { by: ['route'], window: '5m' } as const;
    expect(render(q.quantileOf(0.95, m.payload_bytes, native).node)).toBe(
      'histogram_quantile(0.95, sum by (route) (rate(payload_bytes[5m])))',
    );
    expect(q.quantileOf(0.95, m.payload_bytes).unit).toBe('bytes');
    expect(onOneLine(render(q.meanOf(m.payload_bytes, native).node))).toBe(
      'histogram_sum(sum by (route) (rate(payload_bytes[5m]))) / (histogram_count(sum by (route) (rate(payload_bytes[5m]))) > 0)',
    );
    expect(onOneLine(render(q.meanOf(m.gc_duration_seconds, { window: '5m' }).node))).toBe(
      'sum(rate(gc_duration_seconds_sum[5m])) / (sum(rate(gc_duration_seconds_count[5m])) > 0)',
    );
    expect(q.meanOf(m.gc_duration_seconds).unit).toBe('seconds');
  });

  test('finds required feature flags of Prometheus', () => {
    expect([...featuresOf(q.limitk(1, q.madOverTime(m.memory_bytes)).node)]).toEqual(['promql-experimental-functions']);
    expect([...featuresOf(all.plus(all, q.on('job').fill(0)).node)]).toEqual(['promql-binop-fill-modifiers']);
    expect([...featuresOf(q.rate(m.bytes_sent_total.over('5m').smoothed()).node)]).toEqual([
      'promql-extended-range-selectors',
    ]);
    expect([...featuresOf(errors.node)]).toEqual([]);
  });
});
