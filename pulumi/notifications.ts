import type * as pulumi from '@pulumi/pulumi';
import type { ContactPointArgs } from '@pulumiverse/grafana/alerting/contactPoint';
import type { NotificationPolicyArgs } from '@pulumiverse/grafana/alerting/notificationPolicy';
import type { alerting } from '@pulumiverse/grafana/types/input';
import type { Route } from '../alerts';
import type { Receiver, SecretValue, WebhookChannel } from '../constructs';
import { matcherNodes } from '../promql/matcher';

type ValueOf = (secret: SecretValue) => pulumi.Output<string>;

/** A receiver as Grafana has it: one contact point with everything by which it is told. */
export function contactPointOf({ name, channels }: Receiver, valueOf: ValueOf): ContactPointArgs {
  return {
    name,
    emails: channels.flatMap((one) => (one.kind === 'email' ? [{ addresses: [...one.addresses] }] : [])),
    slacks: channels.flatMap((one) => (one.kind === 'slack' ? [{ url: valueOf(one.url) }] : [])),
    webhooks: channels.flatMap((one) => (one.kind === 'webhook' ? [webhookOf(one, valueOf)] : [])),
  };
}

function webhookOf({ url, authorization }: WebhookChannel, valueOf: ValueOf): alerting.ContactPointWebhook {
  const address = { url: valueOf(url) };
  if (!authorization) return address;
  return 'bearerToken' in authorization
    ? { ...address, authorizationScheme: 'Bearer', authorizationCredentials: valueOf(authorization.bearerToken) }
    : { ...address, basicAuthUser: authorization.user, basicAuthPassword: valueOf(authorization.password) };
}

type NameOf = (receiver: string) => pulumi.Output<string>;

/** A route and those below it as Grafana has them: the whole tree. */
export function policyOf(route: Route, nameOf: NameOf): NotificationPolicyArgs {
  const { receiver, groupBy = ['alertname'], groupWait, groupInterval, repeatInterval, routes = [] } = route;
  return {
    contactPoint: nameOf(receiver),
    groupBies: [...groupBy],
    groupWait: groupWait ?? '30s',
    groupInterval: groupInterval ?? '5m',
    repeatInterval: repeatInterval ?? '4h',
    ...(routes.length > 0 ? { policies: routes.map((one) => subPolicyOf(one, nameOf)) } : {}),
  };
}

function subPolicyOf(route: Route, nameOf: NameOf): alerting.NotificationPolicyPolicy {
  const { receiver, matchers = {}, groupBy, groupWait, groupInterval, repeatInterval, continues, routes = [] } = route;
  return {
    contactPoint: nameOf(receiver),
    matchers: matcherNodes(matchers).map(({ label, operator, value }) => ({ label, match: operator, value })),
    ...(groupBy ? { groupBies: [...groupBy] } : {}),
    ...(groupWait ? { groupWait } : {}),
    ...(groupInterval ? { groupInterval } : {}),
    ...(repeatInterval ? { repeatInterval } : {}),
    ...(continues ? { continue: true } : {}),
    ...(routes.length > 0 ? { policies: routes.map((one) => subPolicyOf(one, nameOf)) } : {}),
  };
}
