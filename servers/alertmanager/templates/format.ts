/** How a message is written where it is read: pieces of a template of Alertmanager. */
export interface NotificationFormat {
  /** A fixed text. */
  readonly text: (text: string) => string;
  /** What a template gives: `.Annotations.summary`. */
  readonly value: (expression: string) => string;
  /** What stands out, made of the above. */
  readonly strong: (content: string) => string;
  /** A link, its text fixed and its address given by a template; what stands between the two where both are seen. */
  readonly link: (text: string, between: string, address: string) => string;
  /** The end of a line. */
  readonly end: string;
}

const output = (expression: string) => `{{ ${expression} }}`;

const plain: NotificationFormat = {
  text: (text) => text,
  value: output,
  strong: (content) => content,
  link: (text, between, address) => `${text}${between}${output(address)}`,
  end: '\n',
};

/** Alertmanager escapes what templates give: https://prometheus.io/docs/alerting/latest/notifications/. */
const html: NotificationFormat = {
  text: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  value: output,
  strong: (content) => `<b>${content}</b>`,
  link: (text, _, address) => `<a href="${output(address)}">${text}</a>`,
  end: '<br>\n',
};

/** https://docs.slack.dev/messaging/formatting-message-text/#escaping */
const slack: NotificationFormat = {
  ...plain,
  value: (expression) =>
    output(`${expression} | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;"`),
  strong: (content) => `*${content}*`,
  link: (text, _, address) => `<${output(address)}|${text}>`,
};

const markdown: NotificationFormat = {
  ...plain,
  strong: (content) => `**${content}**`,
  link: (text, _, address) => `[${text}](${output(address)})`,
};

/** Part of an address. */
const query: NotificationFormat = {
  text: encodeURIComponent,
  value: (expression) => output(`${expression} | urlquery`),
  strong: (content) => content,
  link: (text, between, address) => `${encodeURIComponent(text + between)}${output(`${address} | urlquery`)}`,
  end: '%0A',
};

/** The formats of messages, by the names of their templates: `vigie.slack`. */
export const notificationFormats = {
  text: plain,
  html,
  // Of HTML it knows a few tags; lines end as in a text.
  telegram: { ...html, end: '\n' },
  slack,
  markdown,
  'ntfy.message': query,
} as const satisfies Readonly<Record<string, NotificationFormat>>;

/** The formats of titles, by the names of their templates. */
export const titleFormats = { title: plain, 'ntfy.title': query } as const;
