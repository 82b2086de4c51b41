import type * as pulumi from '@pulumi/pulumi';
import type { ContactPointArgs } from '@pulumiverse/grafana/alerting/contactPoint';
import type { MuteTimingArgs } from '@pulumiverse/grafana/alerting/muteTiming';
import type { NotificationPolicyArgs } from '@pulumiverse/grafana/alerting/notificationPolicy';
import type { alerting } from '@pulumiverse/grafana/types/input';
import type { Route, TimeInterval } from '../alerts';
import type { SecretValue } from '../core/secret-value';
import { matcherNodes } from '../promql/matcher';
import { ntfyOfGrafana, servers, type Channel } from '../servers/alertmanager/channel';
import type { TellingReceiver } from '../servers/alertmanager/receiver';
import type { Authorization } from '../servers/http-client';

type ValueOf = (secret: SecretValue) => pulumi.Output<string>;

/** A receiver as Grafana has it: one contact point with everything by which it is told. */
export function contactPointOf({ name, channels }: TellingReceiver, valueOf: ValueOf): ContactPointArgs {
  const of = <K extends Channel['kind'], T>(kind: K, build: (channel: Extract<Channel, { kind: K }>) => T): T[] =>
    channels.flatMap((one) => (one.kind === kind ? [build(one as Extract<Channel, { kind: K }>)] : []));
  return withoutEmpty({
    name,
    emails: of('email', ({ addresses }) => ({ addresses: [...addresses] })),
    slacks: of('slack', ({ url }) => ({ url: valueOf(url) })),
    discords: of('discord', ({ url }) => ({ url: valueOf(url) })),
    telegrams: of('telegram', ({ token, chat }) => ({ token: valueOf(token), chatId: String(chat) })),
    pagerduties: of('pagerduty', ({ routingKey, url = servers.pagerduty }) => ({
      integrationKey: valueOf(routingKey),
      url,
    })),
    webhooks: [
      ...of('webhook', ({ url, authorization, sendsResolved = true }) => ({
        url: valueOf(url),
        ...loginOf(authorization, valueOf),
        ...(sendsResolved ? {} : { disableResolveMessage: true }),
      })),
      ...of('ntfy', (channel) => ({
        url: ntfyOfGrafana(channel),
        ...loginOf(channel.token && { bearerToken: channel.token }, valueOf),
      })),
    ],
  });
}

/** Ways that are not used are left out: Grafana would show each as a change. */
function withoutEmpty<T extends object>(point: T): T {
  return Object.fromEntries(
    Object.entries(point).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  ) as T;
}

function loginOf(
  authorization: Authorization | undefined,
  valueOf: ValueOf,
): Omit<alerting.ContactPointWebhook, 'url'> {
  if (!authorization) return {};
  return 'bearerToken' in authorization
    ? { authorizationScheme: 'Bearer', authorizationCredentials: valueOf(authorization.bearerToken) }
    : { basicAuthUser: authorization.user, basicAuthPassword: valueOf(authorization.password) };
}

/** What Grafana cannot do that Alertmanager can. */
export function contactPointFaults({ name, channels }: TellingReceiver): string[] {
  return channels.flatMap((channel) =>
    channel.kind === 'telegram' && channel.server !== undefined
      ? [`telegram of receiver ${name}: Grafana knows one server; remedy: leave \`server\` out`]
      : [],
  );
}

/** A time interval as Grafana has it. */
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

/** The names of contact points and mute timings, which a policy needs to be there before. */
export interface PolicyNames {
  readonly receiver: (name: string) => pulumi.Output<string>;
  readonly interval: (name: string) => pulumi.Output<string>;
}

/** A route and those below it as Grafana has them: the whole tree. */
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

function subPolicyOf(route: Route, names: PolicyNames): alerting.NotificationPolicyPolicy {
  const { receiver, matchers = {}, groupBy, groupWait, groupInterval, repeatInterval, continues, routes = [] } = route;
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
    ...(routes.length > 0 ? { policies: routes.map((one) => subPolicyOf(one, names)) } : {}),
  };
}
