import fc from 'fast-check';

const lengths = [1, 52, 63, 64, 253, 254];

/** Texts that readers of names, files and languages take for something else, and texts at the limits of lengths. */
export const awkwardTexts: readonly string[] = [
  '',
  ...lengths.flatMap((length) => ['a'.repeat(length), 'A'.repeat(length)]),
  ...lengths.slice(1).map((length) => `${'a'.repeat(30)}.${'b'.repeat(length - 31)}`),
  ...lengths.slice(1).map((length) => `a${'-'.repeat(length - 2)}b`),
  ...['.', '..', '-', '_', 'a.b', 'a_b', 'a-b', 'A.B', '-a', 'a-', '.a', 'a.', 'a..b', '_a', '__a__', '1', '1a', '007'],
  ...[' ', ' a', 'a ', 'a b', 'a\nb', 'a\n', '\ta', 'a\r\nb', '\u0000', 'a\u0007b', '\u00a0', '\ufeffa', '\ud800'],
  ...['null', '~', 'true', 'no', 'on', 'y', '2024_01', '1e3', '0x1f', '.inf', '12:30:45', '=', '<<', '2024-01-01'],
  ...[
    '$HOME',
    '${HOME}',
    '$$',
    '%s',
    '{{ .Labels.job }}',
    '{{',
    '}}',
    '{{ template "x" . }}',
    '${DS_PROMETHEUS}',
    '[[x]]',
  ],
  ...[
    '#a',
    'a #b',
    ': a',
    'a: b',
    '- a',
    '@a',
    '`a',
    '"a',
    "'a",
    'a\\',
    '\\d',
    '|',
    '>',
    '!a',
    '*a',
    '&a',
    '[a',
    '{a',
    'a,b',
    ';',
  ],
  ...['<b>', '&amp;', '*a*', '[a](b)', '(', ')', '(?!a)', '[z-a]', 'a{2,1}', '\\1', '+', '.*', '/cart.*', '^a$', 'a|b'],
  ...['é', 'ä.ö', '日本', '😀', 'ß', 'İ', '\u202ea', 'e\u0301'],
  ...['__name__', '__address__', 'job', 'instance', 'le', 'alertname', 'severity', 'environment', 'namespace', 'pod'],
  ...[
    'default',
    'kube-system',
    'monitoring',
    'prometheus',
    'localhost',
    'constructor',
    '__proto__',
    'toString',
    'undefined',
  ],
  ...['/', '//', '/a', 'a/b', '/a b', '../a', '/a?b=c', '/a#b', 'a:80', ':80', 'a:b', '[::1]:80', '::1', '127.0.0.1'],
  ...[
    'http://',
    'http://a',
    'https://a.example',
    'https://a.example/',
    'https://a.example/b?c=d#e',
    'https://u:p@a.example',
  ],
  ...[
    'HTTPS://A.EXAMPLE/',
    'https://a b.example/',
    'https://a.example:0/',
    'https://a.example:99999/',
    'ftp://a.example/',
  ],
  ...['0s', '1s', '-1s', '1.5h', '1h30m', '30m1h', '1y', '1d12h', '99999999999y', '1', '5 m', 'P1D', '1ms', '0'],
  ...['0 0 * * *', '* * * * * *', '@daily', '99 * * * *', '0 0 31 2 *', 'a b c d e'],
  ...['a@b', 'a@b.example', '@', 'a@', 'a b@c', 'Europe/Paris', 'europe/paris', 'UTC', 'Local'],
];

/** Numbers that are no count, no port and no size. */
export const awkwardNumbers: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, -0.5, 1.5, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 65_535, 65_536, 1e21, 1e-7],
  ...[NaN, Infinity, -Infinity],
];

/** Awkward texts, and other ones of any characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkwardTexts) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
);

/** Awkward numbers, and other ones. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(...awkwardNumbers), fc.integer(), fc.double());

/** Texts that a predicate does not allow. */
export function textsWithout(isAllowed: (text: string) => boolean): fc.Arbitrary<string> {
  return anyText.filter((text) => !isAllowed(text));
}
