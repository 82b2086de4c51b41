import { stringify } from 'yaml';
import { detections, objectiveRules, ruleFile, type ObjectiveRulesProps } from '../../../alerts';
import { exampleShares } from '../../../alerts/slo/objective';
import type { Duration } from '../../../core/duration';
import { collectIssues, formatIssue, type Issue } from '../../../core/errors';
import { panelReference } from '../../../dashboards/panel-reference';
import { latencyIndicator, Objective, percent, pyrraBurnRates, workbookBurnRates } from '../../../promql';
import { render } from '../../../promql/render';
import { availability, metrics as m, noLinks } from '../../shop';

const text = (what: string) => ({
  summary: ({ value }: { value: string }) => `${what}: ${value} of the requests fail`,
  description: `${what}.`,
});
const props = (objective = availability()): ObjectiveRulesProps<'requests/s'> => ({
  objective,
  job: 'shop',
  name: 'ShopAvailability',
  page: text('Now'),
  ticket: text('Soon'),
  panel: panelReference('shop', 'memory'),
});

const rulesOf = (given = props()) => ruleFile(objectiveRules(given), noLinks).groups.flatMap(({ rules }) => rules);

test('the rules of an objective, in the rule file', () => {
  const rules = ruleFile(objectiveRules(props()), noLinks);
  expect(stringify(rules, { lineWidth: 0, aliasDuplicateObjects: false })).toMatchSnapshot();
});

test('supports an objective on the latency at the bound of a bucket', () => {
  const objective = new Objective({
    name: 'shop_latency',
    title: 'Latency',
    indicator: latencyIndicator(m.http_request_duration_seconds, 0.5),
    target: percent(95),
  });
  const [, failures] = rulesOf({ ...props(), objective, minimumFailures: 3 });
  expect(failures!.expr).toContain('le="0.5"');
  const indicator = latencyIndicator(m.http_request_duration_seconds, 0.3 as 0.5);
  expect(() => render(indicator.failures('5m', indicator.events('5m')).node)).toThrow(/0\.3.*0\.5/);
});

/** Issues of the rules of an objective that a stack reports. */
function issuesOf(objective: Objective<'requests/s'>): string {
  const issues: Issue[] = [];
  collectIssues(issues, () => ruleFile(objectiveRules(props(objective)), noLinks));
  return issues.map(formatIssue).join('\n');
}

test('an empty title is an issue', () => {
  const { name, indicator } = availability();
  const objective = new Objective({ name, title: ' ', indicator, target: percent(99) });
  expect(issuesOf(objective)).toMatch(/objective shop_availability: title: this text is empty; given: " "/);
});

describe('the calculation of thresholds', () => {
  /** Windows of the alerts with their thresholds: `Page 1h`. */
  function thresholds(objective: Objective<'requests/s'>): Record<string, number> {
    const found = rulesOf(props(objective)).flatMap(({ alert, expr }) =>
      [...expr.matchAll(/ratio_rate(\w+)(?:\{[^}]*\})? > ([\d.e-]+)/g)].map(([, window, limit]) => [
        `${alert!.replace('ShopAvailability', '')} ${window!}`,
        Number(limit),
      ]),
    );
    return Object.fromEntries(found) as Record<string, number>;
  }

  // 99.9 % in 30 days: 14.4, 6, 3 and 1 times 0.001, https://sloth.dev/examples/default/getting-started/.
  test('agrees with Sloth', () => {
    expect(thresholds(availability({ target: percent(99.9) }))).toEqual({
      'Page 1h': 0.0144,
      'Page 5m': 0.0144,
      'Page 6h': 0.006,
      'Page 30m': 0.006,
      'Ticket 1d': 0.003,
      'Ticket 2h': 0.003,
      'Ticket 3d': 0.001,
      'Ticket 6h': 0.001,
    });
  });

  // 14, 7, 2 and 1 times 0.001 in 28 days, https://github.com/pyrra-dev/pyrra/blob/main/slo/rules.go.
  test('agrees with Pyrra', () => {
    const burnRates = pyrraBurnRates('28d');
    expect(thresholds(availability({ target: percent(99.9), period: '28d', burnRates }))).toEqual({
      'Page 1h': 0.014,
      'Page 5m': 0.014,
      'Page 6h': 0.007,
      'Page 30m': 0.007,
      'Ticket 1d': 0.002,
      'Ticket 2h': 0.002,
      'Ticket 4d': 0.001,
      'Ticket 6h': 0.001,
    });
  });

  test('of Pyrra scales windows with the period', () => {
    expect(pyrraBurnRates('56d').map(({ long, short }) => `${long} ${short}`)).toEqual([
      '2h 10m',
      '12h 1h',
      '2d 4h',
      '8d 12h',
    ]);
    expect(pyrraBurnRates('30d')[0]).toMatchObject({ long: '64m', short: '5m' });
  });

  // Shares of the budget: 2 % in 1 h, 5 % in 6 h, 10 % in 3 days: https://sre.google/workbook/alerting-on-slos/.
  test.each([
    ['30d', 99, [0.144, 0.06, 0.03, 0.01]],
    ['28d', 99, [0.1344, 0.056, 0.028, 0.00933333333333]],
    ['7d', 99, [0.0336, 0.014, 0.007, 0.00233333333333]],
    ['30d', 95, [0.72, 0.3, 0.15, 0.05]],
  ] as [Duration, number, number[]][])('in %s, with %d %%', (period, target, expected) => {
    const found = thresholds(availability({ period, target: percent(target) }));
    expect(['Page 1h', 'Page 6h', 'Ticket 1d', 'Ticket 3d'].map((key) => found[key])).toEqual(expected);
  });

  test('omits a burn rate that a full outage does not reach', () => {
    expect(Object.keys(thresholds(availability({ target: percent(90) })))).not.toContain('Page 1h');
    expect(issuesOf(availability({ target: percent(80), period: '90d' }))).toMatch(
      'the target of objective shop_availability is so low that its alerts cannot fire, even when every event fails; given: "80 % in 90d"; remedy: set a higher target',
    );
  });
});

