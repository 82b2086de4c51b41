import type { ProvisionedDashboard } from '../../dashboards';
import { reachability, traefik } from '../../library';
import { formatIssue } from '../../core/errors';
import { days } from '../../promql';
import type { PublicUrls } from '../../stack/public-urls';
import { k3s } from '../../targets';
import { validate } from '../../targets/validation';
import { noLinks } from '../shop';
import { shopServer } from './shop-stacks';

const of = { stack: 'shop', language: 'en', commands: k3s().commands } as const;
const hours = (count: number) => days(count / 24);

interface PanelJson {
  readonly fieldConfig?: {
    readonly defaults: { readonly thresholds?: ThresholdsJson };
    readonly overrides: readonly {
      readonly properties: readonly { readonly id: string; readonly value?: unknown }[];
    }[];
  };
}

interface ThresholdsJson {
  readonly steps: readonly { readonly color: string; readonly value: number | null }[];
}

/** Steps at which the colour of a remaining time changes, in seconds. */
function stepsOf(dashboard: ProvisionedDashboard, key: string): (number | null)[] {
  const panels = dashboard.toJson({ editable: false }).panels as (PanelJson & { readonly id: number })[];
  const { fieldConfig } = panels.find(({ id }) => id === dashboard.panelId(key))!;
  const found = [
    fieldConfig!.defaults.thresholds,
    ...fieldConfig!.overrides.flatMap(({ properties }) =>
      properties.filter(({ id }) => id === 'thresholds').map(({ value }) => value as ThresholdsJson),
    ),
  ].filter((one) => one?.steps.at(-1)?.color === 'green');
  expect(found).toHaveLength(1);
  return found[0]!.steps.map(({ value }) => value);
}

const site = (job: string, certificateLimits?: PublicUrls['certificateLimits']): PublicUrls => ({
  job,
  title: job,
  name: job,
  urls: [{ url: `https://${job}.example/` }],
  impact: 'Down.',
  ...(certificateLimits ? { certificateLimits } : {}),
});
const short = { warning: hours(30), critical: hours(12) };

test('the colours of certificates change at 14 and 7 days', () => {
  const [dashboard] = traefik.system(of).dashboards;
  expect(stepsOf(dashboard!, 'expiry')).toEqual([null, 7 * 86_400, 14 * 86_400]);
});

test('the colours of certificates change at the limits of the alerts', () => {
  const [dashboard] = traefik.system({ ...of, certificateLimits: short }).dashboards;
  expect(stepsOf(dashboard!, 'expiry')).toEqual([null, 12 * 3600, 30 * 3600]);
});

test.each([
  { warning: days(7), critical: days(14) },
  { warning: days(7), critical: days(-1) },
  { warning: days(Number.NaN), critical: days(1) },
  { warning: days(14), critical: days(Number.NaN) },
])('wrong limits of a preset or a system are reported once: $warning.value, $critical.value', (certificateLimits) => {
  const issues = validate([{ stack: shopServer('en', { certificateLimits }), target: k3s() }]);
  expect(issues.map(formatIssue)).toEqual([
    expect.stringMatching(/^shop: prometheus: rules: certificateLimits: these are no limits of certificates; given/),
  ]);
  for (const { dashboards, rules } of [
    traefik.system({ ...of, certificateLimits }),
    reachability.system({ ...of, sites: [{ ...site('shop', certificateLimits), name: 'Shop' }] }),
  ]) {
    const texts = dashboards.map((one) => JSON.stringify(one.toJson({ editable: false })));
    expect(texts).toHaveLength(1);
    expect(rules.flatMap(({ issues = [] }) => issues)).toHaveLength(1);
    for (const rule of rules.flatMap((group) => group.rules))
      expect(() => rule.toJson({ ...noLinks, window: '1m' })).not.toThrow();
  }
});

test('the certificates of several sites have the colours of the shortest limits', () => {
  const { dashboards } = reachability.system({ ...of, sites: [site('shop'), site('front', short)] });
  expect(stepsOf(dashboards[0]!, 'certificate')).toEqual([null, 12 * 3600, 30 * 3600]);
});
