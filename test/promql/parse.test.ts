import { parse } from '../../promql/parse';
import { render } from '../../promql/render';
import { series } from './arbitrary';

const rendered = (text: string) => render(parse(text, series));

describe('parse', () => {
  test.each<[string, string, string]>([
    ['operators in upper case', 'a OR b AND c Unless d', 'a or b and c unless d'],
    ['atan2 in upper case', 'a ATAN2 b', 'a atan2 b'],
    ['aggregations in upper case', 'TOPK(3, SUM(a) BY (job))', 'topk(3, sum by (job) (a))'],
    ['modifiers in upper case', 'a > BOOL On(job) Group_Left b', 'a > bool on (job) group_left () b'],
    ['shifts in upper case', 'a OFFSET 5m @ START()', 'a @ start() offset 5m'],
    ['quoted labels of a grouping', 'sum by ("job", \'http.route\') (a)', 'sum by (job, "http.route") (a)'],
    ['quoted labels of on', 'a / on (`job`) b', 'a / on (job) b'],
    [
      'labels that are keywords',
      'sum by (by, on, bool, "without", "inf") (a)',
      'sum by (by, on, bool, "without", "inf") (a)',
    ],
    ['quoted labels of matchers', 'a{"http.route"="/"}', 'a{"http.route"="/"}'],
    ['a quoted name', '{"http.server.duration", job="a"}', '{"http.server.duration",job="a"}'],
    ['a quoted name that needs no quotes', '{"a", job="a"}', 'a{job="a"}'],
    ['a matcher of the name', '{__name__="a", job="a"}', 'a{job="a"}'],
    ['names that are keywords', 'sum + or{job="a"} - offset offset 5m', 'sum + or{job="a"} - offset offset 5m'],
    ['names that only quotes allow', '{"on"} + {"Inf"}', '{"on"} + {"Inf"}'],
    ['no name', '{job="a", __name__=~"x.*"}', '{__name__=~"x.*",job="a"}'],
    ['hexadecimal escapes', 'a{job="\\x41"}', 'a{job="A"}'],
    ['Unicode escapes', 'a{job="\\u00e9\\U0001F600"}', 'a{job="é😀"}'],
    ['octal escapes', 'a{job="\\101\\303\\251"}', 'a{job="Aé"}'],
    ['escapes of control characters', 'a{job="\\a\\v\\f"}', 'a{job="\\u0007\\u000b\\f"}'],
    ['bytes that are no UTF-8', 'a{job="\\xff\\\\udcff"}', 'a{job="\\xff\\\\udcff"}'],
    ['the replacement character', 'a{job="\\ufffd"}', 'a{job="\\ufffd"}'],
    ['single quotes', `a{job='"\\''}`, `a{job="\\"'"}`],
    ['backticks', 'a{job=`\\d+"\n`}', 'a{job="\\\\d+\\"\\n"}'],
    [
      'the labels of info()',
      'info(a, {version=~".+", __name__="b_info"})',
      'info(a, {__name__="b_info",version=~".+"})',
    ],
    ['forms of integers', 'a + 0x1F + 017 + 08 + 1_000', 'a + 31 + 15 + 8 + 1000'],
    ['forms of other numbers', 'a + 1e3 + .5 + 5. + 1_0.5', 'a + 1000 + 0.5 + 5 + 10.5'],
    ['Inf and NaN', 'a + inf - NAN', 'a + Inf - NaN'],
    ['durations as numbers', 'a > 1h30m', 'a > 5400'],
    ['numbers as durations', 'a[300] @ 5m offset 90', 'a[5m] @ 300.000 offset 1m30s'],
    ['a negative offset', 'a offset -1h30m', 'a offset -1h30m'],
    ['an offset of zero', 'a offset 0', 'a'],
    ['duration expressions', 'a[step() + 5m * 2:(1m)]', 'a[step() + 5m * 2:(1m)]'],
    ['an offset with an expression', '(a offset (5m)) * 2', 'a offset +((5m)) * 2'],
    ['an offset that Prometheus extends', 'a offset (5m) * 2', 'a offset +((5m) * 2)'],
    ['the end of an offset', 'a offset -5m ^ 2', 'a offset -5m ^ 2'],
    ['functions in an offset', 'a offset -max_of(step(), 5m) + b', 'a offset -max_of(step(), 5m) + b'],
    ['moments', 'a @ end() + a @ 1.5 + a @ -1.0005', 'a @ end() + a @ 1.500 + a @ -1.001'],
    ['a subquery with the default step', 'a[1h:]', 'a[1h:]'],
    ['comments', '# one\na # two\n+ # three', ''],
    ['modifiers of edges before the window', 'a smoothed[5m]', 'a[5m] smoothed'],
    ['an instant with interpolation', 'a smoothed', 'a smoothed'],
    ['signs and powers', '-a ^ -b * 2', '-a ^ -b * 2'],
    ['signs of signs', '- -1 + -(-a)', '1 + --a'],
    ['values for missing series', 'a + fill_right(-1) FILL_LEFT (5m) b', 'a + fill_left (300) fill_right (-1) b'],
    ['0 and -0 for missing series', 'a + fill_left(0) fill_right(-0) b', 'a + fill_left (0) fill_right (-0) b'],
    ['one value for all missing series', 'a + fill_left(-0) fill_right(-0) b', 'a + fill (-0) b'],
    ['NaN for missing series', 'a + fill_left(NaN) fill_right(NaN) b', 'a + fill (NaN) b'],
    ['the name fill', 'fill + fill', 'fill + fill'],
    ['a comma at the end', 'sum by (job,) (a{job="a",})', 'sum by (job) (a{job="a"})'],
  ])('%s', (_, text, expected) => {
    if (expected === '') expect(rendered(`${text}\nb`)).toBe('a + b');
    else expect(rendered(text)).toBe(expected);
  });

  test.each<[string, string, RegExp]>([
    ['an escape that Go lacks', 'a{job="\\q"}', /character 7; .*; allowed: a string in quotes, with escapes of Go/],
    ['an octal escape above a byte', '"\\400"', /character 1; /],
    ['half of a surrogate pair', '"\\ud800"', /character 1; /],
    ['a number beyond a float', '1e999', /character 1; .*; allowed: a number such as 0\.95/],
    ['units in the wrong order', 'a[5m1h]', /character 3; .*; allowed: a number, or a duration such as 1h30m/],
    ['a window of zero', 'a[0]', /character 3; .*; allowed: a duration longer than zero/],
    ['a window before an offset', 'a offset 5m[5m]', /character 12; .*; allowed: offset and @ after the window/],
    ['a window of parentheses', '(a)[5m]', /character 4; .*; allowed: a selector before a window/],
    ['an offset of parentheses', '(a) offset 5m', /character 5; .*; allowed: offset before the parenthesis/],
    [
      'an offset of a call',
      'abs(a) offset 5m',
      /character 1; .*; allowed: offset once, after a selector or a subquery/,
    ],
    ['two offsets', 'a offset 5m offset 1m', /character 1; .*; allowed: offset once/],
    ['a second name', 'a{__name__="b"}', /character 1; .*; allowed: one name of the metric/],
    ['a second grouping', 'sum by (job) (a) by (job)', /character 18; .*; allowed: an operator, or the end/],
    ['a parameter too many', 'sum(1, a)', /character 1; .*; allowed: sum with one expression/],
    ['no parameter', 'topk(a)', /character 1; .*; allowed: topk with a parameter and an expression/],
    ['bool after no comparison', 'a + bool b', /character 5; .*; allowed: bool only after a comparison/],
    [
      'a label in on and group_left',
      'a * on (job) group_left (job) b',
      /the label job only in on, or only in group_left/,
    ],
    ['group_left without on', 'a * group_left b', /character 5; /],
    [
      'group_left of a set operator',
      'a and on (job) group_left b',
      /neither group_left, group_right nor fill after and/,
    ],
    ['a comma after arguments', 'clamp_max(a, 1,)', /character 16; .*; allowed: an expression/],
    ['a selector of everything', '{job=~".*"}', /a selector without a name would select all metrics/],
    ['an offset that is no number', 'a offset nan', /character 10; .*; allowed: a duration, which NaN is not/],
    ['a modifier in info()', 'info(a, {b="c"} offset 5m)', /character 17; .*: info\(\) ignores modifiers/],
    ['a sign of a string', '+"a"', /allowed: a sign only before a scalar or an instant vector/],
    ['an unknown character', 'a ? b', /character 3; given: "a ⟨here⟩\? b"/],
  ])('rejects %s', (_, text, message) => {
    expect(() => rendered(text)).toThrow(message);
  });
});