test('failures that one client can cause notify nobody at night', () => {
  const objective = availability({ isCausedByClients: true });
  const alerts = rulesOf(props(objective)).filter(({ alert }) => alert !== undefined);
  expect(alerts.map(({ alert, labels }) => [alert, labels?.severity])).toEqual([['ShopAvailabilityTicket', 'warning']]);
  for (const window of ['1d', '3d']) expect(alerts[0]!.expr).toContain(`ratio_rate${window}{`);
  for (const window of ['1h', '30m']) expect(alerts[0]!.expr).not.toContain(`ratio_rate${window}`);
  const [critical, warning] = detections(objective, 1);
  expect(critical).toEqual({ severity: 'critical', after: undefined, spent: undefined });
  expect(warning!.after).toBeCloseTo(0.03 * 86_400, 6);
});

test('critical burn rates alone become warnings when one client can cause the failures', () => {
  const burnRates = workbookBurnRates.filter(({ severity }) => severity === 'critical');
  const alerts = rulesOf(props(availability({ isCausedByClients: true, burnRates }))).filter(({ alert }) => alert);
  expect(alerts.map(({ labels }) => labels?.severity)).toEqual(['warning']);
  expect(alerts[0]!.expr).toContain('ratio_rate1h');
});

describe('the time until alerts fire', () => {
  test('of an objective that allows most events to fail is shown for shares up to all', () => {
    expect(exampleShares(availability({ target: percent(40) }))).toEqual([1, 0.1]);
  });

  test.each([-0.1, 5, NaN])('of a share of %d is refused', (share) => {
    expect(() => detections(availability(), share)).toThrow(
      `invalid share of failed events; given: ${share}; allowed: 0 to 1; remedy: write 0.05 for 5 %`,
    );
  });

  // By hand: 14.4 x 1 % / share x 1 h, and what share x time is of 1 % of 720 h.
  test.each([
    [1, 518.4, 0.02, 1036.8 * 2.5, 0.1],
    [0.1, 0.6 * 6 * 3600, 0.05, 0.3 * 86_400, 0.1],
    [0.02, undefined, undefined, 1.5 * 86_400, 0.1],
    [0.01, undefined, undefined, undefined, undefined],
  ])('of %d', (share, page, spentByPage, ticket, spentByTicket) => {
    const near = (value: number | undefined) =>
      value === undefined ? undefined : (expect.closeTo(value, 6) as number);
    expect(detections(availability(), share)).toEqual([
      { severity: 'critical', after: near(page), spent: near(spentByPage) },
      { severity: 'warning', after: near(ticket), spent: near(spentByTicket) },
    ]);
  });
});

test.each([
  [{ name: 'Shop' }, 'invalid name of an objective; given: "Shop"; allowed: lowercase letters, digits and _'],
  [
    { target: percent(100) },
    'the target of shop_availability allows no failures; given: 1; allowed: above 0 % and below 100 %',
  ],
  [{ target: percent(0) }, 'allows every event to fail'],
  [
    { burnRates: pyrraBurnRates('7d') },
    'a window of a burn rate of shop_availability is too short; given: "1m"; allowed: 5m and longer',
  ],
  [{ burnRates: [] }, 'no burn rate of shop_availability is critical; given: ""; allowed: one or several of each'],
  [
    { burnRates: workbookBurnRates.map((rate) => ({ ...rate, short: rate.long })) },
    'the short window of a burn rate of shop_availability is not shorter than the long window; given: "1h and 1h"',
  ],
  [
    { burnRates: workbookBurnRates.map((rate) => ({ ...rate, spent: 2 })) },
    'fires when nothing or everything is spent; given: 2; allowed: a share of the budget above 0 and below 1',
  ],
])('an objective that is none is refused: %j', (wrong, message) => {
  expect(issuesOf(availability(wrong))).toMatch(message);
});
