import { notificationsFailing, watchdog } from '../../core/defaults';
import { production } from '../../core/environment';
import { ValidationError } from '../../core/errors';
import { not, oneOf } from '../../promql';
import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimeInterval, TimePeriod } from './time-interval';

/** Severity that the default policy routes. */
export type NotifiedSeverity = 'critical' | 'warning' | 'info';

/** Options of {@link defaultPolicy}. Receivers are given by their names. */
export interface DefaultPolicyProps {
  /** Environment of the stack. */
  readonly environment: string;
  /**
   * Receiver of critical alerts, at any time.
   *
   * @default - in another environment than production, the receiver of warnings gets them, in
   * working hours; in production, this is an issue
   */
  readonly criticalReceiver?: string;
  /** Receiver of warnings, in working hours. */
  readonly warningReceiver: string;
  /** Receiver of info alerts. */
  readonly infoReceiver: string;
  /** Receiver of the Watchdog: a service outside that notifies you when the Watchdog stops. */
  readonly watchdogReceiver: string;
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
  readonly equalLabels?: readonly string[];
  /**
   * Severities that alerts of the stack have. A route that no alert can reach is an issue.
   *
   * @default - critical, warning and info
   */
  readonly severities?: readonly [NotifiedSeverity, ...NotifiedSeverity[]];
  /**
   * Reason why a failing integration may be reported through itself alone, or only in working hours,
   * as without `criticalReceiver`.
   *
   * @default - none: a receiver with another kind of integration also gets the report
   */
  readonly failingIntegrationReason?: string;
  /**
   * Whether the stack has the alert `AlertmanagerNotificationsFailing`, which both the critical
   * receiver and the receiver of warnings get at any time: one of them may be what fails.
   *
   * @default true
   */
  readonly hasAlertmanagerAlerts?: boolean;
}

const order = ['critical', 'warning', 'info'] as const;
const working = 'working-hours';

/**
 * Creates the default policy. Critical alerts notify at any time, warnings in working hours. Info
 * alerts and the Watchdog have their own receivers. Nobody is woken for another environment than
 * production, unless it has a receiver of critical alerts.
 *
 * More severe alerts inhibit less severe ones with the same `subject`, `job` and `instance`. An
 * alert about a target that is down (`subject: 'target'`) inhibits alerts of the same instance, and
 * an alert about a job without targets (`subject: 'job'`) inhibits alerts of the job. A warning
 * never inhibits a critical alert.
 *
 * @throws ValidationError when production has no receiver of critical alerts
 */
export function defaultPolicy(props: DefaultPolicyProps): NotificationPolicy {
  const {
    environment,
    criticalReceiver,
    warningReceiver,
    infoReceiver,
    watchdogReceiver,
    failingIntegrationReason,
    equalLabels = [],
    severities = order,
    hasAlertmanagerAlerts = true,
  } = props;
  if (environment === production && criticalReceiver === undefined) {
    throw new ValidationError({
      problem: 'defaultPolicy has no receiver of critical alerts, but the environment is production',
      remedy: 'set criticalReceiver, or name another environment',
    });
  }
  const inWorkingHours = (severity: NotifiedSeverity): Route => ({
    receiver: warningReceiver,
    matchers: { severity },
    activeTimeIntervals: [working],
    repeatInterval: '24h',
  });
  const routes: Record<NotifiedSeverity, Route> = {
    critical:
      criticalReceiver === undefined
        ? inWorkingHours('critical')
        : {
            receiver: criticalReceiver,
            matchers: { severity: 'critical' },
            // The fastest burn rate that pages spends 2 % of a month's budget in one hour:
            // https://sre.google/workbook/alerting-on-slos/.
            repeatInterval: '1h',
          },
    warning: inWorkingHours('warning'),
    info: { receiver: infoReceiver, matchers: { severity: 'info' }, repeatInterval: '24h' },
  };
  const notified = order.filter((severity) => severities.includes(severity));
  return {
    route: {
      receiver: warningReceiver,
      groupBy: ['alertname', 'job'],
      routes: [
        watchdogRoute(watchdogReceiver),
        ...(hasAlertmanagerAlerts && criticalReceiver !== undefined ? [failingRoute(warningReceiver)] : []),
        ...notified.map((severity) => routes[severity]),
      ],
    },
    ...(notified.some((severity) => routes[severity].activeTimeIntervals)
      ? { timeIntervals: [workingHours(props.workingHours)] }
      : {}),
    ...(failingIntegrationReason === undefined ? {} : { failingIntegrationReason }),
    inhibitions: [...equalLabelsInhibitions(notified, equalLabels), ...goneInhibitions(notified)],
  };
}

/**
 * Creates the route by which the receiver of warnings also gets undelivered notifications, at any
 * time.
 */
function failingRoute(receiver: string): Route {
  return { receiver, matchers: { alertname: notificationsFailing }, continue: true, repeatInterval: '1h' };
}

/**
 * Creates the route of the Watchdog. It notifies every five minutes, also a receiver that takes
 * seconds to answer: see {@link effectiveRepeatInterval}.
 */
function watchdogRoute(receiver: string): Route {
  return {
    receiver,
    matchers: { alertname: watchdog },
    groupBy: [],
    groupWait: '0s',
    groupInterval: '1m',
    repeatInterval: '4m50s',
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
function equalLabelsInhibitions(notified: readonly NotifiedSeverity[], equalLabels: readonly string[]): Inhibition[] {
  const equal = ['subject', 'job', 'instance', ...equalLabels];
  return notified.flatMap((severity, index) => {
    const [less, ...least] = notified.slice(index + 1);
    return less === undefined ? [] : [{ source: { severity }, target: { severity: oneOf(less, ...least) }, equal }];
  });
}

/** Creates the inhibition rules of targets that are down and of jobs without targets. */
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
