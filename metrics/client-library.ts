import type { Exposition } from './exposition-metric';

/**
 * What client libraries say of the process and of themselves, whatever the application does. Of `process_` only what they are known
 * to write: `process_orders_total` is the application's.
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
 * What a metric of a page is that no application declares: its client library's own, or the time at which another one was created.
 *
 * @returns how such metrics are called; nothing for a metric of the application
 */
export function libraryFamily(metric: string, exposition: Exposition): string | undefined {
  const created = /^(.+)_created$/.exec(metric)?.[1];
  if (created !== undefined && (exposition.has(created) || exposition.has(`${created}_total`))) return '*_created';
  return Object.entries(families).find(([, pattern]) => pattern.test(metric))?.[0];
}
