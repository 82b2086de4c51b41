import type { NotificationPolicy, Route } from '../../alerts';
import type { SecretValue } from '../../core/secret-value';
import { ntfyOfGrafana, servers, type Channel } from '../alertmanager/channel';
import { policyJson } from '../alertmanager/policy-config';
import { channelsOf, type Receiver, type TellingReceiver } from '../alertmanager/receiver';
import type { Authorization } from '../http-client';
import { grafanaUid } from './rules';

/** What a receiver that is silent on purpose is told by: the route to it is always mute. */
const always = { name: 'always', periods: [{ times: [{ from: '00:00', to: '24:00' }] }] } as const;

/**
 * Who is told of what, as a file that Grafana reads when it starts, for the rules that it evaluates itself
 * (https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/). It has no inhibition.
 *
 * @param secretFolder where the keys of each Secret stand as files in Grafana's pod
 * @throws Mistake when a regular expression of the policy has flags
 */
export function grafanaNotificationFile(
  receivers: readonly Receiver[],
  { route, timeIntervals = [] }: NotificationPolicy,
  secretFolder = '/etc/grafana/secrets',
): unknown {
  const telling = receivers.filter((receiver): receiver is TellingReceiver => channelsOf(receiver).length > 0);
  const names = telling.map(({ name }) => name);
  const isSpoken = names.length === receivers.length;
  const secret: SecretText = ({ secretName, key }) => `$__file{${secretFolder}/${secretName}/${key}}`;
  const policy = policyJson({
    route: isSpoken ? route : silencedBelow(route, names),
    timeIntervals: isSpoken ? timeIntervals : [...timeIntervals, always],
  });
  return {
    apiVersion: 1,
    contactPoints: telling.map(({ name, channels }) => ({
      orgId: 1,
      name,
      receivers: channels.map((channel, index) => ({
        uid: grafanaUid(`${name}/${index}`),
        ...integrationOf(channel, secret),
      })),
    })),
    policies: [{ orgId: 1, ...policy.route }],
    ...(policy.time_intervals ? { muteTimes: policy.time_intervals.map((one) => ({ orgId: 1, ...one })) } : {}),
  };
}

/** The first route cannot be mute: what nobody below takes is taken by a last one that is. */
function silencedBelow(first: Route, telling: readonly string[]): Route {
  const { muteTimeIntervals, receiver, routes = [], ...route } = silenced(first, telling);
  return muteTimeIntervals
    ? { ...route, receiver, routes: [...routes, { receiver, muteTimeIntervals }] }
    : { ...route, receiver, routes };
}

/** Grafana has no contact point that tells nobody. */
function silenced(
  { receiver, muteTimeIntervals = [], routes = [], ...route }: Route,
  telling: readonly string[],
): Route {
  const tells = telling.includes(receiver);
  return {
    ...route,
    receiver: tells ? receiver : (telling[0] ?? receiver),
    ...(tells ? {} : { muteTimeIntervals: [...muteTimeIntervals, always.name] }),
    ...(tells && muteTimeIntervals.length > 0 ? { muteTimeIntervals } : {}),
    routes: routes.map((one) => silenced(one, telling)),
  };
}

type SecretText = (secret: SecretValue) => string;

/** A contact point in Grafana's names. */
function integrationOf(channel: Channel, secret: SecretText): { readonly type: string; readonly settings: object } {
  switch (channel.kind) {
    case 'email':
      return { type: 'email', settings: { addresses: channel.addresses.join(';') } };
    case 'telegram':
      return { type: 'telegram', settings: { bottoken: secret(channel.token), chatid: String(channel.chat) } };
    case 'pagerduty': {
      const { routingKey, url = servers.pagerduty } = channel;
      return { type: 'pagerduty', settings: { integrationKey: secret(routingKey), url } };
    }
    case 'ntfy': {
      const login = loginOf(channel.token && { bearerToken: channel.token }, secret);
      return { type: 'webhook', settings: { url: ntfyOfGrafana(channel), ...login } };
    }
    case 'webhook': {
      const { url, authorization, sendsResolved = true } = channel;
      const settings = { url: secret(url), ...loginOf(authorization, secret) };
      return { type: 'webhook', settings, ...(sendsResolved ? {} : { disableResolveMessage: true }) };
    }
    default:
      return { type: channel.kind, settings: { url: secret(channel.url) } };
  }
}

function loginOf(authorization: Authorization | undefined, secret: SecretText): object {
  if (!authorization) return {};
  return 'bearerToken' in authorization
    ? { authorization_scheme: 'Bearer', authorization_credentials: secret(authorization.bearerToken) }
    : { username: authorization.user, password: secret(authorization.password) };
}
