import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { defaultPolicy, knownAlerts, possibleDestinationsOf, type Route } from '../../../alerts';
import { inhibitableAlerts } from '../../../alerts/routing/possible-inhibition';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import type { Receiver } from '../../../servers/alertmanager/receiver';
import { SecretValue } from '../../../core/secret-value';
import { unnotifiedEnds } from '../../../stack/notifications';
import { rules } from '../../alerting';
import { Workplace } from '../workplace';
import { postAnnotatedAlerts, startAlertmanager } from './alertmanager';
import { startHttpInbox, type Inbox } from './receiving';
import { freePort, type Server } from './server';
import { meet, spans, without, type Span, type Story } from './stories';

const place = new Workplace();
afterAll(() => place.stop());

const minute = 60_000;
const interval = 2000;
/** Longest time from a change to its notification: two decisions, and the time of a busy machine. */
const soon = 2 * interval + 2000;

/** Message of a webhook. */
interface Message {
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** Notified state of an alert at a moment. */
interface Notice {
  readonly at: number;
  readonly status: string;
}

/** Day in which the working hours end at a minute and begin again a minute later, in a zone far from midnight. */
function day(pause: Span) {
  const location = new Date(pause.from).getUTCHours() === 23 ? ('Asia/Tokyo' as const) : ('UTC' as const);
  const clock = (moment: number) =>
    new Date(moment).toLocaleTimeString('en-GB', { timeZone: location, hour: '2-digit', minute: '2-digit' });
  const times = [
    { from: '00:00', to: clock(pause.from) },
    { from: clock(pause.to), to: '24:00' },
  ] as { from: `${number}:${number}`; to: `${number}:${number}` }[];
  return { times, location };
}

const hurried = (route: Route): Route => ({
  ...route,
  groupWait: '0s',
  groupInterval: `${interval / 1000}s`,
  ...(route.routes ? { routes: route.routes.map(hurried) } : {}),
});

/** Stories of warnings and of the critical alerts that inhibit them, two of each in a group. */
function randomStories(time: number): Story[] {
  const apart = soon + interval;
  const names = ['ShopLarge', 'ShopHuge'] as const;
  const one = fc.tuple(spans(time, apart), spans(time, apart));
  return fc.sample(one, { numRuns: 80, seed: 17 }).flatMap((both, index) =>
    names.map((alertname, which) => ({
      labels: {
        alertname,
        severity: which === 0 ? 'warning' : 'critical',
        subject: 'size',
        job: `shop-${Math.floor(index / 2)}`,
        instance: String(index),
      },
      firing: both[which]!,
    })),
  );
}

/** Plays stories, each change at its moment. */
async function play(server: Server, stories: readonly Story[], begin: number): Promise<void> {
  const changes = stories
    .flatMap(({ labels, firing }) =>
      firing.flatMap(({ from, to }) => [
        { at: from, labels },
        { at: to, labels, endsAt: new Date(begin + to).toISOString() },
      ]),
    )
    .sort((first, second) => first.at - second.at);
  while (changes.length > 0) {
    await setTimeout(100);
    const due = changes.splice(0, changes.filter(({ at }) => begin + at <= Date.now()).length);
    if (due.length > 0)
      await postAnnotatedAlerts(
        server,
        due.map(({ at: _, ...change }) => change),
      );
  }
  await setTimeout(soon);
}

/** Notifications of each alert. */
function noticesOf(inbox: Inbox & { readonly moments: readonly number[] }, begin: number): Map<string, Notice[]> {
  const notices = new Map<string, Notice[]>();
  inbox.received.forEach(({ content }, index) => {
    for (const { status, labels } of (content as Message).alerts) {
      const key = `${labels.alertname!} ${labels.instance!}`;
      notices.set(key, [...(notices.get(key) ?? []), { at: inbox.moments[index]! - begin, status }]);
    }
  });
  return notices;
}

test('what is visible is notified, and its end, or synthesis says that the end is not', async () => {
  const now = Date.now();
  const pauseFrom = Math.ceil((now + minute / 2) / minute) * minute;
  const pause = { from: pauseFrom, to: pauseFrom + minute };
  const shipped = defaultPolicy({
    environment: 'production',
    criticalReceiver: 'critical',
    warningReceiver: 'warning',
    infoReceiver: 'info',
    watchdogReceiver: 'watchdog',
    workingHours: day(pause),
    rules,
  });
  const policy = { ...shipped, route: hurried(shipped.route) };
  const port = await freePort();
  const moments: number[] = [];
  const inbox = {
    moments,
    ...(await startHttpInbox(port, () => {
      moments.push(Date.now());
      return undefined;
    })),
  };
  const server = await startAlertmanager(place.folder, {
    ...policyJson(policy),
    receivers: ['critical', 'warning', 'info', 'watchdog'].map((name) => ({
      name,
      webhook_configs: [{ url: `http://127.0.0.1:${port}/${name}`, send_resolved: true }],
    })),
  });
  place.running.push(inbox, server);
  const begin = Date.now();
  const stories = randomStories(pause.to - begin + minute / 2);
  await play(server, stories, begin);
  const notices = noticesOf(inbox, begin);

  const alerts = knownAlerts(rules, undefined);
  const receiver: Receiver = {
    name: 'any',
    integrations: [{ kind: 'webhook', url: SecretValue.fromExisting('notifications', 'any') }],
  };
  const isInhibitable = inhibitableAlerts(policy, alerts);
  const isSaid = (name: string) => {
    const known = alerts.find((one) => one.name === name)!;
    return possibleDestinationsOf(policy, known).some((destination) => {
      const { muted, isInhibited } = unnotifiedEnds(destination, receiver, isInhibitable(known));
      return muted.length > 0 || isInhibited;
    });
  };
  const counts = { notified: 0, again: 0, ended: 0, unsaid: 0, said: 0 };
  const wrong: string[] = [];
  for (const { labels, firing } of stories) {
    const name = `${labels.alertname!} ${labels.instance!}`;
    const own = notices.get(name) ?? [];
    const critical = stories.find(
      (one) => one.labels.severity === 'critical' && one.labels.instance === labels.instance,
    )!;
    const hidden =
      labels.severity === 'warning' ? [...critical.firing, { from: pause.from - begin, to: pause.to - begin }] : [];
    for (const phase of firing) {
      const visible = without(phase, hidden);
      const within = (from: number, to: number, status: string) =>
        own.some((notice) => notice.status === status && notice.at >= from && notice.at <= to);
      const isNotified = within(phase.from, phase.to + interval, 'firing');
      if (visible.some(({ from, to }) => to - from > soon)) {
        if (!isNotified) wrong.push(`${name} fires from ${phase.from} to ${phase.to}, and is not notified`);
        if (phase !== firing[0]) counts.again++;
      }
      if (!isNotified) continue;
      counts.notified++;
      const around = { from: phase.to - soon, to: phase.to + soon };
      const isHidden = hidden.some((one) => meet(one, around)) || phase.to - phase.from < soon;
      if (within(phase.to, phase.to + soon, 'resolved')) counts.ended++;
      else if (!isHidden) wrong.push(`${name} ends at ${phase.to}, and its end is not notified`);
      else if (isSaid(labels.alertname!)) counts.said++;
      else counts.unsaid++;
    }
  }
  process.stderr.write(`Random stories: ${JSON.stringify(counts)}\n`);
  expect(wrong).toEqual([]);
  expect(counts.unsaid).toBe(0);
  for (const count of [counts.notified, counts.again, counts.ended, counts.said]) expect(count).toBeGreaterThan(20);
});
