import type { Language } from '../../../alerts';
import { locales, type NotificationWords } from '../../../alerts/locales';
import {
  concatenation,
  literal,
  replaceAll,
  shortened,
  titleStart,
  titleFormats,
  type Markup,
  type NotificationFormat,
  type SizeLimit,
} from './format';

/** Options of {@link notificationTemplates}. */
export interface NotificationTextProps {
  /** Environment, the first word of every title. */
  readonly environment: string;
  readonly language: Language;
  /** Time zone of dates, by its name in the IANA database. */
  readonly location: string;
  /** Formats of messages, by the names of their templates. */
  readonly formats: Readonly<Record<string, NotificationFormat>>;
}

/** Longest texts in characters. Longer ones are cut. */
export const longest = { title: 200, summary: 200, description: 700, value: 100 } as const;

/**
 * Renders a template for each format of notifications:
 * https://prometheus.io/docs/alerting/latest/notifications/.
 */
export function notificationTemplates(props: NotificationTextProps): string {
  return [
    ...Object.entries(titleFormats).map(([name, format]) => define(name, title(format, props))),
    ...Object.entries(props.formats).map(([name, format]) => define(name, message(format, props))),
    define('link', '{{ .ExternalURL }}/#/alerts?receiver={{ .Receiver | urlquery }}'),
    define('colour', bySeverity('danger', 'warning', 'good')),
    // https://docs.ntfy.sh/publish/#message-priority
    define('ntfy.priority', bySeverity('5', '3', '2')),
  ].join('\n');
}

function define(name: string, content: string): string {
  return `{{ define "vigie.${name}" }}${content}{{ end }}\n`;
}

function bySeverity(critical: string, other: string, resolved: string): string {
  return `{{ if ne .Status "firing" }}${resolved}{{ else if eq .CommonLabels.severity "critical" }}${critical}{{ else }}${other}{{ end }}`;
}

/** Renders actions, one a line. The template writes no line breaks between them. */
function actions(...pipelines: readonly string[]): string {
  return pipelines.map((pipeline) => `\n{{- ${pipeline} }}`).join('');
}

/**
 * Renders the title: the environment, and the summary of a single alert or the number of alerts. It
 * has one line.
 */
function title({ write, value }: Markup, { environment, language }: NotificationTextProps): string {
  const { firing, resolved, alerts, colon } = locales[language].notification;
  const start = titleStart(environment);
  const several = concatenation(
    '(len .Alerts)',
    literal(`${alerts}, `),
    '(.GroupLabels.SortedPairs.Values | join " ")',
  );
  return actions(
    `$status := ${literal(start + firing + colon)}`,
    `if ne .Status "firing"`,
    `$status = ${literal(start + resolved + colon)}`,
    'end',
    `$title := ${several}`,
    'if eq (len .Alerts) 1',
    '$title = (index .Alerts 0).Annotations.summary',
    'end',
    write(value(shortened(longest.title, replaceAll('\\s+', ' ', '(print $status $title)')))),
  );
}

/**
 * Renders the alerts that fit into the limits of a format, firing ones first: each as a whole, or
 * only its summary and times where the whole does not fit. The last line has the number of the
 * others and a link to all.
 */
function message(format: NotificationFormat, props: NotificationTextProps): string {
  const more = omittedAlerts(format, locales[props.language].notification);
  return actions(
    '$list := printf "%s/#/alerts?receiver=%s" .ExternalURL (urlquery .Receiver)',
    `$text := ${format.hasTitle === false ? ofEnvironment(format, props) : literal('')}`,
    '$omitted := ""',
    `$reserved := ${more('(len .Alerts)')}`,
    'range $alerts := list .Alerts.Firing .Alerts.Resolved',
    'range $alerts',
    'if $omitted',
    '$omitted = print $omitted "+"',
    'else',
    ...silenceAddress,
    ...alertTexts(format, props),
    '$next := print $text $whole',
    `if not ${fits(format)}`,
    '$next = print $text $brief',
    'end',
    `if ${fits(format)}`,
    '$text = $next',
    'else',
    '$omitted = "+"',
    'end',
    'end',
    'end',
    'end',
    'if $omitted',
    `$text = print $text ${more('(len $omitted)')}`,
    'end',
    format.write('$text'),
  );
}

