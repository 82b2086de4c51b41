import type { Language } from '../../../alerts';
import { locales, type NotificationWords } from '../../../alerts/locales';
import { notificationFormats, titleFormats, type NotificationFormat } from './format';

/** Options of {@link notificationTemplates}. */
export interface NotificationTextProps {
  readonly language: Language;
  /** Time zone of dates, by its name in the IANA database. */
  readonly location: string;
  /**
   * Additional formats of messages, by the names of their templates.
   *
   * @default - none
   */
  readonly formats?: Readonly<Record<string, NotificationFormat>>;
}

/**
 * Renders a template for each format of notifications:
 * https://prometheus.io/docs/alerting/latest/notifications/.
 */
export function notificationTemplates(props: NotificationTextProps): string {
  return [
    ...Object.entries(titleFormats).map(([name, format]) =>
      define(name, title(format, locales[props.language].notification)),
    ),
    ...Object.entries<NotificationFormat>({ ...notificationFormats, ...props.formats }).map(([name, format]) =>
      define(name, message(format, props)),
    ),
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

/** Renders the title: the summary of a single alert, or the number of alerts. */
function title({ text, value }: NotificationFormat, { firing, resolved, alerts, colon }: NotificationWords): string {
  const status = `{{ if eq .Status "firing" }}${text(firing)}{{ else }}${text(resolved)}{{ end }}${text(colon)}`;
  const one = value('(index .Alerts 0).Annotations.summary');
  const several = `${value('len .Alerts')}${text(`${alerts}, `)}${value('.GroupLabels.SortedPairs.Values | join " "')}`;
  return `${status}{{ if eq (len .Alerts) 1 }}${one}{{ else }}${several}{{ end }}`;
}

/** Renders each alert: summary, description, times, value, and links. */
function message(format: NotificationFormat, { language, location }: NotificationTextProps): string {
  const { text, value, strong, end } = format;
  const { since, ended, value: measured, date, colon } = locales[language].notification;
  const at = (moment: string) => value(`${moment} | tz "${location}" | date "${date}"`);
  return [
    `{{ range .Alerts }}${silenceAddress}`,
    `${strong(value('.Annotations.summary'))}${end}`,
    `${value('.Annotations.description')}${end}`,
    `${text(since)}${at('.StartsAt')}{{ if eq .Status "resolved" }}${end}${text(ended)}${at('.EndsAt')}{{ end }}${end}`,
    `{{ if .Annotations.value }}${text(measured + colon)}${value('.Annotations.value')}${end}{{ end }}`,
    `${links(format, locales[language].notification)}${end}${end}{{ end }}`,
  ].join('');
}

/** Template that sets `$silence` to the address of a form for a silence of exactly this alert. */
const silenceAddress = [
  '{{ $labels := "" }}',
  '{{ range $index, $label := .Labels.SortedPairs }}',
  '{{ if $index }}{{ $labels = printf "%s," $labels }}{{ end }}',
  '{{ $labels = printf "%s%s=%q" $labels $label.Name $label.Value }}',
  '{{ end }}',
  '{{ $filter := printf "{%s}" $labels | urlquery | reReplaceAll "\\\\+" "%20" }}',
  '{{ $silence := printf "%s/#/silences/new?filter=%s" $.ExternalURL $filter }}',
].join('');

function links({ link, text }: NotificationFormat, { dashboard, runbook, silence, colon }: NotificationWords): string {
  const linked = (what: string, annotation: string) =>
    `{{ if .Annotations.${annotation} }}${link(what, colon, `.Annotations.${annotation}`)}${text(' · ')}{{ end }}`;
  return `${linked(dashboard, 'dashboard_url')}${linked(runbook, 'runbook_url')}${link(silence, colon, '$silence')}`;
}
