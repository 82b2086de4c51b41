import { isAgentStack, type StackProps } from './stack';

/** The hosts under which the parts of a stack are reached from outside, by the names of the parts; those of an agent are not. */
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
