/** Format of notifications, as functions that render parts of an Alertmanager template. */
export interface NotificationFormat {
  /** Renders a fixed text. */
  readonly text: (text: string) => string;
  /** Renders the value of a template expression: `.Annotations.summary`. */
  readonly value: (expression: string) => string;
  /** Renders strong text around rendered content. */
  readonly strong: (content: string) => string;
  /**
   * Renders a link. `between` separates text and address in formats that show both. `address` is a
   * template expression.
   */
  readonly link: (text: string, between: string, address: string) => string;
  /** Line break. */
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

/**
 * HTML. Alertmanager escapes template values:
 * https://prometheus.io/docs/alerting/latest/notifications/.
 */
const html: NotificationFormat = {
  text: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  value: output,
  strong: (content) => `<b>${content}</b>`,
  link: (text, _, address) => `<a href="${output(address)}">${text}</a>`,
  end: '<br>\n',
};

/** Slack's markup: https://docs.slack.dev/messaging/formatting-message-text/#escaping. */
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

/** Part of a URL. */
const query: NotificationFormat = {
  text: encodeURIComponent,
  value: (expression) => output(`${expression} | urlquery`),
  strong: (content) => content,
  link: (text, between, address) => `${encodeURIComponent(text + between)}${output(`${address} | urlquery`)}`,
  end: '%0A',
};

/** Formats of messages by the names of their templates, without the prefix `vigie.`. */
export const notificationFormats = {
  text: plain,
  html,
  // Telegram supports few HTML tags, and line breaks of plain text.
  telegram: { ...html, end: '\n' },
  slack,
  markdown,
  'ntfy.message': query,
} as const satisfies Readonly<Record<string, NotificationFormat>>;

/** Formats of titles by the names of their templates, without the prefix `vigie.`. */
export const titleFormats = { title: plain, 'ntfy.title': query } as const;
