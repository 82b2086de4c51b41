import {
  destinationsOf,
  groupLabelsOf,
  inhibitorOf,
  mutedBy,
  type AlertLabels,
  type Inhibition,
  type NotificationPolicy,
  type Route,
} from '../../../alerts';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { until } from '../../../tools/until';
import { postAlerts, shownAlerts, shownGroups, startAlertmanager, type ShownAlert } from './alertmanager';
import type { Server } from './server';

/** Label that distinguishes the alerts of a simulation. */
const id = 'number';
/**
 * Two final alerts, one of which inhibits the other. When this is visible, all earlier alerts were
 * processed.
 */
const sentinels: readonly AlertLabels[] = ['source', 'target'].map((sentinel) => ({
  alertname: 'Sentinel',
  sentinel,
  // Values that other alerts lack.
  ...{ severity: 'sentinel', job: 'Sentinel', instance: 'sentinel' },
}));
const sentinelInhibition: Inhibition = { source: { sentinel: 'source' }, target: { sentinel: 'target' } };

/**
 * Configuration of an Alertmanager that only follows a policy, with receivers that send nothing.
 */
export function configOf(policy: NotificationPolicy): unknown {
  return { ...policyJson(policy), receivers: [...namesOf(policy.route)].map((name) => ({ name })) };
}

/** Adds a unique label to each alert. */
export function numbered(alerts: readonly AlertLabels[]): AlertLabels[] {
  return alerts.map((labels, index) => ({ alertname: 'Alert', ...labels, [id]: String(index) }));
}

/**
 * Simulates firing alerts with our evaluation and with a real Alertmanager.
 *
 * @param alerts see {@link numbered}
 * @returns the differences in receivers, groups, muting and inhibition; empty when both agree
 */
export async function played(
  folder: string,
  { route, inhibitions = [], ...others }: NotificationPolicy,
  alerts: readonly AlertLabels[],
): Promise<string[]> {
  const policy = { ...others, route: hurried(route), inhibitions: [sentinelInhibition, ...inhibitions] };
  const server = await startAlertmanager(folder, configOf(policy));
  try {
    const all = [...alerts, ...sentinels];
    await postAlerts(server, all);
    await until('the last alert is silenced', () => sentinelIsSilenced(server));
    const expected = expectedLines(policy, all, new Date());
    return await settled(async () => differences(expected, await shownLines(server, policy, all)));
  } finally {
    await server.stop();
  }
}

/**
 * Returns routes without `group_wait`. Alertmanager evaluates muting when a group notifies, and
 * again when an alert arrives that is not inhibited, as the first one can be.
 */
function hurried({ routes = [], ...others }: Route): Route {
  return { ...others, groupWait: '0s', groupInterval: '1s', routes: routes.map(hurried) };
}

/**
 * Compares until both agree. Groups are created and muted shortly after their alerts, so only
 * differences that remain count.
 */
async function settled(differing: () => Promise<string[]>): Promise<string[]> {
  let last: string[] = [];
  try {
    await until('both agree', async () => ((last = await differing()).length === 0 ? true : undefined));
    return [];
  } catch (error) {
    if (last.length === 0) throw error;
    return last;
  }
}

function expectedLines(policy: NotificationPolicy, alerts: readonly AlertLabels[], now: Date): string[] {
  const groups = new Map<Route, Map<string, AlertLabels[]>>();
  const lines = alerts.map((labels) => {
    const destinations = destinationsOf(policy, labels);
    for (const { path } of destinations) {
      const ofRoute = groups.get(path.at(-1)!) ?? new Map<string, AlertLabels[]>();
      const common = textOf(groupLabelsOf(path, labels));
      groups.set(path.at(-1)!, ofRoute.set(common, [...(ofRoute.get(common) ?? []), labels]));
    }
    const silencedBy = inhibitorOf(policy, labels, alerts)?.sources;
    return alertLine(
      labels,
      destinations.map(({ receiver }) => receiver),
      silencedBy,
    );
  });
  const groupLines = [...groups].flatMap(([route, ofRoute]) =>
    [...ofRoute].map(([common, members]) => {
      const isSilent = members.every((labels) => inhibitorOf(policy, labels, alerts) !== undefined);
      return groupLine(route.receiver, common, members, isSilent ? undefined : mutedBy(policy, route, now));
    }),
  );
  return [...lines, ...groupLines];
}

/** Describes what Alertmanager shows, and for an inhibited alert all sources when it shows one of them. */
async function shownLines(
  server: Server,
  policy: NotificationPolicy,
  firing: readonly AlertLabels[],
): Promise<string[]> {
  const alerts = await shownAlerts(server);
  const labelsOf = new Map(alerts.map(({ fingerprint, labels }) => [fingerprint, labels]));
  const lines = alerts.map(({ labels, receivers, status }) => {
    const [fingerprint] = status.inhibitedBy;
    const shown = fingerprint === undefined ? undefined : labelsOf.get(fingerprint)!;
    const sources = inhibitorOf(policy, labels, firing)?.sources ?? [];
    return alertLine(
      labels,
      receivers.map(({ name }) => name),
      shown && (sources.some((one) => nameOf(one) === nameOf(shown)) ? sources : [shown]),
    );
  });
  const groupLines = (await shownGroups(server)).map(({ receiver, labels, alerts: members }) => {
    const isSilent = members.every(({ status }) => status.inhibitedBy.length > 0);
    return groupLine(
      receiver.name,
      textOf(labels),
      members.map((member) => member.labels),
      isSilent ? undefined : members[0]!.status.mutedBy,
    );
  });
  return [...lines, ...groupLines];
}

async function sentinelIsSilenced(server: Server): Promise<true | undefined> {
  const alerts = await shownAlerts(server);
  const [source, target] = ['source', 'target'].map((which) => alerts.find(({ labels }) => labels.sentinel === which));
  return isSilencedBy(target, source) ? true : undefined;
}

function isSilencedBy(target: ShownAlert | undefined, source: ShownAlert | undefined): boolean {
  return source !== undefined && target?.status.inhibitedBy.includes(source.fingerprint) === true;
}

function alertLine(
  labels: AlertLabels,
  receivers: readonly string[],
  silencedBy: readonly AlertLabels[] | undefined,
): string {
  return `alert ${nameOf(labels)} to ${receivers.join(', ')}; silenced by ${silencedBy ? silencedBy.map(nameOf).join(' or ') : 'nothing'}`;
}

/** Ignores muting of inhibited groups, which Alertmanager does not evaluate. */
function groupLine(
  receiver: string,
  common: string,
  members: readonly AlertLabels[],
  muted: readonly string[] | undefined,
): string {
  const names = members.map(nameOf).sort().join(' ');
  return `group ${common} of ${names} to ${receiver}; muted by ${muted ? [...muted].sort().join(', ') : 'whatever'}`;
}

function nameOf(labels: AlertLabels): string {
  return labels[id] ?? labels.sentinel!;
}

function textOf(labels: AlertLabels): string {
  return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1))));
}

function differences(expected: readonly string[], shown: readonly string[]): string[] {
  const without = (lines: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return lines.filter((line) => {
      const index = left.indexOf(line);
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
  };
  return [
    ...without(expected, shown).map((line) => `expected: ${line}`),
    ...without(shown, expected).map((line) => `shown: ${line}`),
  ];
}

function namesOf({ receiver, routes = [] }: Route): Set<string> {
  return new Set([receiver, ...routes.flatMap((route) => [...namesOf(route)])]);
}
