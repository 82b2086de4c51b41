import type { Exposition } from './exposition-metric';

/**
 * Metrics of client libraries on the process and the library itself. For `process_` only known
 * names count: `process_orders_total` belongs to the application.
 */
const families: Readonly<Record<string, RegExp>> = {
  'process_*':
    /^process_(cpu|files|heap|max_fds|network|num_threads|open_(fds|handles)|private_memory|resident_memory|start_time|threads|uptime|virtual_memory|working_set)(_|$)/,
  'go_*': /^go_/,
  'promhttp_*': /^promhttp_/,
  'python_*': /^python_/,
  'nodejs_*': /^nodejs_/,
  'jvm_*': /^jvm_/,
  'dotnet_*': /^(dotnet|system_runtime)_/,
  target_info: /^(target_info|otel_scope_info)$/,
};

/**
 * Returns the family of a metric of a client library, such as `go_*`, or of a creation time.
 * Returns `undefined` for a metric of the application.
 */
export function libraryFamily(metric: string, exposition: Exposition): string | undefined {
  const created = /^(.+)_created$/.exec(metric)?.[1];
  if (created !== undefined && (exposition.has(created) || exposition.has(`${created}_total`))) return '*_created';
  return Object.entries(families).find(([, pattern]) => pattern.test(metric))?.[0];
}

/**
 * Tests whether a page is from an SDK of OpenTelemetry, which says so in an info metric or in the labels of
 * each series. Source: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/.
 */
export function isFromOpenTelemetry(exposition: Exposition): boolean {
  if (exposition.has('target_info') || exposition.has('otel_scope_info')) return true;
  return [...exposition.values()].some(({ samples }) => samples.some(({ labels }) => 'otel_scope_name' in labels));
}
