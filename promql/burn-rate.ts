import { durationIssues, durationToMilliseconds, type Duration } from '../core/duration';
import type { Issue } from '../core/errors';

/** How fast an error budget may be spent: a share of it within a window, and still so within a shorter one. */
export interface BurnRate {
  /** Whether it wakes somebody or waits for the working day. */
  readonly severity: 'critical' | 'warning';
  readonly long: Duration;
  readonly short: Duration;
  /** The share of the budget that is spent within the long window when it is told. */
  readonly spent: number;
}

/**
 * Two that page and two that make a ticket, those of the SRE workbook and of Sloth:
 * https://sre.google/workbook/alerting-on-slos/#recommended_parameters_for_an_slo_based_alerting_configuration.
 */
export const workbookBurnRates: readonly BurnRate[] = [
  { severity: 'critical', long: '1h', short: '5m', spent: 0.02 },
  { severity: 'critical', long: '6h', short: '30m', spent: 0.05 },
  { severity: 'warning', long: '1d', short: '2h', spent: 0.1 },
  { severity: 'warning', long: '3d', short: '6h', spent: 0.1 },
];

/**
 * Those of Pyrra: in four weeks 14, 7, 2 and 1 times the rate that spends the budget exactly, over windows that grow with the
 * period: https://github.com/pyrra-dev/pyrra. Its alerts wait besides until half of the short window has passed; these do not.
 *
 * @param period that of the objective
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

/** In minutes. */
const fourWeeks = 28 * 24 * 60;

function durationOf(minutes: number): Duration {
  if (minutes % (24 * 60) === 0) return `${minutes / (24 * 60)}d` as Duration;
  return (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`) as Duration;
}

/**
 * Issues of burn rates.
 *
 * @param shortest window over which events are counted: a shorter one shows nothing
 */
export function burnRateIssues(rates: readonly BurnRate[], objective: string, shortest: Duration): Issue[] {
  const missing = (['critical', 'warning'] as const).find((one) => rates.every(({ severity }) => severity !== one));
  if (missing !== undefined) {
    return [
      {
        problem: `no burn rate of ${objective} is ${missing}`,
        given: rates.map(({ severity }) => severity).join(', '),
        allowed: 'one or several of each: critical and warning',
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
          problem: `the short window of a burn rate of ${objective} is not the shorter one`,
          given: `${short} and ${long}`,
        },
      ];
}

function shareIssues({ spent }: BurnRate, objective: string): Issue[] {
  if (spent > 0 && spent < 1) return [];
  return [
    {
      problem: `a burn rate of ${objective} fires when nothing is spent, or nothing is left`,
      given: spent,
      allowed: 'a share of the budget above 0 and below 1',
    },
  ];
}
