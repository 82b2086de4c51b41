import type { AnyUnit } from '../../promql';

/** What the text of an alert may speak of: the labels of its series and their value. */
export interface AlertTemplate<L extends string> {
  /** Stands for the value of each label. */
  readonly labels: { readonly [K in L]: string };
  /** Stands for the value of the expression, written in its unit. */
  readonly value: string;
}

/** The text of an alert: fixed, or made of what it speaks of. */
export type AlertText<L extends string> = string | ((template: AlertTemplate<L>) => string);

/** The text as Prometheus' templates write it: https://prometheus.io/docs/prometheus/latest/configuration/template_reference/. */
export function alertText<L extends string>(text: AlertText<L>, unit: AnyUnit): string {
  if (typeof text === 'string') return text;
  return text({ labels: labelTemplates as AlertTemplate<L>['labels'], value: valueTemplate(unit) });
}

const labelTemplates = new Proxy(
  {},
  { get: (_, label) => `{{ $labels.${String(label)} }}` },
) as AlertTemplate<string>['labels'];

/** Formats of the units that have one of their own; a value of any other unit is a plain number. */
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
