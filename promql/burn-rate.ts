import { durationIssues, durationToMilliseconds, type Duration } from '../core/duration';
import type { Issue } from '../core/errors';

/**
 * Burn rate of an error budget: a share of the budget is spent within the long window, and the
 * short window has the same rate.
 */
export interface BurnRate {
  /**
   * Severity of the alert. Critical alerts page at any time, and warnings wait for working hours.
   */
  readonly severity: 'critical' | 'warning';
  /** Long window, whose rate says how much of the budget is spent. */
  readonly long: Duration;
  /** Short window. Its rate must be as high, so the alert resolves soon after the failures end. */
  readonly short: Duration;
  /** Share of the budget spent within the long window when the alert fires. */
  readonly spent: number;
}

/**
 * Burn rates of the SRE workbook and of Sloth: two critical and two warnings. Source:
 * https://sre.google/workbook/alerting-on-slos/#recommended_parameters_for_an_slo_based_alerting_configuration.
 */
export const workbookBurnRates: readonly BurnRate[] = [
  { severity: 'critical', long: '1h', short: '5m', spent: 0.02 },
  { severity: 'critical', long: '6h', short: '30m', spent: 0.05 },
  { severity: 'warning', long: '1d', short: '2h', spent: 0.1 },
  { severity: 'warning', long: '3d', short: '6h', spent: 0.1 },
];

/**
 * Burn rates of Pyrra: for four weeks 14, 7, 2 and 1 times the rate that spends the budget exactly.
 * The windows grow with the period. Pyrra's alerts also have a `for` of half the short window;
 * these do not. Source: https://github.com/pyrra-dev/pyrra.
 *
 * @param period period of the objective
 */
export function pyrraBurnRates(period: Duration): BurnRate[] {
  const minutes = durationToMilliseconds(period) / 60_000;
  const part = (inFourWeeks: number) => durationOf(Math.round((minutes * inFourWeeks) / fourWeeks));
  return (
    [
      ['critical', 60, 5, 14],
      ['critical', 6 * 60, 30, 7],
      ['warning', 24 * 60, 2 * 60, 2],
      ['warning', 4 * 24 * 60, 6 * 60, 1],
    ] as const
  ).map(([severity, long, short, factor]) => ({
    severity,
    long: part(long),
    short: part(short),
    spent: (factor * long) / fourWeeks,
  }));
}

/** Four weeks in minutes. */
const fourWeeks = 28 * 24 * 60;

function durationOf(minutes: number): Duration {
  if (minutes % (24 * 60) === 0) return `${minutes / (24 * 60)}d` as Duration;
  return (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`) as Duration;
}

/**
 * Issues of burn rates.
 *
 * @param severities severities of which at least one rate is required
 * @param shortest window of the event counts; shorter burn-rate windows have no data
 */
export function burnRateIssues(
  rates: readonly BurnRate[],
  severities: readonly BurnRate['severity'][],
  objective: string,
  shortest: Duration,
): Issue[] {
  const missing = severities.find((one) => rates.every(({ severity }) => severity !== one));
  if (missing !== undefined) {
    return [
      {
        problem: `no burn rate of ${objective} is ${missing}`,
        given: rates.map(({ severity }) => severity).join(', '),
        allowed: `one or several of each: ${severities.join(' and ')}`,
      },
    ];
  }
  return rates.flatMap((rate) => [...windowIssues(rate, objective, shortest), ...shareIssues(rate, objective)]);
}

function windowIssues({ long, short }: BurnRate, objective: string, shortest: Duration): Issue[] {
  const issues = [long, short].flatMap((window) =>
    durationIssues(window, { path: `objective ${objective}: burnRates` }),
  );
  if (issues.length > 0) return issues;
  if (durationToMilliseconds(short) < durationToMilliseconds(shortest)) {
    return [
      {
        problem: `a window of a burn rate of ${objective} is too short`,
        given: short,
        allowed: `${shortest} and longer`,
      },
    ];
  }
  return durationToMilliseconds(short) < durationToMilliseconds(long)
    ? []
    : [
        {
          problem: `the short window of a burn rate of ${objective} is not shorter than the long window`,
          given: `${short} and ${long}`,
        },
      ];
}

function shareIssues({ spent }: BurnRate, objective: string): Issue[] {
  if (spent > 0 && spent < 1) return [];
  return [
    {
      problem: `a burn rate of ${objective} fires when nothing or everything is spent`,
      given: spent,
      allowed: 'a share of the budget above 0 and below 1',
    },
  ];
}
