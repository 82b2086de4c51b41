import { watchdog } from '../../core/defaults';
import { not, oneOf } from '../../promql';
import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimeInterval, TimePeriod } from './time-interval';

/** A severity by which somebody is told. */
export type NotifiedSeverity = 'critical' | 'warning' | 'info';

/** Who is told by the default policy: names of receivers. */
export interface DefaultPolicyProps {
  /** Who is woken by what is critical. */
  readonly criticalReceiver: string;
  /** Who is told of warnings, in working hours. */
  readonly warningReceiver: string;
  /** Where everything else only shows. */
  readonly infoReceiver: string;
  /** Who waits outside for the Watchdog, and tells when it is silent. */
  readonly watchdogReceiver: string;
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
  readonly equalLabels?: readonly string[];
  /**
   * The severities that alerts of the stack have: a route that no alert reaches is a mistake.
   *
   * @default - critical, warning and info
   */
  readonly severities?: readonly [NotifiedSeverity, ...NotifiedSeverity[]];
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
  const {
    criticalReceiver,
    warningReceiver,
    infoReceiver,
    watchdogReceiver,
    equalLabels = [],
    severities = order,
  } = props;
  const routes: Record<NotifiedSeverity, Route> = {
    critical: {
      receiver: criticalReceiver,
      matchers: { severity: 'critical' },
      // The fastest burn that pages spends 2 % of a month's budget an hour (https://sre.google/workbook/alerting-on-slos/).
      repeatInterval: '1h',
    },
    warning: {
      receiver: warningReceiver,
      matchers: { severity: 'warning' },
      activeTimeIntervals: [working],
      repeatInterval: '24h',
    },
    info: { receiver: infoReceiver, matchers: { severity: 'info' }, repeatInterval: '24h' },
  };
  const notified = order.filter((severity) => severities.includes(severity));
  return {
    route: {
      receiver: warningReceiver,
      groupBy: ['alertname', 'job'],
      routes: [watchdogRoute(watchdogReceiver), ...notified.map((severity) => routes[severity])],
    },
    ...(notified.includes('warning') ? { timeIntervals: [workingHours(props.workingHours)] } : {}),
    inhibitions: [...equalLabelsInhibitions(notified, equalLabels), ...goneInhibitions(notified)],
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
function equalLabelsInhibitions(notified: readonly NotifiedSeverity[], equalLabels: readonly string[]): Inhibition[] {
  const equal = ['subject', 'job', 'instance', ...equalLabels];
  return notified.flatMap((severity, index) => {
    const [less, ...least] = notified.slice(index + 1);
    return less === undefined ? [] : [{ source: { severity }, target: { severity: oneOf(less, ...least) }, equal }];
  });
}

/** What follows from a target that is down, and from a job that has none. */
function goneInhibitions(notified: readonly NotifiedSeverity[]): Inhibition[] {
  const gone = { target: ['job', 'instance'], job: ['job'] };
  return Object.entries(gone).flatMap(([subject, equal]) =>
    notified
      .filter((severity) => severity !== 'info')
      .map((severity) => {
        const [first, ...others] = notified.slice(notified.indexOf(severity));
        return {
          source: { severity, subject },
          target: { severity: oneOf(first!, ...others), subject: not(subject) },
          equal,
        };
      }),
  );
}
