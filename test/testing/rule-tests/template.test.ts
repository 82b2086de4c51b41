import { expanded } from '../../../testing/rule-tests/template';

test('shows labels with names of all kinds', () => {
  const labels = { job: 'shop', 'http.route': '/cart' };
  const text = '{{ $labels.job }} {{ index $labels "http.route" }} {{ index $labels "http.method" }}.';
  expect(expanded(text, { labels, value: 1 })).toBe('shop /cart .');
});
