import { isAgentStack, type StackProps } from './stack';

/**
 * Returns the external hosts of the servers of a stack, by the names of the servers. An agent stack
 * has none.
 */
export function hostsOf(stack: StackProps): ReadonlyMap<string, string> {
  if (isAgentStack(stack)) return new Map();
  const { grafana, prometheus, alertmanager } = stack;
  const hosts = [
    ['grafana', grafana.host],
    ['prometheus', prometheus.exposure?.host],
    ['alertmanager', alertmanager?.exposure?.host],
  ] as const;
  return new Map(hosts.flatMap(([server, host]) => (host === undefined ? [] : [[server, host] as const])));
}
