import type { NotificationPolicy, Route } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { escapeAllVariables, escapeVariables } from '../../core/variables';
import { definitionOf, type Integration } from '../alertmanager/integrations';
import { settingsOf, type SettingValue } from '../alertmanager/integrations/contact-point';
import { policyJson } from '../alertmanager/policy-config';
import { isNotifying, type Receiver } from '../alertmanager/receiver';
import { grafanaUid } from './rules';

/** Time interval that mutes the routes to null receivers. */
export const always = { name: 'always', periods: [{ times: [{ from: '00:00', to: '24:00' }] }] } as const;

/**
 * Renders contact points, the notification policy and mute timings as a provisioning file of
 * Grafana:
 * https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/.
 * Grafana reads it when it starts, and uses it for the rules that it evaluates itself. It has no
 * inhibition.
 *
 * @param environment environment of the stack, the start of titles
 * @param secretFolder folder in Grafana's pod with a file for each key of each Secret
 * @throws ValidationError when a regular expression of the policy has flags
 */
export function grafanaNotificationFile(
  receivers: readonly Receiver[],
  { route, timeIntervals = [] }: NotificationPolicy,
  environment: string,
  secretFolder = '/etc/grafana/secrets',
): unknown {
  const notifying = receivers.filter(isNotifying);
  const names = notifying.map(({ name }) => name);
  const isSpoken = names.length === receivers.length;
  const secret: SecretText = ({ secretName, key }) => `$__file{${secretFolder}/${secretName}/${key}}`;
  const policy = policyJson({
    route: isSpoken ? route : silencedBelow(route, names),
    timeIntervals: isSpoken ? timeIntervals : [...timeIntervals, always],
  });
  return {
    apiVersion: 1,
    contactPoints: notifying.map(({ name, integrations }) => ({
      orgId: 1,
      name: escapeVariables(name),
      receivers: integrations.map((integration, index) => ({
        uid: grafanaUid(`${name}/${index}`),
        ...integrationJson(integration, environment, secret),
      })),
    })),
    // Unlike time intervals, the policy is expanded.
    policies: [{ orgId: 1, ...escapeAllVariables(policy.route) }],
    ...(policy.time_intervals ? { muteTimes: policy.time_intervals.map((one) => ({ orgId: 1, ...one })) } : {}),
  };
}

/**
 * Mutes routes to null receivers. Grafana cannot mute the root route, so a last child route is
 * muted instead.
 */
function silencedBelow(first: Route, notifying: readonly string[]): Route {
  const { muteTimeIntervals, receiver, routes = [], ...route } = silenced(first, notifying);
  return muteTimeIntervals
    ? { ...route, receiver, routes: [...routes, { receiver, muteTimeIntervals }] }
    : { ...route, receiver, routes };
}

/** Mutes routes to null receivers. Grafana has no contact point without integrations. */
function silenced(
  { receiver, muteTimeIntervals = [], routes = [], ...route }: Route,
  notifying: readonly string[],
): Route {
  const notifies = notifying.includes(receiver);
  return {
    ...route,
    receiver: notifies ? receiver : (notifying[0] ?? receiver),
    ...(notifies ? {} : { muteTimeIntervals: [...muteTimeIntervals, always.name] }),
    ...(notifies && muteTimeIntervals.length > 0 ? { muteTimeIntervals } : {}),
    routes: routes.map((one) => silenced(one, notifying)),
  };
}

type SecretText = (secret: SecretValue) => string;

/** Renders an integration of a contact point for a provisioning file. */
function integrationJson(
  integration: Integration,
  environment: string,
  secret: SecretText,
): { readonly type: string; readonly settings: object } {
  const point = definitionOf(integration).grafana(integration);
  const { type, disableResolveMessage } = point;
  const texts = Object.entries(settingsOf(point, environment)).map(([name, value]) => [
    name,
    settingText(value, secret),
  ]);
  return {
    type,
    settings: Object.fromEntries(texts) as Readonly<Record<string, string>>,
    ...(disableResolveMessage ? { disableResolveMessage } : {}),
  };
}

function settingText(value: SettingValue, secret: SecretText): string {
  if (value instanceof SecretValue) return secret(value);
  return escapeVariables(typeof value === 'string' ? value : value.join(';'));
}
