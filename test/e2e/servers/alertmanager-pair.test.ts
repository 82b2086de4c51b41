import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseExposition } from '../../../metrics/exposition';
import { programFile } from '../../../tools/build';
import { untilSo } from '../../../tools/until';
import { Workplace } from '../workplace';
import { postAlerts, shownAlerts, writeConfig } from './alertmanager';
import { startHttpInbox, type Inbox } from './receiving';
import { freePort, startServer, type Server } from './server';

const place = new Workplace();
let members: readonly Server[];
let inbox: Inbox;

beforeAll(async () => {
  const port = await freePort();
  inbox = await startHttpInbox(port);
  place.running.push(inbox);
  const config = {
    route: { receiver: 'team', group_by: ['alertname'], group_wait: '1s' },
    receivers: [{ name: 'team', webhook_configs: [{ url: `http://127.0.0.1:${port}/webhook` }] }],
  };
  const peers = [await freePort(), await freePort()];
  members = await Promise.all(peers.map((peer) => startMember(peer, peers, config)));
  place.running.push(...members);
  await untilSo('they know each other', async () => {
    const counts = await Promise.all(members.map((member) => metric(member, 'alertmanager_cluster_members')));
    return counts.every((count) => count === 2);
  });
});
afterAll(() => place.stop());

/** Starts a member on this machine with the flags of the construct. */
async function startMember(peer: number, peers: readonly number[], config: unknown): Promise<Server> {
  const [folder, port] = [join(place.folder, String(peer)), await freePort()];
  mkdirSync(folder);
  return startServer({
    program: programFile('alertmanager'),
    args: [
      `--config.file=${writeConfig(folder, config)}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--cluster.listen-address=127.0.0.1:${peer}`,
      ...peers.map((other) => `--cluster.peer=127.0.0.1:${other}`),
      '--cluster.reconnect-timeout=5m',
      '--cluster.label=monitoring/shop',
    ],
    port,
    ready: '/-/ready',
  });
}

async function metric({ url }: Server, name: string): Promise<number> {
  const { metrics: exposition } = parseExposition(await (await fetch(`${url}/metrics`)).text());
  return exposition.get(name)?.samples.reduce((sum, { value }) => sum + value, 0) ?? 0;
}

const messages = (name: string) =>
  inbox.received.filter(
    ({ content }) => (content as { groupLabels: { alertname?: string } }).groupLabels.alertname === name,
  );

test('an alert of both members notifies once', async () => {
  for (const member of members) await postAlerts(member, [{ alertname: 'Large', severity: 'critical' }]);
  // Each member checks the notification log before it sends, and the second member waits for the
  // first.
  const looked = () => Promise.all(members.map((member) => metric(member, 'alertmanager_nflog_queries_total')));
  await untilSo('both have looked', async () => (await looked()).every((count) => count > 0));
  await untilSo('one has notified', () => messages('Large').length > 0);
  expect(messages('Large')).toHaveLength(1);
});

test('a silence of one member is effective at the other', async () => {
  const [one, other] = members as [Server, Server];
  const made = await fetch(`${one.url}/api/v2/silences`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      matchers: [{ name: 'alertname', value: 'Quiet', isRegex: false, isEqual: true }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'somebody',
      comment: 'it is known',
    }),
  });
  expect(made.status).toBe(200);
  await untilSo(
    'the other knows',
    async () => ((await (await fetch(`${other.url}/api/v2/silences`)).json()) as unknown[]).length === 1,
  );
  await postAlerts(other, [{ alertname: 'Quiet', severity: 'critical' }]);
  await untilSo('it is silent', async () =>
    (await shownAlerts(other)).some(
      ({ labels, status }) => labels.alertname === 'Quiet' && status.silencedBy.length === 1,
    ),
  );
  expect(messages('Quiet')).toEqual([]);
});

test('one member notifies while the other is down', async () => {
  const [one, other] = members as [Server, Server];
  await one.stop();
  await postAlerts(other, [{ alertname: 'Later', severity: 'critical' }]);
  await untilSo('it has notified', () => messages('Later').length === 1);
});
