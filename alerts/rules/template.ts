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
 * Renders a text as a Prometheus template:
 * https://prometheus.io/docs/prometheus/latest/configuration/template_reference/.
 */
export function alertText<L extends string>(text: AlertText<L>, unit: AnyUnit): string {
  if (typeof text === 'string') return text;
  return text({ labels: labelTemplates as AlertTemplate<L>['labels'], value: valueTemplate(unit) });
}

const labelTemplates = new Proxy(
  {},
  { get: (_, label) => `{{ $labels.${String(label)} }}` },
) as AlertTemplate<string>['labels'];

/** Formats by unit. Values of other units are plain numbers. */
const valueTemplates: Partial<Record<AnyUnit, string>> = {
  ratio: '{{ $value | humanizePercentage }}',
  percent: '{{ $value | humanize }} %',
  seconds: '{{ $value | humanizeDuration }}',
  timestamp: '{{ $value | humanizeTimestamp }}',
  bytes: '{{ $value | humanize1024 }}B',
  'bytes/s': '{{ $value | humanize1024 }}B/s',
};

function valueTemplate(unit: AnyUnit): string {
  return valueTemplates[unit] ?? '{{ $value | humanize }}';
}
