import * as fc from 'fast-check';

/** Pieces of pages: names, labels, values and lines that are valid, unusual or wrong. */
const plainNames = 'a a_total a_bucket a_sum a_count a_created a_info a_gcount b:c carts_total'.split(' ');
const quotedNames = ['"shop.requests"', '"a b"', '"é"', '""', String.raw`"a\"b"`, '"a"', '"a\nb"'];
const labelNames = ['le', 'quantile', 'shop', 'job', 'a', '__name__', '__x', '"shop.name"', '"le"', '""', 'é', '1a'];
const labelValues = [
  '',
  '1',
  '1.0',
  '10000000',
  '0.00001',
  '123456.789',
  '+Inf',
  'inf',
  '-Inf',
  'NaN',
  '1e400',
  'x',
  'é',
  'a b',
  '# {',
  String.raw`a\nb`,
  String.raw`\"`,
  String.raw`\\`,
  String.raw`\d`,
  'a\nb',
  '"',
  '\\',
];
const values = '1 1.5e3 0 -0 NaN nan +NaN +Inf -inf infinity -1 .5 5. . 0x10 0x1p1 1_0 1e400 1e-400 1e -'.split(' ');
const types = 'counter gauge histogram summary untyped gaugehistogram info stateset unknown Counter'.split(' ');
const times = ['', ' 1', ' 1700000000000', ' -1', ' 1.5', ' 1e3', ' 99999999999999999999', ' 1 2', ' NaN', '  7'];

const one = <T>(...from: readonly T[]) => fc.constantFrom(...from);
const mostly = <T>(usual: fc.Arbitrary<T>, unusual: fc.Arbitrary<T>, weight = 9) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: unusual });

const plainName = mostly(one(...plainNames), one('1a', 'a-b', 'é', ''), 30);
const anyName = mostly(plainName, one(...quotedNames));
const value = mostly(one('1', '0', '2.5', '+Inf'), one(...values, '1\r'), 5);
const time = mostly(one('', ''), one(...times), 5);
const lineEnd = mostly(one('\n'), one('\r\n', ' \n', '\n\n', ''), 40);

const label = fc
  .tuple(mostly(one(...labelNames.slice(0, 5)), one(...labelNames), 4), one(...labelValues), one('', '', '', ' '))
  .map(([name, text, space]) => `${name}${space}=${space}"${text}"`);

const exemplar = fc
  .tuple(fc.array(label, { maxLength: 2 }), value, time)
  .map(([labels, number, at]) => ` # {${labels.join(',')}} ${number}${at}`);

const sample = fc
  .record({
    indent: mostly(one(''), one(' ', '\t'), 30),
    name: plainName,
    quoted: mostly(one(undefined), one(...quotedNames)),
    labels: fc.array(label, { maxLength: 3 }),
    comma: mostly(one(','), one(' ', ', ', ',,', ''), 20),
    last: mostly(one(''), one(',', ', ', ' ')),
    space: mostly(one(' '), one('', '  ', '\t'), 20),
    value,
    time,
    exemplar: mostly(one(''), exemplar),
    hasBraces: fc.boolean(),
  })
  .map(({ indent, name, quoted, labels, comma, last, space, value: number, time: at, exemplar: behind, hasBraces }) => {
    const inner = [...(quoted === undefined ? [] : [quoted]), ...labels].join(comma) + last;
    const braces = inner !== '' || hasBraces ? `{${inner}}` : '';
    return `${indent}${quoted === undefined ? name : ''}${braces}${space}${number}${at}${behind}`;
  });

const metadata = fc.oneof(
  fc
    .tuple(anyName, mostly(one(...types.slice(0, 5)), one(...types, ' gauge', 'gauge ', ''), 4), one('#', '# ', '#\t'))
    .map(([name, type, hash]) => `${hash === '#' ? '# ' : hash}TYPE ${name} ${type}`),
  fc
    .tuple(anyName, one('Carts.', '', ' x', String.raw`a \\ \n \" "b" \d`, 'é'), one(' ', ' ', '  ', '', '\t'))
    .map(([name, text, space]) => `# HELP ${name}${space}${text}`),
  fc.tuple(anyName, one('total', 'bucket', 'seconds', '')).map(([name, unit]) => `# UNIT ${name} ${unit}`),
);
const other = one(
  '',
  '#',
  '# a comment',
  '#comment',
  ' # a comment',
  '# EOF',
  '# EOFs',
  '# HELP',
  '# TYPE a',
  '\ufeff',
);

const lines = fc.array(
  fc.tuple(
    fc.oneof({ weight: 6, arbitrary: sample }, { weight: 3, arbitrary: metadata }, { weight: 1, arbitrary: other }),
    lineEnd,
  ),
  { maxLength: 8 },
);

/** Changes one character of a page. */
const change = fc.record({
  at: fc.nat(),
  remove: fc.nat(1),
  insert: one('', '{', '}', '"', '\\', ',', '=', '#', ' ', '\n', 'é'),
});

/** Pages of metrics, most of which Prometheus takes, in the text format or (`end`) in OpenMetrics. */
function pages(end: string): fc.Arbitrary<string> {
  return fc
    .tuple(lines, mostly(one(end), one('', end.trimEnd(), `${end}\n`)), mostly(one(undefined), change, 3))
    .map(([read, last, changed]) => {
      const page = read.flat().join('') + last;
      if (changed === undefined) return page;
      const at = changed.at % (page.length + 1);
      return page.slice(0, at) + changed.insert + page.slice(at + changed.remove);
    });
}

export const textPages = pages('');
export const openMetricsPages = pages('# EOF\n');
