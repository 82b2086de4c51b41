import { notificationsFailing, watchdog } from '../../core/defaults';
import { production } from '../../core/environment';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { groupBy } from '../../core/group-by';
import { not, oneOf } from '../../promql';
import type { RuleGroup } from '../rules/rule-group';
import type { Severity } from '../rules/rule';
import { teamLabel } from '../rules/adjustment';
import { knownAlerts, type KnownAlert } from './alert-labels';
import type { Inhibition } from './inhibition';
import { inhibitionIssues } from './inhibition-issues';
import { includes, isSomething, valuesOf } from './label-values';
import { isKnown } from './matcher-issues';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import { remaining, satisfying } from './routed-alerts';
import type { TimeInterval, TimePeriod } from './time-interval';

/** Receivers of the alerts of a team, by their names, in place of those of the stack. */
export interface TeamReceivers {
  /**
   * Receiver of critical alerts, at any time.
   *
   * @default - that of the stack
   */
  readonly criticalReceiver?: string;
  /**
   * Receiver of warnings, in working hours.
   *
   * @default - that of the stack
   */
  readonly warningReceiver?: string;
  /**
   * Receiver of info alerts.
   *
   * @default - that of the stack
   */
  readonly infoReceiver?: string;
}

/** Options of {@link defaultPolicy}. Receivers are given by their names. */
export interface DefaultPolicyProps extends TeamReceivers {
  /** Environment of the stack. */
  readonly environment: string;
  /** Rules of the stack. The policy has the routes and inhibitions that their alerts need. */
  readonly rules: readonly RuleGroup[];
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
  /**
   * Receiver of the Watchdog: a service outside that notifies you when the Watchdog stops.
   *
   * @default - the receiver of info alerts; a stack then needs `noWatchdogReceiverReason`
   */
  readonly watchdogReceiver?: string;
  /**
   * Receivers of teams, by the values of the label `team`.
   *
   * @default - every team has the receivers of the stack
   */
  readonly teams?: Readonly<Record<string, TeamReceivers>>;
  /**
   * Time in which the team works.
   *
   * @default - Monday to Friday from 09:00 to 18:00 UTC
   */
  readonly workingHours?: TimePeriod;
  /**
   * Reason why a failing integration may be reported through itself alone, or only in working hours,
   * as without `criticalReceiver`.
   *
   * @default - none: a receiver with another kind of integration also gets the report
   */
  readonly failingIntegrationReason?: string;
}

/** Severities from the worst on. */
const order = ['critical', 'warning', 'info', 'none'] as const satisfies readonly Severity[];
const working = 'working-hours';

/**
 * Creates the default policy for the alerts of a stack. Critical alerts notify at any time, warnings
 * in working hours. Info alerts and the Watchdog have their own receivers. Nobody is woken for another
 * environment than production, unless it has a receiver of critical alerts. A team can have receivers
 * of its own.
 *
 * More severe alerts inhibit less severe ones with the same `subject`, `job` and `instance`, and the
 * same values of the other labels by which alerts with one subject differ, such as `mountpoint`. An
 * alert about a target that is down (`subject: 'target'`) inhibits alerts of the same instance, and
 * an alert about a job without targets (`subject: 'job'`) inhibits alerts of the job. A warning
 * never inhibits a critical alert.
 *
 * @throws ValidationError when production has no receiver of critical alerts, or the name of a receiver is empty
 */
export function defaultPolicy(props: DefaultPolicyProps): NotificationPolicy {
  const { environment, criticalReceiver, warningReceiver, failingIntegrationReason } = props;
  if (environment === production && criticalReceiver === undefined) {
    throw new ValidationError({
      problem: 'defaultPolicy has no receiver of critical alerts, but the environment is production',
      remedy: 'set criticalReceiver, or name another environment',
    });
  }
  throwIssues(inPath('defaultPolicy', [props, ...Object.values(props.teams ?? {})].flatMap(emptyReceiverIssues)));
  // Rendering the rules reports those that are invalid.
  const alerts = props.rules.flatMap((group) => collectIssues([], () => knownAlerts([group]), []));
  const routes = reached(routesOf(props), alerts);
  return {
    route: {
      receiver: warningReceiver,
      groupBy: ['alertname', 'job'].filter((label) => isKnown(label, alerts)),
      ...(routes.length > 0 ? { routes } : {}),
    },
    ...(routes.some((route) => route.activeTimeIntervals) ? { timeIntervals: [workingHours(props.workingHours)] } : {}),
    ...(failingIntegrationReason === undefined ? {} : { failingIntegrationReason }),
    inhibitions: [...sameSubjectInhibitions(alerts), ...goneInhibitions(alerts)].filter(
      (inhibition) => inhibitionIssues([inhibition], alerts).length === 0,
    ),
  };
}

