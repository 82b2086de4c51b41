import fc from 'fast-check';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import type { Duration } from '../../../core/duration';
import type { Resources } from '../../../servers/resources';
import { awkwardTexts } from './awkward';

/** Texts in a row, each with one character of each set. */
function spelled(
  ...sets: readonly (readonly [characters: string, minimum: number, maximum: number])[]
): fc.Arbitrary<string> {
  const parts = sets.map(([characters, minLength, maxLength]) =>
    fc.string({ unit: fc.constantFrom(...characters.split('')), minLength, maxLength }),
  );
  return fc.tuple(...parts).map((texts) => texts.join(''));
}

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Names of Kubernetes objects that become a part of a host name, up to a length. */
export const dnsLabels = (longest = 63): fc.Arbitrary<string> =>
  fc.oneof(
    spelled([small, 1, 1], [`${small}${digits}-`, 0, Math.min(longest - 2, 12)], [`${small}${digits}`, 1, 1]),
    fc.constantFrom('a', 'a'.repeat(longest), `a${'-'.repeat(longest - 2)}b`, 'default', 'true', 'null'),
  );

/** Names of other Kubernetes objects. */
export const dnsSubdomains: fc.Arbitrary<string> = fc.oneof(
  dnsLabels(),
  fc.tuple(dnsLabels(20), dnsLabels(20)).map((parts) => parts.join('.')),
  fc.constantFrom('1', 'a'.repeat(253), `${'a'.repeat(63)}.${'b'.repeat(63)}`),
);

/** Names of labels of Prometheus that users set. */
export const labelNames: fc.Arbitrary<string> = fc.oneof(
  spelled([`${small}ABC`, 1, 1], [`${small}${digits}_`, 0, 10]).filter((name) => name !== 'environment'),
  fc.constantFrom('cluster', 'true', '_a', 'constructor', 'le', 'x'.repeat(64)),
);

/** Texts that are shown or compared, in whatever characters. */
export const freeTexts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
  fc.constantFrom(...awkwardTexts.filter((text) => isPrintable(text) && !text.includes('{{'))),
);

/** Texts that say nothing. */
export const noTexts: fc.Arbitrary<string> = fc.constantFrom('', ' ', '\n');

/** Tests whether a text has something to read and no control characters. */
export function isPrintable(text: string): boolean {
  return text.trim() !== '' && text.trim() === text && !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(text);
}

/** Durations in the syntax of Prometheus. */
export const durations = (...texts: readonly [Duration, ...Duration[]]): fc.Arbitrary<Duration> =>
  fc.constantFrom(...texts);

/** Durations of all lengths. */
export const anyDuration = durations('1ms', '1s', '30s', '5m', '1h', '1h30m', '1d12h', '36h', '2w', '1y');

/** Intervals at which Prometheus sees the newest sample of a target. */
export const scrapeIntervals = durations('1s', '15s', '30s', '1m', '5m');

/** Texts that are no duration, or none above zero. */
export const noDurations: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    ' ',
    '0s',
    '-5m',
    '5',
    '5x',
    '1.5h',
    '30m1h',
    '1h 30m',
    '5 m',
    'P1D',
    'five',
    '5M',
    '1d-1h',
    '{{',
    'NaN',
    '5m\n',
  ],
);

/** Texts that are no duration, or a negative one. */
export const noDurationsFromZero: fc.Arbitrary<string> = noDurations.filter((text) => text !== '0s');

/** Ports. */
export const ports: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 65_535 }),
  fc.constantFrom(1, 80, 65_535),
);

/** Numbers that are no port. */
export const noPorts: fc.Arbitrary<number> = fc.constantFrom(0, -1, 65_536, 80.5, NaN, Infinity, 2 ** 53);

/** Whole numbers from 1 up to a number. */
export const counts = (max = 1_000_000): fc.Arbitrary<number> => fc.integer({ min: 1, max });

/** Numbers that count nothing. */
export const noCounts: fc.Arbitrary<number> = fc.constantFrom(0, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 60);

/** Names of hosts with a domain. */
export const hosts: fc.Arbitrary<string> = fc
  .tuple(dnsLabels(), fc.constantFrom('example', 'shop.example', 'a1.example.org'))
  .map((parts) => parts.join('.'));

