import type { AlertTest } from '../../testing/rule-tests/alert-tests';
import type { Generated } from '../../testing/rule-tests/generate';
import type { InputSeries, Segment } from '../../testing/rule-tests/input';
import type { Sample } from '../../testing/rule-tests/value';
import { machineTests } from './machine-tests';

/**
 * Traffic in phases: requests per minute, their total duration in seconds, and the length in
 * minutes.
 */
type Minutes = readonly (readonly [requests: number, seconds: number, minutes: number])[];

const minute = 60_000;
const pace = { step: minute, interval: minute, isSparse: false } as const;

/** Count and sum of the request durations of Focus API, per instance. */
function requests(minutes: Minutes, labels: Readonly<Record<string, string>> = {}): InputSeries[] {
  const counted = (which: 0 | 1): Segment[] => {
    let last = 0;
    return minutes.map((phase) => {
      const [step, count] = [phase[which], phase[2]];
      const from = last + step;
      last += step * count;
      return { from, step, count };
    });
  };
  const [method, endpoint] = ['GET', '/api/users/me'];
  return (['count', 'sum'] as const).map((suffix, which) => ({
    name: `focus_api_http_request_duration_seconds_${suffix}`,
    labels: { job: 'focus-api', instance: 'a', pod: 'a', namespace: 'focus-api', method, endpoint, ...labels },
    segments: counted(which as 0 | 1),
  }));
}

const slow = (value: number): Sample[] => [{ labels: { job: 'focus-api' }, value }];

/**
 * Test of the alert on the mean of a histogram. The generator varies only bucket counts, not
 * durations.
 */
function slowTest(
  what: string,
  input: readonly InputSeries[],
  firing: Readonly<Record<number, readonly Sample[]>>,
  isHarmless = false,
): AlertTest {
  const checks = Object.entries(firing).map(([at, samples]) => ({ time: Number(at) * minute, firing: samples }));
  const alert = 'FocusApiResponsesSlow';
  return { name: `${alert} ${what}`, alert, pace, isCrowded: true, isHarmless, input, checks };
}

const day = 86_400;
const hour = 60;

/** Series with the expiry of a certificate. */
interface Certificates {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels of the alert. */
  readonly kept: Readonly<Record<string, string>>;
  /** Labels of another certificate that differ. */
  readonly other: Readonly<Record<string, string>>;
}

const site = (job: string): Certificates => {
  const labels = { job, instance: 'https://shop.example/' };
  const other = { instance: 'https://other.example/' };
  return { metric: 'probe_ssl_earliest_cert_expiry', labels, kept: labels, other };
};

const names = { cn: 'shop.example', sans: 'shop.example' };
const ofTraefik: Certificates = {
  metric: 'traefik_tls_certs_not_after',
  labels: {
    job: 'traefik',
    instance: '10.42.0.5:9100',
    namespace: 'kube-system',
    pod: 'traefik-1',
    serial: '2',
    ...names,
  },
  kept: names,
  other: { cn: 'other.example', sans: 'other.example' },
};

/**
 * Tests of the alerts on a certificate. Only the clock triggers them, which the generator does not
 * vary.
 */
function certificateTests(
  alert: string,
  days: number,
  { metric, labels: own, kept, other }: Certificates,
): AlertTest[] {
  /**
   * Expiry of a certificate in seconds, with the number of minutes each value is exposed.
   * `undefined` when the handshake fails.
   */
  const certificate = (
    shown: readonly (readonly [expiry: number | undefined, minutes: number])[],
    labels: Readonly<Record<string, string>> = {},
  ): InputSeries => {
    const segments = shown.map(([from, count]): Segment =>
      from === undefined ? { missing: 'ended', count } : { from, step: 0, count },
    );
    return { name: metric, labels: { ...own, ...labels }, segments };
  };
  /** Expiry at which the limit is crossed just after the first hour. */
  const expiry = days * day + 3600;
  const left = (at: number): Sample[] => [{ labels: kept, value: expiry - 60 * at }];
  const test = (
    what: string,
    input: readonly InputSeries[],
    firing: Readonly<Record<number, readonly Sample[]>>,
    isHarmless = false,
  ): AlertTest => ({
    name: `${alert} ${what}`,
    alert,
    pace,
    isCrowded: true,
    isHarmless,
    input,
    checks: Object.entries(firing).map(([at, samples]) => ({ time: Number(at) * minute, firing: samples })),
  });
  return [
    test(
      `fires an hour after it has less than ${days} days left, and resolves when it is renewed`,
      [
        certificate([
          [expiry, 3 * hour],
          [90 * day, hour],
        ]),
        certificate([[90 * day, 4 * hour]], other),
      ],
      { 60: [], 120: [], 121: left(121), 179: left(179), 180: [], 239: [] },
    ),
    test(
      `does not fire with ${days} days and an hour left, with any certificate of another job`,
      [certificate([[days * day + 5 * 3600, 4 * hour]]), certificate([[day, 4 * hour]], { ...other, job: 'other' })],
      { 60: [], 121: [], 239: [] },
    ),
    test(
      'does not fire when one server of several has the old certificate for half an hour',
      [
        certificate([
          [90 * day, hour],
          [day, hour / 2],
          [90 * day, 2 * hour],
        ]),
      ],
      { 59: [], 89: [], 125: [], 209: [] },
      true,
    ),
    test(
      'does not fire when the handshake fails, because the target is unreachable',
      [
        certificate([
          [90 * day, hour],
          [undefined, 3 * hour],
        ]),
      ],
      { 59: [], 121: [], 239: [] },
      true,
    ),
  ];
}

