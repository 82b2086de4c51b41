import { inPath, type Issue } from '../core/errors';
import type * as pulumi from '@pulumi/pulumi';
import type { ContactPointArgs } from '@pulumiverse/grafana/alerting/contactPoint';
import type { MuteTimingArgs } from '@pulumiverse/grafana/alerting/muteTiming';
import type { NotificationPolicyArgs } from '@pulumiverse/grafana/alerting/notificationPolicy';
import type { alerting } from '@pulumiverse/grafana/types/input';
import type { Route, TimeInterval } from '../alerts';
import { SecretValue } from '../core/secret-value';
import { groupBy } from '../core/group-by';
import { matcherNodes } from '../promql/matcher';
import { definitionOf } from '../servers/alertmanager/integrations';
import { settingsOf, type ContactPoint } from '../servers/alertmanager/integrations/contact-point';
import type { NotifyingReceiver } from '../servers/alertmanager/receiver';

type ValueOf = (secret: SecretValue) => pulumi.Output<string>;

/** Returns the arguments of the contact point of a receiver in an environment. */
export function contactPointOf(
  { name, integrations }: NotifyingReceiver,
  environment: string,
  valueOf: ValueOf,
): ContactPointArgs {
  const points = integrations.map((integration) => definitionOf(integration).grafana(integration));
  const lists = [...groupBy(points, ({ type }) => pluralOf(type))].map(([list, all]) => [
    list,
    all.map((point) => integrationArgs(point, environment, valueOf)),
  ]);
  return { name, ...(Object.fromEntries(lists) as Record<string, object[]>) };
}

function integrationArgs(
  point: ContactPoint,
  environment: string,
  valueOf: ValueOf,
): Readonly<Record<string, unknown>> {
  const { apiNames = {}, disableResolveMessage } = point;
  const args = Object.entries(settingsOf(point, environment)).map(([name, value]) => [
    camelCase(apiNames[name] ?? name),
    value instanceof SecretValue ? valueOf(value) : value,
  ]);
  return {
    ...(Object.fromEntries(args) as Readonly<Record<string, unknown>>),
    ...(disableResolveMessage ? { disableResolveMessage } : {}),
  };
}

/** Returns the name of the list of a type in the resource: `pagerduties`, `teams`. */
function pluralOf(type: string): string {
  if (type.endsWith('s')) return type;
  return type.endsWith('y') ? `${type.slice(0, -1)}ies` : `${type}s`;
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns the issues of options of integrations that Grafana does not have. */
export function contactPointIssues({ name, integrations }: NotifyingReceiver): Issue[] {
  return integrations.flatMap((integration) =>
    inPath(`${integration.kind} of receiver ${name}`, definitionOf(integration).grafana(integration).issues ?? []),
  );
}

/** Returns the arguments of the mute timing of a time interval. */
export function muteTimingOf({ name, periods }: TimeInterval): MuteTimingArgs {
  return {
    name,
    intervals: periods.map(({ times, weekdays, daysOfMonth, months, years, location }) => ({
      ...(times ? { times: times.map(({ from, to }) => ({ start: from, end: to })) } : {}),
      ...(weekdays ? { weekdays: [...weekdays] } : {}),
      ...(daysOfMonth ? { daysOfMonths: daysOfMonth.map(String) } : {}),
      ...(months ? { months: [...months] } : {}),
      ...(years ? { years: years.map(String) } : {}),
      ...(location === undefined ? {} : { location }),
    })),
  };
}

/**
 * Names of contact points and mute timings, as outputs, so that they are created before the policy.
 */
export interface PolicyNames {
  readonly receiver: (name: string) => pulumi.Output<string>;
  readonly interval: (name: string) => pulumi.Output<string>;
}

/** Returns the arguments of the notification policy of a root route, with its child routes. */
export function policyOf(route: Route, names: PolicyNames): NotificationPolicyArgs {
  const { receiver, groupBy = ['alertname'], groupWait, groupInterval, repeatInterval, routes = [] } = route;
  return {
    contactPoint: names.receiver(receiver),
    groupBies: [...groupBy],
    groupWait: groupWait ?? '30s',
    groupInterval: groupInterval ?? '5m',
    repeatInterval: repeatInterval ?? '4h',
    ...(routes.length > 0 ? { policies: routes.map((one) => subPolicyOf(one, names)) } : {}),
  };
}

type SubPolicies = NonNullable<alerting.NotificationPolicyPolicy['policies']>;

function subPolicyOf(route: Route, names: PolicyNames): alerting.NotificationPolicyPolicy {
  const {
    receiver,
    matchers = {},
    groupBy,
    groupWait,
    groupInterval,
    repeatInterval,
    continue: continues,
    routes = [],
  } = route;
  const { activeTimeIntervals, muteTimeIntervals } = route;
  return {
    contactPoint: names.receiver(receiver),
    matchers: matcherNodes(matchers).map(({ label, operator, value }) => ({ label, match: operator, value })),
    ...(groupBy ? { groupBies: [...groupBy] } : {}),
    ...(groupWait ? { groupWait } : {}),
    ...(groupInterval ? { groupInterval } : {}),
    ...(repeatInterval ? { repeatInterval } : {}),
    ...(activeTimeIntervals ? { activeTimings: activeTimeIntervals.map(names.interval) } : {}),
    ...(muteTimeIntervals ? { muteTimings: muteTimeIntervals.map(names.interval) } : {}),
    ...(continues ? { continue: true } : {}),
    // The provider has a type for each depth, and the deepest one requires groupBies. TypeScript 7
    // compares all depths, TypeScript 5.9 only the first ones.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion
    ...(routes.length > 0 ? { policies: routes.map((one) => subPolicyOf(one, names)) as SubPolicies } : {}),
  };
}