/** Texts that are no host name with a domain. */
export const noHosts: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    ' ',
    'localhost',
    'https://a.example',
    'a.example/',
    'a.example:443',
    'A.example',
    'a..example',
    '-a.example',
    'a_b.example',
  ],
  ...[
    `${'a'.repeat(64)}.example`,
    'a b.example',
    'a.example\n',
    'é.example',
    '*.example',
    '`) || Host(`b.example',
    `${'a.'.repeat(130)}example`,
  ],
);

/** Addresses of web pages with a path. */
export const urls: fc.Arbitrary<string> = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: hosts,
    port: fc.constantFrom('', ':8443'),
    path: fc.constantFrom('/', '/a', '/api/v1/push', '/a?b=c&d=%20e', '/a#b', "/it's", '/$HOME', '/~a'),
  })
  .map(({ scheme, host, port, path }) => `${scheme}://${host}${port}${path}`);

/** Texts that are no address of a web page. */
export const noUrls: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    ' ',
    'a.example/b',
    'https://',
    'https:///b',
    'ftp://a.example/b',
    'https://u:p@a.example/b',
    'https://a.example/b c',
  ],
  ...[
    'https://a.example:99999/b',
    'https://a b/c',
    '//a.example/b',
    'https://a.example/b\n',
    'javascript:alert(1)',
    'https://[::1/b',
  ],
);

/** Secrets. */
export const secrets: fc.Arbitrary<SecretValue> = fc
  .record({ name: dnsSubdomains, key: fc.constantFrom('password', 'a.b', 'A_b-C', 'k'.repeat(253), 'true') })
  .map(({ name, key }) => SecretValue.fromExisting(name, key));

/** Secrets whose name or key Kubernetes refuses, and plain texts. */
export const noSecrets: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .constantFrom('', 'A', 'a_b', '-a', 'a-', 'a..b', 'a'.repeat(254), 'a b', 'a/b', '.')
    .map((name) => SecretValue.fromExisting(name, 'key')),
  fc
    .constantFrom('', 'a b', 'a/b', 'é', 'k'.repeat(254), '.', '..', '..a')
    .map((key) => SecretValue.fromExisting('name', key)),
  fc.constantFrom('password', '', 5, {}),
);

/** Amounts of storage. */
export const sizes: fc.Arbitrary<Size> = fc.constantFrom(1, 1.5, 5, 100, 1000).map((amount) => Size.gibibytes(amount));

/** CPU and memory. */
export const resources: fc.Arbitrary<Resources> = fc
  .record({ cpu: fc.tuple(counts(4000), counts(4000)), memory: fc.tuple(counts(8192), counts(8192)) })
  .map(({ cpu, memory }) => ({
    cpuRequest: Math.min(...cpu),
    cpuLimit: Math.max(...cpu),
    memoryRequest: Size.mebibytes(Math.min(...memory)),
    memoryLimit: Size.mebibytes(Math.max(...memory)),
  }));

/** Images with a tag. */
export const imagesOf = (name: string, ...tags: readonly [string, ...string[]]): fc.Arbitrary<string> =>
  fc.constantFrom(...tags).map((tag) => `registry.example/${name}:${tag}`);

/** Texts that are no image. */
export const noImages: fc.Arbitrary<string> = fc.constantFrom(
  '',
  ' ',
  'a b',
  'a/B:1',
  'a:',
  ':1',
  'a:1:2',
  'https://a/b:1',
  'a\n',
);

/** Ranges of addresses. */
export const cidrs: fc.Arbitrary<string> = fc.constantFrom(
  '10.0.0.0/8',
  '203.0.113.7/32',
  '0.0.0.0/0',
  '2001:db8::/32',
  '::/0',
);

/** Texts that are no range of addresses. */
export const noCidrs: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    'a/8',
    '10.0.0.0/-1',
    '::/129',
    '10.0.0.0/8 ',
    '10.0.0.0/8/8',
    '010.0.0.0/8',
  ],
);

/** Lists that are not empty. */
export function someOf<T>(one: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<readonly [T, ...T[]]> {
  return fc.uniqueArray(one, { minLength: 1, maxLength }) as unknown as fc.Arbitrary<readonly [T, ...T[]]>;
}