/** Renders the environment as the first line of a message without a title. */
function ofEnvironment({ strong, text, end }: NotificationFormat, { environment }: NotificationTextProps): string {
  return concatenation(strong(text(environment)), literal(end), literal(end));
}

/** Renders the condition that `$next` fits, and after it the number of the alerts that do not. */
function fits({ limits: [first, ...others] }: NotificationFormat): string {
  const within = ({ maximum, size }: SizeLimit) => `(le ${size('(print $next $reserved)')} ${maximum})`;
  return others.length === 0 ? within(first) : `(and ${[first, ...others].map(within).join(' ')})`;
}

/** Renders "and 3 more" with a link to all alerts of the receiver. `count` is an expression. */
function omittedAlerts({ text, link, end }: Markup, { and, more, colon }: NotificationWords) {
  return (count: string): string =>
    concatenation(link(concatenation(text(and), count, text(more)), colon, '$list'), literal(end));
}

/** Renders `$whole`, an alert with description, value and links, and `$brief` without them. */
function alertTexts(format: Markup, props: NotificationTextProps): string[] {
  const { text, value, strong } = format;
  const words = locales[props.language].notification;
  const end = literal(format.end);
  const number = [text(words.value + words.colon), value(shortened(longest.value, '.Annotations.value')), end];
  return [
    `$summary := ${strong(value(shortened(longest.summary, '.Annotations.summary')))}`,
    `$description := ${value(shortened(longest.description, '.Annotations.description'))}`,
    `$times := ${times(format, props)}`,
    `$value := ${optional('.Annotations.value', concatenation(...number))}`,
    `$links := ${links(format, words)}`,
    `$brief := print $summary ${end} $times ${end} ${end}`,
    `$whole := print $summary ${end} $description ${end} $times ${end} $value $links ${end} ${end}`,
  ];
}

/** Renders the start of an alert, and its end when it is resolved. */
function times({ text, value, end }: Markup, { language, location }: NotificationTextProps): string {
  const { since, ended, date } = locales[language].notification;
  const at = (moment: string) => value(`(${moment} | tz ${literal(location)} | date ${literal(date)})`);
  const atEnd = concatenation(literal(end), text(ended), at('.EndsAt'));
  return concatenation(text(since), at('.StartsAt'), optional('(eq .Status "resolved")', atEnd));
}

/** Renders a text where a condition is true; otherwise nothing. */
function optional(condition: string, text: string): string {
  return `(or (and ${condition} ${text}) "")`;
}

/** Actions that set `$silence` to the address of a form for a silence of exactly this alert. */
const silenceAddress = [
  '$labels := ""',
  'range $index, $label := .Labels.SortedPairs',
  'if $index',
  '$labels = printf "%s," $labels',
  'end',
  '$labels = printf "%s%s=%q" $labels $label.Name $label.Value',
  'end',
  '$filter := printf "{%s}" $labels | urlquery | reReplaceAll "\\\\+" "%20"',
  '$silence := printf "%s/#/silences/new?filter=%s" $.ExternalURL $filter',
];

function links({ link, text }: Markup, { dashboard, runbook, silence, colon }: NotificationWords): string {
  const linked = (what: string, annotation: string) => {
    const address = `.Annotations.${annotation}`;
    return optional(address, concatenation(link(text(what), colon, address), text(' · ')));
  };
  return concatenation(
    linked(dashboard, 'dashboard_url'),
    linked(runbook, 'runbook_url'),
    link(text(silence), colon, '$silence'),
  );
}
