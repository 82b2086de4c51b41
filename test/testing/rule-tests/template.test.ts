import { expanded } from '../../../testing/rule-tests/template';

test.each([
  [20, '1970-01-01 00:00:20 +0000 UTC'],
  [1_435_065_584.128, '2015-06-23 13:19:44.128 +0000 UTC'],
  [-0.5, '1969-12-31 23:59:59.5 +0000 UTC'],
  [NaN, 'NaN'],
])('shows the moment %d like Prometheus', (value, moment) => {
  expect(expanded('{{ $value | humanizeTimestamp }}', { labels: {}, value })).toBe(moment);
});

test('shows labels with names of all kinds', () => {
  const labels = { job: 'shop', 'http.route': '/cart' };
  const text = '{{ $labels.job }} {{ index $labels "http.route" }} {{ index $labels "http.method" }}.';
  expect(expanded(text, { labels, value: 1 })).toBe('shop /cart .');
});
