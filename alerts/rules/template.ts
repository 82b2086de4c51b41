import type { Issue } from '../../core/errors';
import { characterIssues } from '../../core/characters';
import { labelName } from '../../core/label-name';
import type { AnyUnit } from '../../promql';

/** Placeholders for the text of an alert: the labels and the value of its series. */
export interface AlertTemplate<L extends string> {
  /** Placeholder for the value of each label. */
  readonly labels: { readonly [K in L]: string };
  /** Placeholder for the value of the expression, formatted in its unit. */
  readonly value: string;
}

/** Text of an alert: fixed, or built from placeholders. */
export type AlertText<L extends string> = string | ((template: AlertTemplate<L>) => string);

/**
 * Renders a text as a Prometheus template. What the author wrote is shown as it is, also `{{`:
 * https://prometheus.io/docs/prometheus/latest/configuration/template_reference/.
 */
export function alertText<L extends string>(text: AlertText<L>, unit: AnyUnit): string {
  return partsOf(text, unit)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');
}

/** Returns the issues of a text: characters that no text has, and templates that were written as text. */
export function alertTextIssues<L extends string>(path: string, text: AlertText<L>, unit: AnyUnit): Issue[] {
  const characters = characterIssues(wholeText(text), path);
  if (characters.length > 0) return characters;
  const written = partsOf(text, unit).filter((_, index) => index % 2 === 0);
  return written
    .flatMap((part) => part.match(/\{\{[^}]*[$.](?:labels?|value|externalLabels|externalURL)\b[^}]*(?:\}\})?/gi) ?? [])
    .map((expression) => ({
      path,
      problem: 'a template is shown as text',
      given: expression,
      remedy: `write a function: ${path}: ({ labels, value }) => \`\${value} in \${labels.job}\``,
    }));
}

/** Text of the author, with a letter in the place of each placeholder. */
function wholeText<L extends string>(text: AlertText<L>): string {
  if (typeof text === 'string') return text;
  const labels = new Proxy({}, { get: () => 'x' });
  return text({ labels: labels as AlertTemplate<L>['labels'], value: 'x' });
}

/** Texts of the author and templates of placeholders, in turn. */
function partsOf<L extends string>(text: AlertText<L>, unit: AnyUnit): string[] {
  if (typeof text === 'string') return [text];
  const marked = (template: string) => mark + template + mark;
  const labels = new Proxy({}, { get: (_, label) => marked(labelPlaceholder(String(label))) });
  return text({ labels: labels as AlertTemplate<L>['labels'], value: marked(valueTemplate(unit)) }).split(mark);
}

/** Character around placeholders, which no text has. */
const mark = '\0';

/** Writes what would begin a template as the text of one, also `{` before a placeholder. */
function escaped(text: string): string {
  return text.replaceAll(/\{\{|\{$/g, (brace) => `{{ "${brace}" }}`);
}

/** Formats by unit. Values of other units are plain numbers. */
const valueTemplates: Partial<Record<AnyUnit, string>> = {
  ratio: '{{ $value | humanizePercentage }}',
  percent: '{{ $value | humanize }} %',
  seconds: '{{ $value | humanizeDuration }}',
  timestamp: '{{ $value | humanizeTimestamp }}',
  bytes: '{{ $value | humanize1024 }}B',
  'bytes/s': '{{ $value | humanize1024 }}B/s',
  milliseconds: '{{ $value | humanize }} ms',
  minutes: '{{ $value | humanize }} min',
  hours: '{{ $value | humanize }} h',
  days: '{{ $value | humanize }} d',
  bits: '{{ $value | humanize }} bit',
  'bits/s': '{{ $value | humanize }} bit/s',
  mebibytes: '{{ $value | humanize }} MiB',
  gibibytes: '{{ $value | humanize }} GiB',
};

function valueTemplate(unit: AnyUnit): string {
  return valueTemplates[unit] ?? '{{ $value | humanize }}';
}

/** Returns an issue of each label whose value is a template. */
export function templateIssues(
  labels: Readonly<Record<string, string>>,
  { problem, remedy }: { readonly problem: string; readonly remedy: string },
): Issue[] {
  return Object.entries(labels)
    .filter(([, value]) => value.includes('{{'))
    .map(([path, given]) => ({ path, problem, given, remedy }));
}

/** Writes the placeholder of a label. Templates of Go take a name such as `http.route` only in quotation marks. */
function labelPlaceholder(label: string): string {
  return labelName.test(label) ? `{{ $labels.${label} }}` : `{{ index $labels "${label}" }}`;
}

const labelTemplate = /\{\{ (?:\$labels\.(\w+)|index \$labels "([^"]+)") \}\}/g;

/** Returns the labels that a text shows, each once. */
export function shownLabels(text: string): string[] {
  return [...new Set([...text.matchAll(labelTemplate)].map(([, plain, quoted]) => (plain ?? quoted)!))];
}

/** Renders a text with names in the place of placeholders, as `name` writes them. */
export function withoutTemplates(text: string, name: (placeholder: string) => string, value: string): string {
  return text
    .replaceAll(labelTemplate, (_, plain?: string, quoted?: string) => name((plain ?? quoted)!))
    .replaceAll(/\{\{ \$value \|[^}]*\}\}(?:B(?:\/s)?)?/g, name(value))
    .replaceAll(/\{\{ "(\{+)" \}\}/g, '$1');
}
