import type { MonitoringStackProps } from './monitoring-stack';

/** The hosts under which the parts of a stack are reached from outside, by the names of the parts. */
export function hostsOf({ grafana, prometheus, alertmanager }: MonitoringStackProps): ReadonlyMap<string, string> {
  const hosts = [
    ['grafana', grafana.host],
    ['prometheus', prometheus.exposure?.host],
    ['alertmanager', alertmanager?.exposure?.host],
  ] as const;
  return new Map(hosts.flatMap(([part, host]) => (host === undefined ? [] : [[part, host] as const])));
}
