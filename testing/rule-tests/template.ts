import { Unsupported } from './unsupported';
import type { Sample } from './value';

/**
 * Expands the templates of an annotation. It supports the subset that alerts here use. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/template_reference/.
 *
 * @throws Unsupported for other templates
 */
export function expanded(text: string, { labels, value }: Sample): string {
  return text.replaceAll(/\{\{\s*(.*?)\s*\}\}/g, (_, action: string) => {
    const [, plain, quoted] = /^(?:\$labels\.(\w+)|index \$labels "([^"]+)")$/.exec(action) ?? [];
    const label = plain ?? quoted;
    if (label !== undefined) return labels[label] ?? '';
    const [, braces] = /^"(\{+)"$/.exec(action) ?? [];
    if (braces !== undefined) return braces;
    const [, name] = /^\$value \| (\w+)$/.exec(action) ?? [];
    const format = formats[name ?? ''];
    if (!format) throw new Unsupported(`{{ ${action} }}`);
    return format(value);
  });
}

const formats: Readonly<Record<string, (value: number) => string>> = {
  humanize: (value) => withPrefix(value, 1000, larger, Math.abs(value) >= 1 ? [] : smaller),
  humanize1024: (value) => (Math.abs(value) <= 1 ? digits(value) : withPrefix(value, 1024, binary, [])),
  humanizePercentage: (value) => `${digits(value * 100)}%`,
  humanizeDuration: (value) => duration(value),
  humanizeTimestamp: (value) => timestamp(value),
};

const larger = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
const binary = ['ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'Zi', 'Yi'];
const smaller = ['m', 'u', 'n', 'p', 'f', 'a', 'z', 'y'];

/** Formats a number with four significant digits, like Go's `%.4g`. */
function digits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const [mantissa = '', exponentText = '0'] = value.toExponential(3).split('e');
  const exponent = Number(exponentText);
  const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (exponent >= -4 && exponent < 4) return plain(value.toFixed(3 - exponent));
  return `${plain(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function withPrefix(value: number, step: number, up: readonly string[], down: readonly string[]): string {
  if (value === 0 || !Number.isFinite(value)) return digits(value);
  let [left, prefix] = [value, ''];
  for (const one of down) {
    if (Math.abs(left) >= 1) break;
    [left, prefix] = [left * step, one];
  }
  for (const one of down.length > 0 ? [] : up) {
    if (Math.abs(left) < step) break;
    [left, prefix] = [left / step, one];
  }
  return digits(left) + prefix;
}

/** Formats seconds since 1970 like Go's `time.Time`, in milliseconds: `1970-01-01 00:00:20.5 +0000 UTC`. */
function timestamp(value: number): string {
  if (!Number.isFinite(value)) return digits(value);
  const [, date, time, fraction = ''] = /^(.+)T(.{8})\.(\d{3})Z$/.exec(
    new Date(Math.floor(value * 1000)).toISOString(),
  )!;
  const rest = fraction.replace(/0+$/, '');
  return `${date} ${time}${rest === '' ? '' : `.${rest}`} +0000 UTC`;
}

function duration(value: number): string {
  if (value === 0) return '0s';
  if (!Number.isFinite(value)) return digits(value);
  if (Math.abs(value) < 1) return `${withPrefix(value, 1000, [], smaller)}s`;
  const sign = value < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(value));
  const parts = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  const first = parts.findIndex((part) => part > 0);
  if (first === 3) return `${sign}${digits(Math.abs(value))}s`;
  return (
    sign +
    parts
      .map((part, index) => `${part}${'dhms'[index]!}`)
      .slice(first)
      .join(' ')
  );
}
