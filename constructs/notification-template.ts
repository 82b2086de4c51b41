import type { Language } from '../alerts';
import { notificationFormats, titleFormats, type NotificationFormat } from './notification-format';

/** What messages say besides what alerts say themselves. */
interface Words {
  readonly firing: string;
  readonly resolved: string;
  readonly alerts: string;
  readonly since: string;
  readonly ended: string;
  readonly value: string;
  readonly dashboard: string;
  readonly runbook: string;
  readonly silence: string;
  /** Between what is named and what it is. */
  readonly colon: string;
  /** How a date is written: https://pkg.go.dev/time#pkg-constants. */
  readonly date: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    firing: 'Alert',
    resolved: 'Resolved',
    alerts: ' alerts',
    since: 'Since ',
    ended: 'Ended ',
    value: 'Value',
    dashboard: 'Dashboard',
    runbook: 'Runbook',
    silence: 'Silence',
    colon: ': ',
    date: '2006-01-02 15:04 MST',
  },
  fr: {
    firing: 'Alerte',
    resolved: 'Résolu',
    alerts: ' alertes',
    since: 'Depuis le ',
    ended: 'Terminé le ',
    value: 'Valeur',
    dashboard: 'Tableau de bord',
    runbook: 'Procédure',
    silence: 'Mettre en silence',
    colon: ' : ',
    date: '02/01/2006 à 15:04 MST',
  },
};

/** In which words messages are written. */
export interface NotificationTextProps {
  readonly language: Language;
  /** The time zone of their dates, by its name in the IANA database. */
  readonly location: string;
}

/** The templates of messages, one for each format: https://prometheus.io/docs/alerting/latest/notifications/. */
export function notificationTemplates(props: NotificationTextProps): string {
  return [
    ...Object.entries(titleFormats).map(([name, format]) => define(name, title(format, words[props.language]))),
    ...Object.entries(notificationFormats).map(([name, format]) => define(name, message(format, props))),
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

/** What is wrong, or how many things are. */
function title({ text, value }: NotificationFormat, { firing, resolved, alerts, colon }: Words): string {
  const status = `{{ if eq .Status "firing" }}${text(firing)}{{ else }}${text(resolved)}{{ end }}${text(colon)}`;
  const one = value('(index .Alerts 0).Annotations.summary');
  const several = `${value('len .Alerts')}${text(`${alerts}, `)}${value('.GroupLabels.SortedPairs.Values | join " "')}`;
  return `${status}{{ if eq (len .Alerts) 1 }}${one}{{ else }}${several}{{ end }}`;
}

/** Each alert: what is wrong, what to do first, since when, how much, and where to look. */
function message(format: NotificationFormat, { language, location }: NotificationTextProps): string {
  const { text, value, strong, end } = format;
  const { since, ended, value: measured, date, colon } = words[language];
  const at = (moment: string) => value(`${moment} | tz "${location}" | date "${date}"`);
  return [
    `{{ range .Alerts }}${silenceAddress}`,
    `${strong(value('.Annotations.summary'))}${end}`,
    `${value('.Annotations.description')}${end}`,
    `${text(since)}${at('.StartsAt')}{{ if eq .Status "resolved" }}${end}${text(ended)}${at('.EndsAt')}{{ end }}${end}`,
    `{{ if .Annotations.value }}${text(measured + colon)}${value('.Annotations.value')}${end}{{ end }}`,
    `${links(format, words[language])}${end}${end}{{ end }}`,
  ].join('');
}

/** A page with a silence for exactly this alert, to be given a reason and an end. */
const silenceAddress = [
  '{{ $labels := "" }}',
  '{{ range $index, $label := .Labels.SortedPairs }}',
  '{{ if $index }}{{ $labels = printf "%s," $labels }}{{ end }}',
  '{{ $labels = printf "%s%s=%q" $labels $label.Name $label.Value }}',
  '{{ end }}',
  '{{ $filter := printf "{%s}" $labels | urlquery | reReplaceAll "\\\\+" "%20" }}',
  '{{ $silence := printf "%s/#/silences/new?filter=%s" $.ExternalURL $filter }}',
].join('');

function links({ link, text }: NotificationFormat, { dashboard, runbook, silence, colon }: Words): string {
  const linked = (what: string, annotation: string) =>
    `{{ if .Annotations.${annotation} }}${link(what, colon, `.Annotations.${annotation}`)}${text(' · ')}{{ end }}`;
  return `${linked(dashboard, 'dashboard_url')}${linked(runbook, 'runbook_url')}${link(silence, colon, '$silence')}`;
}