function emptyReceiverIssues(receivers: TeamReceivers & { readonly watchdogReceiver?: string }): Issue[] {
  const { criticalReceiver, warningReceiver, infoReceiver, watchdogReceiver } = receivers;
  return emptyTextIssues({ criticalReceiver, warningReceiver, infoReceiver, watchdogReceiver });
}

/** Returns the routes that alerts reach, when each alert takes the first one that matches. */
function reached(routes: readonly Route[], alerts: readonly KnownAlert[]): Route[] {
  let passing = alerts;
  return routes.filter((route) => {
    const isReached = satisfying(route.matchers, passing).length > 0;
    if (!route.continue) passing = remaining(route.matchers, passing);
    return isReached;
  });
}

/** Creates all routes that a policy can have. */
function routesOf(props: DefaultPolicyProps): Route[] {
  const { criticalReceiver, warningReceiver, watchdogReceiver, teams = {} } = props;
  return [
    ...(watchdogReceiver === undefined ? [] : [watchdogRoute(watchdogReceiver)]),
    ...(criticalReceiver === undefined || criticalReceiver === warningReceiver ? [] : [failingRoute(warningReceiver)]),
    ...Object.entries(teams).flatMap(([team, receivers]) =>
      severityRoutes(receivers, criticalReceiver !== undefined).map((route) => ({
        ...route,
        matchers: { [teamLabel]: team, ...route.matchers },
      })),
    ),
    ...severityRoutes(props, criticalReceiver !== undefined),
  ];
}

/**
 * Creates the routes to receivers, by severity.
 *
 * @param isOnCall whether critical alerts notify at any time; otherwise they are like warnings
 */
function severityRoutes(receivers: TeamReceivers, isOnCall: boolean): Route[] {
  const { criticalReceiver, warningReceiver, infoReceiver } = receivers;
  const inWorkingHours = { activeTimeIntervals: [working], repeatInterval: '24h' } as const;
  const ways: Record<Severity, readonly [receiver: string | undefined, settings: Omit<Route, 'receiver'>]> = {
    critical:
      criticalReceiver === undefined && !isOnCall
        ? [warningReceiver, inWorkingHours]
        : // The fastest burn rate that pages spends 2 % of a month's budget in one hour:
          // https://sre.google/workbook/alerting-on-slos/.
          [criticalReceiver, { repeatInterval: '1h' }],
    warning: [warningReceiver, inWorkingHours],
    info: [infoReceiver, { repeatInterval: '24h' }],
    none: [infoReceiver, { repeatInterval: '24h' }],
  };
  return order.flatMap((severity) => {
    const [receiver, settings] = ways[severity];
    return receiver === undefined ? [] : [{ receiver, matchers: { severity }, ...settings }];
  });
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
function sameSubjectInhibitions(alerts: readonly KnownAlert[]): Inhibition[] {
  const notified = severitiesOf(alerts);
  const equal = ['subject', 'job', 'instance', ...distinguishingLabels(alerts)];
  return notified.flatMap((severity, index) => {
    const [less, ...least] = notified.slice(index + 1);
    return less === undefined ? [] : [{ source: { severity }, target: { severity: oneOf(less, ...least) }, equal }];
  });
}

/** Returns the severities of alerts that notify, from the worst on. */
function severitiesOf(alerts: readonly KnownAlert[]): Severity[] {
  const found = new Set(alerts.flatMap(({ labels }) => valuesOf(labels, 'severity').only ?? []));
  return order.filter((severity) => severity !== 'none' && found.has(severity));
}

/**
 * Returns the labels by which alerts with one subject differ, such as the mount point of a disk: all of
 * them have the label. One that only some of them have would prevent their inhibition.
 */
function distinguishingLabels(alerts: readonly KnownAlert[]): string[] {
  const bySubject = groupBy(alerts, (alert) => valuesOf(alert.labels, 'subject').only?.[0]);
  const shared = [...bySubject.values()].filter((group) => severitiesOf(group).length > 1);
  const labels = new Set(shared.flatMap((group) => group.flatMap((one) => Object.keys(one.labels))));
  return [...labels]
    .filter((label) => !['subject', 'job', 'instance'].includes(label))
    .filter((label) => shared.some((group) => group.every((one) => isOpen(one, label))))
    .filter((label) =>
      shared.every((group) => group.every((one) => isOpen(one, label)) || group.every((one) => !has(one, label))),
    )
    .sort();
}

/** Tests whether an alert always has a label, with a value that differs between its series. */
function isOpen({ labels }: KnownAlert, label: string): boolean {
  const values = valuesOf(labels, label);
  return !includes(values, '') && values.only?.length !== 1;
}

function has({ labels }: KnownAlert, label: string): boolean {
  return isSomething(valuesOf(labels, label));
}

/** Creates the inhibition rules of targets that are down and of jobs without targets. */
function goneInhibitions(alerts: readonly KnownAlert[]): Inhibition[] {
  const notified = severitiesOf(alerts);
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
