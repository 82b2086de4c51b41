import { watchdog } from '../../core/defaults';
import { not, oneOf } from '../../promql';
import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimeInterval, TimePeriod } from './time-interval';

/** Severity that the default policy routes. */
export type ToldSeverity = 'critical' | 'warning' | 'info';

/** Options of {@link defaultPolicy}. Receivers are given by their names. */
export interface DefaultPolicyProps {
  /** Receiver of critical alerts, at any time. */
  readonly page: string;
  /** Receiver of warnings, in working hours. */
  readonly channel: string;
  /** Receiver of info alerts. */
  readonly shown: string;
  /** Receiver of the Watchdog: a service outside that notifies you when the Watchdog stops. */
  readonly deadMansSwitch: string;
  /**
   * Time in which the team works.
   *
   * @default - Monday to Friday from 09:00 to 18:00 UTC
   */
  readonly workingHours?: TimePeriod;
  /**
   * Labels that must be equal for inhibition, besides `subject`, `job` and `instance`. Example: the
   * label for the disk of a machine.
   *
   * @default - none
   */
  readonly sameThing?: readonly string[];
  /**
   * Severities that alerts of the stack have. A route that no alert can reach is an issue.
   *
   * @default - critical, warning and info
   */
  readonly severities?: readonly [ToldSeverity, ...ToldSeverity[]];
}

const order = ['critical', 'warning', 'info'] as const;
const working = 'working-hours';

/**
 * Creates the default policy. Critical alerts notify at any time, warnings in working hours. Info
 * alerts and the Watchdog have their own receivers.
 *
 * More severe alerts inhibit less severe ones with the same `subject`, `job` and `instance`. An
 * alert about a target that is down (`subject: 'target'`) inhibits alerts of the same instance, and
 * an alert about a job without targets (`subject: 'job'`) inhibits alerts of the job. A warning
 * never inhibits a critical alert.
 */
export function defaultPolicy(props: DefaultPolicyProps): NotificationPolicy {
  const { page, channel, shown, deadMansSwitch, sameThing = [], severities = order } = props;
  const routes: Record<ToldSeverity, Route> = {
    critical: {
      receiver: page,
      matchers: { severity: 'critical' },
      // The fastest burn rate that pages spends 2 % of a month's budget in one hour:
      // https://sre.google/workbook/alerting-on-slos/.
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

/**
 * Creates the route of the Watchdog. It repeats soon enough for a dead man's switch that waits ten
 * minutes.
 */
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
 * Creates one inhibition rule for each source severity. A single rule would make a warning both
 * source and target. While two such warnings fire, Alertmanager could miss a critical source.
 */
function sameThingInhibitions(told: readonly ToldSeverity[], sameThing: readonly string[]): Inhibition[] {
  const equal = ['subject', 'job', 'instance', ...sameThing];
  return told.flatMap((severity, index) => {
    const [less, ...least] = told.slice(index + 1);
    return less === undefined ? [] : [{ source: { severity }, target: { severity: oneOf(less, ...least) }, equal }];
  });
}

/** Creates the inhibition rules of targets that are down and of jobs without targets. */
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
