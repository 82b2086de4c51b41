import * as q from '../../promql';
import { render } from '../../promql/render';
import { metrics as m } from '../shop';

describe('matchers', () => {
  const text = (matchers: Parameters<typeof m.http_requests_total.where>[0]) =>
    render(m.http_requests_total.where(matchers).node);

  test('the four operators of Prometheus', () => {
    expect(text({ method: 'GET' })).toBe('http_requests_total{method="GET"}');
    expect(text({ method: q.not('GET') })).toBe('http_requests_total{method!="GET"}');
    expect(text({ status: /5../ })).toBe('http_requests_total{status=~"5.."}');
    expect(text({ status: q.not(/5../) })).toBe('http_requests_total{status!~"5.."}');
  });

  test('several values, and several matchers on one label', () => {
    expect(text({ route: q.oneOf('/a.b', '/c') })).toBe('http_requests_total{route=~"/a\\\\.b|/c"}');
    expect(text({ route: q.not(q.oneOf('/a', '/b')) })).toBe('http_requests_total{route!~"/a|/b"}');
    const narrowed = m.http_requests_total.where({ status: /5../ }).where({ status: q.not('503') });
    expect(render(narrowed.node)).toBe('http_requests_total{status!="503",status=~"5.."}');
  });

  test('renders numbers as Prometheus 3 stores them', () => {
    const { bucket } = m.http_request_duration_seconds;
    expect(render(bucket.where({ le: 1 }).node)).toBe('http_request_duration_seconds_bucket{le="1.0"}');
    expect(render(bucket.where({ le: '+Inf' }).node)).toBe('http_request_duration_seconds_bucket{le="+Inf"}');
    expect(render(bucket.where({ le: q.not(q.oneOf(0.1, 1)) }).node)).toBe(
      'http_request_duration_seconds_bucket{le!~"0\\\\.1|1\\\\.0"}',
    );
  });

  test('applies matchers of histograms and summaries to all their series', () => {
    const cart = m.http_request_duration_seconds.where({ route: '/cart' });
    expect([cart.bucket, cart.sum, cart.count].map(({ node }) => render(node))).toEqual([
      'http_request_duration_seconds_bucket{route="/cart"}',
      'http_request_duration_seconds_sum{route="/cart"}',
      'http_request_duration_seconds_count{route="/cart"}',
    ]);
    const pauses = m.gc_duration_seconds.where({ pod: 'shop-1' });
    expect([pauses.quantiles, pauses.sum, pauses.count].map(({ node }) => render(node))).toEqual([
      'gc_duration_seconds{pod="shop-1"}',
      'gc_duration_seconds_sum{pod="shop-1"}',
      'gc_duration_seconds_count{pod="shop-1"}',
    ]);
  });
});
