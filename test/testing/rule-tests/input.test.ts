import { seriesText } from '../../../testing/rule-tests/input';

test.each([
  ['memory_bytes', {}, 'memory_bytes{}'],
  ['memory_bytes', { job: 'shop', pod: 'a"b' }, 'memory_bytes{job="shop",pod="a\\"b"}'],
  ['memory_bytes', { 'http.route': '/' }, 'memory_bytes{"http.route"="/"}'],
  ['http.server.active', { job: 'shop', 'http.route': '/' }, '{"http.server.active",job="shop","http.route"="/"}'],
])('promtool reads the series %s with %j', (name, labels, text) => {
  expect(seriesText(name, labels)).toBe(text);
});
