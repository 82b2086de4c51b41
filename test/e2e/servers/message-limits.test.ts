import { untilSo } from '../../../tools/until';
import { Workplace } from '../workplace';
import { postAnnotatedAlerts, type AnnotatedAlert } from './alertmanager';
import { startDelivered } from './delivered-alertmanager';
import { deliveredStack, kinds, secretsOf } from './delivered-stack';
import { startHttpInbox, startMailInbox, type Inbox, type Received } from './receiving';
import { freePort, type Server } from './server';
import { mailRefusal, refusalOf } from './services';

const languages = { fr: /et (\d+) de plus/, en: /and (\d+) more/ } as const;
/** Texts of a message about alerts. An email has two, and an event of PagerDuty has others beside it. */
function textsOf({ channel, content }: Received): readonly string[] {
  if (channel === 'email') {
    const { text, html } = content as { readonly text: string; readonly html: string };
    return [text, html];
  }
  if (channel !== 'pagerduty') return [JSON.stringify(content)];
  const { payload } = content as { readonly payload: { readonly custom_details: { readonly text: string } } };
  return [payload.custom_details.text];
}

/** Number of alerts whose labels an event of PagerDuty lists. */
function listed({ content }: Received): number {
  const { payload } = content as { readonly payload: { readonly custom_details: { readonly firing: unknown[] } } };
  return payload.custom_details.firing.length;
}

const nameOf = (index: number) => `Disk no. ${index}.`;

/** Alerts with texts as long as those of the shipped stacks. */
function alerts(name: string, count: number): Required<Pick<AnnotatedAlert, 'labels' | 'annotations'>>[] {
  return Array.from({ length: count }, (_, index) => ({
    labels: {
      alertname: name,
      severity: 'critical',
      job: 'shop',
      instance: `10.0.0.${index}:9100`,
      mountpoint: '/var',
    },
    annotations: {
      summary: `${nameOf(index)} is full & "red"`,
      description: `Plus de place sur « /var » : ${'les écritures échouent, <voir> les journaux. '.repeat(5)}`,
      value: '95 %',
      dashboard_url: `https://grafana.shop.example/d/machine/machine?var-instance=10.0.0.${index}%3A9100&viewPanel=12`,
      runbook_url: 'https://grafana.shop.example/d/procedures/procedures?viewPanel=MachineDiskAlmostFull',
    },
  }));
}

/** Alerts with the longest and the most awkward texts: every character is escaped, or has four bytes. */
function awkwardAlerts(name: string, count: number): AnnotatedAlert[] {
  return alerts(name, count).map(({ labels, annotations }, index) => ({
    labels: { ...labels, path: '/srv/"é"/'.repeat(150) },
    annotations: {
      ...annotations,
      summary: `${nameOf(index)} ${'<&>"\'\n😀'.repeat(300)}`,
      description: '<b>&amp;{{ .Labels }}</a>😀|*_[x](y)\t\\'.repeat(300),
      value: '💥'.repeat(500),
    },
  }));
}

describe.each(Object.keys(languages) as (keyof typeof languages)[])('messages in %s', (language) => {
  const place = new Workplace();
  let alertmanager: Server;
  let inboxes: readonly Inbox[];
  beforeAll(async () => {
    const ports = { target: 1, http: await freePort(), mail: await freePort() };
    const stack = deliveredStack(ports);
    const delivered = await startDelivered(
      place.folder,
      { ...stack, alertmanager: { ...stack.alertmanager!, language } },
      secretsOf(ports),
    );
    ({ alertmanager } = delivered);
    const who = { user: 'alertes', password: 'm4il' };
    inboxes = [
      await startHttpInbox(ports.http, refusalOf),
      await startMailInbox(ports.mail, delivered.certificate, who, mailRefusal),
    ];
    place.running.push(...inboxes, alertmanager);
  });
  afterAll(() => place.stop());

  const received = (kind: string) =>
    inboxes.flatMap((inbox) => inbox.received).filter(({ channel }) => channel === kind);

  /** Sends a group and returns what its services receive. Groups come one after the other. */
  async function messagesOf(name: string, sent: readonly AnnotatedAlert[]): Promise<readonly Received[]> {
    const before = new Map(kinds.map((kind) => [kind, received(kind).length]));
    const news = (kind: (typeof kinds)[number]) => received(kind).slice(before.get(kind));
    await postAnnotatedAlerts(alertmanager, sent);
    await untilSo(`all services have ${name}`, () => kinds.every((kind) => news(kind).length > 0));
    return kinds.flatMap(news);
  }

  test.each([
    ...[1, 10, 100, 1000].map((count) => ({ count, what: 'alerts', make: alerts })),
    ...[1, 10, 50, 1000].map((count) => ({ count, what: 'awkward alerts', make: awkwardAlerts })),
  ])('$count $what arrive in each service', async ({ count, what, make }) => {
    const name = `Full${what.length}${count}`;
    const messages = await messagesOf(name, make(name, count));
    const refused = messages.filter((one) => one.refused !== undefined);
    expect(refused.map((one) => `${one.channel}: ${one.refused!}`)).toEqual([]);
    const events = messages.filter(({ channel }) => channel === 'pagerduty');
    // Five of the awkward alerts have 200 kB.
    expect(Math.min(...events.map(listed))).toBeGreaterThanOrEqual(Math.min(count, what === 'alerts' ? 100 : 5));
    for (const one of messages.filter(({ channel }) => channel !== 'webhook')) {
      for (const text of textsOf(one)) {
        const shown = Array.from({ length: count }, (_, index) => index).filter((index) =>
          text.includes(nameOf(index)),
        );
        const omitted = Number(languages[language].exec(text)?.[1] ?? 0);
        expect({ channel: one.channel, all: shown.length + omitted, isShown: shown.length > 0 }).toEqual({
          channel: one.channel,
          all: count,
          isShown: true,
        });
      }
    }
  });
});
