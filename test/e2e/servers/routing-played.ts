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

/** The label that tells the alerts of one play apart. */
const id = 'number';
/** Two alerts that come last, of which one silences the other: when that is seen, all before them have been looked at. */
const sentinels: readonly AlertLabels[] = ['source', 'target'].map((sentinel) => ({
  alertname: 'Sentinel',
  sentinel,
  // So that they have little in common with the others.
  ...{ severity: 'sentinel', job: 'Sentinel', instance: 'sentinel' },
}));
const sentinelInhibition: Inhibition = { source: { sentinel: 'source' }, target: { sentinel: 'target' } };

/** The configuration of an Alertmanager that does nothing but follow a policy: its receivers send nowhere. */
export function configOf(policy: NotificationPolicy): unknown {
  return { ...policyJson(policy), receivers: [...namesOf(policy.route)].map((name) => ({ name })) };
}

/** The same alerts, each with a label that no other one has. */
export function numbered(alerts: readonly AlertLabels[]): AlertLabels[] {
  return alerts.map((labels, index) => ({ alertname: 'Alert', ...labels, [id]: String(index) }));
}

/**
 * Plays alerts that all fire, both by our own evaluation and on a real Alertmanager.
 *
 * @param alerts see {@link numbered}
 * @returns what differs: who is told of what, put together how, muted or silenced by what; nothing when they agree
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
    await until('the last alert is silenced', () => sentinelIsSilenced(server), 30_000);
    const expected = expectedLines(policy, all, new Date());
    return await settled(async () => differences(expected, await shownLines(server)));
  } finally {
    await server.stop();
  }
}

/**
 * The same routes, none of which waits for further alerts: whether they are muted is known as soon as they tell, and again when an
 * alert comes that is not silenced, as the first may have been.
 */
function hurried({ routes = [], ...others }: Route): Route {
  return { ...others, groupWait: '0s', groupInterval: '1s', routes: routes.map(hurried) };
}

/** Groups are made, and muted, a little later than their alerts come: what still differs after a while differs. */
async function settled(differing: () => Promise<string[]>): Promise<string[]> {
  let last: string[] = [];
  try {
    await until('both agree', async () => ((last = await differing()).length === 0 ? true : undefined), 30_000);
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
    const silencedBy = inhibitorOf(policy, labels, alerts)?.source;
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

async function shownLines(server: Server): Promise<string[]> {
  const alerts = await shownAlerts(server);
  const labelsOf = new Map(alerts.map(({ fingerprint, labels }) => [fingerprint, labels]));
  const lines = alerts.map(({ labels, receivers, status }) => {
    const [silencedBy] = status.inhibitedBy;
    return alertLine(
      labels,
      receivers.map(({ name }) => name),
      silencedBy === undefined ? undefined : labelsOf.get(silencedBy),
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

function alertLine(labels: AlertLabels, receivers: readonly string[], silencedBy: AlertLabels | undefined): string {
  return `alert ${nameOf(labels)} to ${receivers.join(', ')}; silenced by ${silencedBy ? nameOf(silencedBy) : 'nothing'}`;
}

/** Of a group that is silent anyway, Alertmanager does not ask whether it is muted as well. */
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
