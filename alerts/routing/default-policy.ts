import { watchdog } from '../../core/defaults';
import { not, oneOf } from '../../promql';
import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimeInterval, TimePeriod } from './time-interval';

/** A severity by which somebody is told. */
export type ToldSeverity = 'critical' | 'warning' | 'info';

/** Who is told by the default policy: names of receivers. */
export interface DefaultPolicyProps {
  /** Who is woken by what is critical. */
  readonly page: string;
  /** Who is told of warnings, in working hours. */
  readonly channel: string;
  /** Where everything else only shows. */
  readonly shown: string;
  /** Who waits outside for the Watchdog, and tells when it is silent. */
  readonly deadMansSwitch: string;
  /**
   * When somebody works.
   *
   * @default - Monday to Friday from 09:00 to 18:00 UTC
   */
  readonly workingHours?: TimePeriod;
  /**
   * Labels besides `subject`, `job` and `instance` that alerts about the same thing have in common: the disk of a machine.
   *
   * @default - none
   */
  readonly sameThing?: readonly string[];
  /**
   * The severities that alerts of the stack have: a route that no alert reaches is a mistake.
   *
   * @default - critical, warning and info
   */
  readonly severities?: readonly [ToldSeverity, ...ToldSeverity[]];
}

const order = ['critical', 'warning', 'info'] as const;
const working = 'working-hours';

/**
 * The policy for a team: what is critical pages, a warning goes to a channel in working hours, info only shows, and the Watchdog goes
 * to a dead man's switch. The worse silences the less bad of the same thing (the same `subject`), a target that is down (`subject:
 * 'target'`) what is told of the same instance, and a job without targets (`subject: 'job'`) what is told of the job; but a warning
 * never silences what is critical.
 */
export function defaultPolicy(props: DefaultPolicyProps): NotificationPolicy {
  const { page, channel, shown, deadMansSwitch, sameThing = [], severities = order } = props;
  const routes: Record<ToldSeverity, Route> = {
    critical: {
      receiver: page,
      matchers: { severity: 'critical' },
      // The fastest burn that pages spends 2 % of a month's budget an hour (https://sre.google/workbook/alerting-on-slos/).
      repeatInterval: '1h',
    },
    warning: {
      receiver: channel,
      matchers: { severity: 'warning' },
      activeTimeIntervals: [working],
      repeatInterval: '24h',
    },
    info: { receiver: shown, matchers: { severity: 'info' }, repeatInterval: '24h' },
  };
  const told = order.filter((severity) => severities.includes(severity));
  return {
    route: {
      receiver: channel,
      groupBy: ['alertname', 'job'],
      routes: [watchdogRoute(deadMansSwitch), ...told.map((severity) => routes[severity])],
    },
    ...(told.includes('warning') ? { timeIntervals: [workingHours(props.workingHours)] } : {}),
    inhibitions: [...sameThingInhibitions(told, sameThing), ...goneInhibitions(told)],
  };
}

/** It is told again and again, soon enough for a switch that waits ten minutes. */
function watchdogRoute(receiver: string): Route {
  return {
    receiver,
    matchers: { alertname: watchdog },
    groupBy: [],
    groupWait: '0s',
    groupInterval: '1m',
    repeatInterval: '5m',
  };
}

function workingHours(
  period: TimePeriod = { weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }] },
): TimeInterval {
  return { name: working, periods: [period] };
}

/**
 * One for each severity that silences another. One for both would be shorter, but there a warning would be source and target, and
 * while two of them fire, Alertmanager may not see what is critical.
 */
function sameThingInhibitions(told: readonly ToldSeverity[], sameThing: readonly string[]): Inhibition[] {
  const equal = ['subject', 'job', 'instance', ...sameThing];
  return told.flatMap((severity, index) => {
    const [less, ...least] = told.slice(index + 1);
    return less === undefined ? [] : [{ source: { severity }, target: { severity: oneOf(less, ...least) }, equal }];
  });
}

/** What follows from a target that is down, and from a job that has none. */
function goneInhibitions(told: readonly ToldSeverity[]): Inhibition[] {
  const gone = { target: ['job', 'instance'], job: ['job'] };
  return Object.entries(gone).flatMap(([subject, equal]) =>
    told
      .filter((severity) => severity !== 'info')
      .map((severity) => {
        const [first, ...others] = told.slice(told.indexOf(severity));
        return {
          source: { severity, subject },
          target: { severity: oneOf(first!, ...others), subject: not(subject) },
          equal,
        };
      }),
  );
}
