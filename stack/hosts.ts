import type { SecretValue } from '../core/secret-value';
import { alertmanagerAddress } from '../servers/alertmanager/spec';
import { grafanaAddress } from '../servers/grafana/spec';
import { prometheusAddress } from '../servers/prometheus/prometheus-base';
import { isAgentStack, type StackProps } from './stack';

/** Access to a server from outside. */
export interface ServerExposure {
  readonly host: string;
  /** Users of basic authentication; `undefined` without it. */
  readonly basicAuth: SecretValue | undefined;
}

/**
 * Returns the external access to the servers of a stack, by the names of the servers. An agent stack
 * has none.
 */
export function exposuresOf(stack: StackProps): ReadonlyMap<string, ServerExposure> {
  if (isAgentStack(stack)) return new Map();
  const { grafana, prometheus, alertmanager } = stack;
  const exposures: readonly (readonly [string, Partial<ServerExposure> | undefined])[] = [
    [grafanaAddress.name, grafana],
    [prometheusAddress.name, prometheus.exposure],
    [alertmanagerAddress.name, alertmanager?.exposure],
  ];
  return new Map(
    exposures.flatMap(([server, { host, basicAuth } = {}]) =>
      host === undefined ? [] : [[server, { host, basicAuth }] as const],
    ),
  );
}

/**
 * Returns the external hosts of the servers of a stack, by the names of the servers. An agent stack
 * has none.
 */
export function hostsOf(stack: StackProps): ReadonlyMap<string, string> {
  return new Map([...exposuresOf(stack)].map(([server, { host }]) => [server, host]));
}
