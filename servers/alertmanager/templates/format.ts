/**
 * Format of notifications, as functions that render parts of a text. A part is an expression of Go
 * templates whose value is a string: https://pkg.go.dev/text/template.
 */
export interface NotificationFormat {
  /** Renders a fixed text. */
  readonly text: (text: string) => string;
  /** Renders the value of an expression: `.Annotations.summary`. */
  readonly value: (expression: string) => string;
  /** Renders strong text around a rendered part. */
  readonly strong: (content: string) => string;
  /**
   * Renders a link around a rendered part. `between` separates part and address in formats that
   * show both. `address` is an expression.
   */
  readonly link: (content: string, between: string, address: string) => string;
  /** Line break. */
  readonly end: string;
  /** Renders the pipeline that writes a text. */
  readonly write: (expression: string) => string;
  /**
   * Whether the service shows a title above the message.
   *
   * @default true
   */
  readonly hasTitle?: boolean;
  /** Limits of a message. */
  readonly limits: readonly [SizeLimit, ...SizeLimit[]];
}

/** Format without its limits, which the service sets. */
export type Markup = Omit<NotificationFormat, 'limits' | 'hasTitle'>;

/** Largest size of a message. */
export interface SizeLimit {
  readonly maximum: number;
  /** Renders the size of a text. */
  readonly size: (expression: string) => string;
}

/** Renders a fixed text as an expression. A JSON string is also a string of Go templates. */
export const literal = (text: string): string => JSON.stringify(text);

/** Renders the concatenation of texts. */
export const concatenation = (...texts: readonly string[]): string => `(print ${texts.join(' ')})`;

/** Renders a call of `reReplaceAll`: https://prometheus.io/docs/alerting/latest/notifications/#strings. */
export const replaceAll = (pattern: string, replacement: string, text: string): string =>
  `(reReplaceAll ${literal(pattern)} ${literal(replacement)} ${text})`;

/** Renders a text of at most so many characters (1,000 at most), and `…` where it is longer. */
export const shortened = (characters: number, text: string): string =>
  replaceAll(`(?s)^(.{${characters}}).+$`, '${1}…', text);

/** Size in bytes, which is never less than that in characters. */
export const bytes = (text: string): string => `(len ${text})`;

/** Size in bytes as a string in JSON, as Alertmanager writes it. */
export const jsonBytes = (text: string): string => `(len (toJson ${text}))`;

/** Text without markup. */
export const plain: Markup = {
  text: literal,
  value: (expression) => expression,
  strong: (content) => content,
  link: (content, between, address) => concatenation(content, literal(between), address),
  end: '\n',
  write: (expression) => expression,
};

/** HTML. */
export const html: Markup = {
  text: (text) => literal(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  value: (expression) => replaceAll('\n', '<br>\n', `(html ${expression})`),
  strong: (content) => concatenation(literal('<b>'), content, literal('</b>')),
  link: (content, _, address) =>
    concatenation(literal('<a href="'), `(html ${address})`, literal('">'), content, literal('</a>')),
  end: '<br>\n',
  write: (expression) => `${expression} | safeHtml`,
};

/** Escapes of Markdown: https://spec.commonmark.org/0.31.2/#backslash-escapes. */
const markdownEscapes: readonly (readonly [pattern: string, replacement: string])[] = [
  ['([\\\\`*_~|<\\[\\]])', '\\${1}'],
  ['&(#?[0-9A-Za-z]+;)', '\\&${1}'],
  ['(?m)^([ \t]*)([#>+=-])', '${1}\\${2}'],
  ['(?m)^([ \t]*[0-9]+)([.)])', '${1}\\${2}'],
];

/** Markdown. */
export const markdown: Markup = {
  ...plain,
  value: (expression) =>
    markdownEscapes.reduce((text, [pattern, replacement]) => replaceAll(pattern, replacement, text), expression),
  strong: (content) => concatenation(literal('**'), content, literal('**')),
  link: (content, _, address) => concatenation(literal('['), content, literal(']('), address, literal(')')),
};

/**
 * Text as a string in JSON, for a field of a webhook's payload or PagerDuty's details. Alertmanager
 * reads other texts of them as YAML, such as `Alert: disk full`.
 */
export const json: Markup = { ...plain, write: (expression) => `toJson ${expression}` };

/** Returns the start of every title. */
export const titleStart = (environment: string): string => `${environment} · `;

/**
 * Text for Slack without formatting characters, which it could not escape:
 * https://docs.slack.dev/messaging/formatting-message-text/#escaping.
 */
export const slackText: Markup = {
  ...plain,
  value: (expression) => replaceAll('>', '&gt;', replaceAll('<', '&lt;', replaceAll('&', '&amp;', expression))),
  link: (content, _, address) => concatenation(literal('<'), address, literal('|'), content, literal('>')),
};

/** Formats of titles by the names of their templates, without the prefix `vigie.`. */
export const titleFormats = {
  title: plain,
  'title.json': json,
  'title.markdown': markdown,
  'title.slack': slackText,
} as const;
