import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseExposition } from '../../../metrics/exposition';
import { receiverJson } from '../../../servers/alertmanager/receiver-config';
import { untilSo } from '../../../tools/until';
import { Workplace } from '../workplace';
import { startDelivered } from './delivered-alertmanager';
import { deliveredStack, kinds, secretsOf, type Ports } from './delivered-stack';
import { startPrometheus } from './prometheus';
import { startHttpInbox, startMailInbox, type Inbox, type Received } from './receiving';
import { freePort, type Server } from './server';
import type { SnapshotFiles } from '../../../testing/snapshots';
import { expectSnapshotFiles } from '../../snapshot-files';

const place = new Workplace();
let ports: Ports;
let alertmanager: Server;
let inboxes: Inbox[] = [];
/** Certificate of the email server. */
let certificate: string;

/** Shop with its exposition, which can stop answering. */
const shop = { diskUse: 0.5, server: undefined as HttpServer | undefined };

beforeAll(async () => {
  ports = { target: await freePort(), http: await freePort(), mail: await freePort() };
  await openShop();
  const { written, ...delivered } = await startDelivered(place.folder, deliveredStack(ports), secretsOf(ports));
  ({ alertmanager, certificate } = delivered);
  place.running.push(alertmanager);
  const config = parse(readFileSync(join(written, 'prometheus.yml'), 'utf8')) as Record<string, unknown>;
  const target = alertmanager.url.replace('http://', '');
  const prometheus = await startPrometheus({
    folder: place.folder,
    config: {
      ...config,
      rule_files: [join(written, 'rules/*.yml')],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [target] }] }] },
    },
    args: ['--web.external-url=https://prometheus.shop.example/'],
  });
  place.running.push(prometheus);
});
afterAll(async () => {
  await Promise.all(inboxes.map((inbox) => inbox.stop()));
  await closeShop();
  await place.stop();
});

async function openShop(): Promise<void> {
  shop.server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(`# TYPE disk_use_ratio gauge\ndisk_use_ratio ${shop.diskUse}\n`);
  }).listen(ports.target, '127.0.0.1');
  await once(shop.server, 'listening');
}

async function closeShop(): Promise<void> {
  if (!shop.server) return;
  shop.server.close();
  shop.server.closeAllConnections();
  await once(shop.server, 'close');
  shop.server = undefined;
}

const all = () => inboxes.flatMap((inbox) => inbox.received);
const of = (kind: string) => all().filter(({ channel }) => channel === kind);
const counts = () => Object.fromEntries([...kinds, 'veilleur'].map((kind) => [kind, of(kind).length]));

/** Waits until everybody has so many messages. */
async function untilReceived(count: number): Promise<void> {
  await untilSo(`everybody has ${count} messages`, () => kinds.every((kind) => of(kind).length >= count)).catch(
    () => undefined,
  );
}

/** Messages of all integrations, one file each, by their order. */
function messages(index: number): SnapshotFiles {
  return new Map(kinds.map((kind) => [`${kind}.json`, `${JSON.stringify(steady(of(kind)[index]!), null, 2)}\n`]));
}

/** Replaces texts that differ between runs. */
function steady(one: Received): unknown {
  const text = JSON.stringify(one)
    .replaceAll(/\d{2}\/\d{2}\/\d{4} à \d{2}:\d{2} CES?T/g, 'DATE')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/g, 'MOMENT')
    .replaceAll(/"(fingerprint|dedup_key)":"\w+"/g, '"$1":"IDENTITY"')
    .replaceAll(new RegExp(`127\\.0\\.0\\.1(:|%3A)${ports.target}`, 'g'), 'TARGET')
    .replaceAll(`127.0.0.1:${ports.http}`, 'INBOX');
  return JSON.parse(text);
}

/** Number of initially failed notifications by integration. */
async function failures(): Promise<Map<string, number>> {
  const { metrics: exposition } = parseExposition(await (await fetch(`${alertmanager.url}/metrics`)).text());
  const samples = exposition.get('alertmanager_notification_requests_failed_total')?.samples ?? [];
  return new Map(samples.map(({ labels, value }) => [labels.integration!, value]));
}

describe('a full disk', () => {
  test('notifies all integrations as soon as they listen, after any number of failures', async () => {
    shop.diskUse = 0.95;
    const [team] = deliveredStack(ports).alertmanager!.receivers;
    const ways = Object.keys(receiverJson(team!, ({ key }) => key)).flatMap(
      (field) => /^(\w+)_configs$/.exec(field)?.[1] ?? [],
    );
    await untilSo('every way has failed', async () => {
      const failed = await failures();
      return ways.every((way) => failed.get(way)! > 0);
    });
    inboxes = [
      await startHttpInbox(ports.http),
      await startMailInbox(ports.mail, certificate, { user: 'alertes', password: 'm4il' }),
    ];
    await untilReceived(1);
    expect(counts()).toEqual({ ...Object.fromEntries(kinds.map((kind) => [kind, 1])), veilleur: 0 });
  });

  test('notifies with these messages', () => {
    expectSnapshotFiles('delivery/firing', messages(0));
  });

  test('resolves', async () => {
    shop.diskUse = 0.5;
    await untilReceived(2);
    expect(counts()).toEqual({ ...Object.fromEntries(kinds.map((kind) => [kind, 2])), veilleur: 0 });
  });

  test('resolves with these messages', () => {
    expectSnapshotFiles('delivery/resolved', messages(1));
  });
});

describe('an outage', () => {
  test('notifies all integrations and the external receiver', async () => {
    await closeShop();
    await untilReceived(3);
    expect(counts()).toEqual({ ...Object.fromEntries(kinds.map((kind) => [kind, 3])), veilleur: 1 });
    expect(JSON.stringify(of('slack')[2]!.content)).toContain('La boutique ne répond plus (shop)');
  });

  test('resolves, except at the external receiver of the Watchdog', async () => {
    await openShop();
    await untilReceived(4);
    expect(counts()).toEqual({ ...Object.fromEntries(kinds.map((kind) => [kind, 4])), veilleur: 1 });
  });
});

test('notifications contain the start time in the time zone of the stack', () => {
  const [, day, clock] = /Depuis le (\d{2}\/\d{2}\/\d{4}) à (\d{2}:\d{2}) CES?T/.exec(JSON.stringify(of('slack')[0]))!;
  const near = [0, 1, 2, 3, 4, 5].map((minutes) => {
    const moment = new Date(Date.now() - minutes * 60_000);
    return moment.toLocaleString('fr', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  });
  expect(near).toContain(`${day!} ${clock!}`);
});

test('no notification contains a secret', () => {
  const written = JSON.stringify(all().map(({ content }) => content));
  for (const secret of ['m4il', 'tk_t0ken', 'b3arer', '123:b0t']) expect(written).not.toContain(secret);
});