/** Certificates with alerts, by the prefix of their names. */
const sites: readonly (readonly [string, Certificates])[] = [
  ['KairoCms', site('kairo-cms-site')],
  ['GauzianBackend', site('gauzian-backend-site')],
  ['FocusApi', site('focus-api-site')],
  ['Monitoring', site('monitoring-site')],
  ['Traefik', ofTraefik],
];

function replacedTests(alert: string, days: number): AlertTest[] {
  const series = (serial: string, expiry: number): InputSeries => ({
    name: ofTraefik.metric,
    labels: { ...ofTraefik.labels, serial },
    segments: [{ from: expiry, step: 0, count: 4 * hour }],
  });
  const test = (what: string, last: number, isHarmless: boolean): AlertTest => ({
    name: `${alert} ${what}`,
    alert,
    pace,
    isCrowded: true,
    isHarmless,
    // The mean of both is below the limit, and their sum above it.
    input: [series('1', 0.7 * days * day), series('2', last)],
    checks: [59, 121, 239].map((at) => ({
      time: at * minute,
      firing: isHarmless || at < hour ? [] : [{ labels: ofTraefik.kept, value: last - 60 * at }],
    })),
  });
  return [
    test('does not fire while Traefik still shows the certificate that it replaced', 1.2 * days * day, true),
    test('fires when the certificate that replaced another one ends too', 0.8 * days * day, false),
  ];
}

const tests: readonly AlertTest[] = [
  ...sites.flatMap(([name, of]) => [
    ...certificateTests(`${name}CertificateExpiring`, 14, of),
    ...certificateTests(`${name}CertificateAlmostExpired`, 7, of),
  ]),
  ...replacedTests('TraefikCertificateExpiring', 14),
  ...replacedTests('TraefikCertificateAlmostExpired', 7),
  ...machineTests,
  // The mean of five minutes exceeds 1 s from minute 36 at the latest, and has exceeded it for ten
  // minutes at minute 46.
  slowTest(
    'fires at a mean of 1.02 s after ten minutes, and resolves',
    requests([
      [60, 24, 30],
      [60, 61.2, 40],
      [60, 24, 20],
    ]),
    { 29: [], 39: [], 47: slow(1.02), 69: slow(1.02), 72: [], 89: [] },
  ),
  slowTest(
    'fires when all instances together take 1.1 s, though the one with most requests takes less',
    [
      ...requests([
        [90, 36, 30],
        [90, 81, 40],
      ]),
      ...requests(
        [
          [60, 24, 30],
          [60, 84, 40],
        ],
        { instance: 'b' },
      ),
    ],
    { 29: [], 47: slow(1.1), 69: slow(1.1) },
  ),
  slowTest(
    'fires at a mean of 1.1 s that two minutes of more and two of fewer requests make',
    requests([[60, 24, 30], ...Array.from({ length: 10 }, () => [[90, 96, 2] as const, [30, 36, 2] as const]).flat()]),
    { 29: [], 47: slow(1.1), 48: slow(1.1), 49: slow(1.1), 50: slow(1.1), 69: slow(1.1) },
  ),
  slowTest(
    'does not fire at a mean of 1 s',
    requests([
      [60, 24, 30],
      [60, 60, 40],
    ]),
    { 29: [], 47: [], 69: [] },
  ),
  slowTest(
    'does not fire at a mean of 0.98 s, with any latency of another job',
    [
      ...requests([
        [60, 24, 30],
        [60, 58.8, 40],
      ]),
      ...requests([[60, 300, 70]], { job: 'other' }),
    ],
    { 29: [], 47: [], 69: [] },
  ),
  slowTest(
    'does not fire when most requests are fast and one instance is slow',
    [...requests([[54, 5.4, 70]]), ...requests([[6, 30, 70]], { instance: 'b' })],
    { 29: [], 69: [] },
  ),
  slowTest(
    'does not fire when one request at night takes a minute',
    requests([
      [0, 0, 30],
      [1, 60, 1],
      [0, 0, 30],
    ]),
    { 31: [], 34: [], 41: [], 45: [], 60: [] },
    true,
  ),
  slowTest('does not fire without traffic', requests([[0, 0, 60]]), { 30: [], 59: [] }, true),
];

/** Adds the tests written by hand: of rules that the generator cannot test, and of what it does not vary. */
export function withHandWritten({ tested, untested }: Generated): Generated {
  const testsOf = (name: string) => tests.filter(({ alert }) => alert === name);
  const written = untested.map(({ rule }) => ({ rule, kind: 'alert' as const, tests: testsOf(rule.name) }));
  return {
    tested: [
      ...tested.map((one) =>
        one.kind === 'alert' ? { ...one, tests: [...one.tests, ...testsOf(one.rule.name)] } : one,
      ),
      ...written.filter((one) => one.tests.length > 0),
    ],
    untested: untested.filter((_, index) => written[index]!.tests.length === 0),
  };
}
