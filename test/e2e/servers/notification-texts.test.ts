import { untilSo } from '../../../tools/until';
import type { IntegrationKind } from '../../../servers/alertmanager/integrations';
import { shownMarkdown } from '../../markdown';
import { texts } from '../../texts';
import { Workplace } from '../workplace';
import { postAnnotatedAlerts, type AnnotatedAlert } from './alertmanager';
import { startDelivered } from './delivered-alertmanager';
import { deliveredStack, kinds, secretsOf } from './delivered-stack';
import { startHttpInbox, startMailInbox, type Inbox, type Received } from './receiving';
import { freePort, type Server } from './server';

/** Texts of a notification as the service shows them. */
interface Shown {
  readonly title?: string;
  readonly messages: readonly string[];
}

/** HTML: https://core.telegram.org/bots/api#html-style. */
const shownHtml = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');

/** Slack: https://docs.slack.dev/messaging/formatting-message-text/#escaping. */
const shownSlack = (text: string): string =>
  text
    .replaceAll(/<https?:[^<>|]+\|([^<>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

interface Texts {
  readonly [name: string]: string;
}

/** Reader of each integration. Only Alertmanager runs here: services follow their documentation. */
const readers: Readonly<Record<IntegrationKind, (content: never) => Shown>> = {
  // HTML shows line feeds as spaces.
  email: ({ subject, text, html }: Texts) => ({
    title: subject!,
    messages: [text!, shownHtml(html!.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/ *<br> */g, '\n'))],
  }),
  slack: ({ attachments: [one] }: { readonly attachments: readonly [Texts & { readonly mrkdwn_in: unknown }] }) => {
    // Slack formats a text only where this list names it.
    expect(one.mrkdwn_in).toEqual(['pretext']);
    return { title: shownSlack(one.title!), messages: [shownSlack(one.text!)] };
  },
  // https://support.discord.com/hc/en-us/articles/210298617
  discord: ({ embeds: [one] }: { readonly embeds: readonly [Texts] }) => ({
    title: shownMarkdown(one.title!),
    messages: [shownMarkdown(one.description!)],
  }),
  telegram: ({ text }: Texts) => ({ messages: [shownHtml(text!)] }),
  pagerduty: ({ payload }: { readonly payload: { readonly summary: string; readonly custom_details: Texts } }) => ({
    title: payload.summary,
    messages: [payload.custom_details.text!],
  }),
  ntfy: ({ title, message }: Texts) => ({ title: title!, messages: [message!] }),
  // https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-format
  teams: ({
    attachments: [{ content }],
  }: {
    readonly attachments: readonly [{ readonly content: { readonly body: readonly Texts[] } }];
  }) => ({
    title: shownMarkdown(content.body[0]!.text!),
    messages: [shownMarkdown(content.body[1]!.text!)],
  }),
  webhook: ({
    alerts: [one],
  }: {
    readonly alerts: readonly [{ readonly annotations: Texts; readonly labels: Texts }];
  }) => ({
    messages: [JSON.stringify(one.annotations), JSON.stringify(one.labels)].map((json) =>
      Object.values(JSON.parse(json) as Texts).join('\n'),
    ),
  }),
};

const nameOf = (index: number) => `Text${String(index).padStart(3, '0')}`;
const alertOf = (text: string, index: number): AnnotatedAlert => ({
  labels: { alertname: nameOf(index), severity: 'critical', note: text },
  annotations: { summary: `${nameOf(index)} ${text}`, description: `${text}‹end›` },
});

const place = new Workplace();
let inboxes: readonly Inbox[];
let alertmanager: Server;
beforeAll(async () => {
  const ports = { target: 1, http: await freePort(), mail: await freePort() };
  const delivered = await startDelivered(place.folder, deliveredStack(ports), secretsOf(ports));
  ({ alertmanager } = delivered);
  inboxes = [
    await startHttpInbox(ports.http),
    await startMailInbox(ports.mail, delivered.certificate, { user: 'alertes', password: 'm4il' }),
  ];
  place.running.push(...inboxes, alertmanager);
  await postAnnotatedAlerts(alertmanager, texts.map(alertOf));
  await untilSo('all services have all texts', () => kinds.every((kind) => received(kind).length >= texts.length));
});
afterAll(() => place.stop());

const received = (kind: string): readonly Received[] =>
  inboxes.flatMap((inbox) => inbox.received).filter(({ channel }) => channel === kind);

/** Joins white space, which HTML and Markdown do not distinguish within a line, and titles at all. */
const words = (text: string, breaks: RegExp): string => text.replaceAll(breaks, ' ').trim();

test.each(Object.keys(readers) as IntegrationKind[])('%s shows every text as it is written', (kind) => {
  const all = received(kind).map(({ content }) => readers[kind](content as never));
  const shown = texts.map((text, index) => {
    const { title, messages } = all.find((one) => one.messages.some((message) => message.includes(nameOf(index))))!;
    const message = (one: string) => words(one, /[ \t]+/g).replaceAll(/ *\n+ */g, '\n');
    const titled = title === undefined || words(title, /\s+/g).endsWith(words(`${nameOf(index)} ${text}`, /\s+/g));
    const isWhole = messages.every((one) => message(one).includes(message(text)));
    return titled && isWhole ? text : { text, title, messages };
  });
  expect(shown).toEqual(texts);
});
