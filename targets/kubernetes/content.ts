import { once } from '../../core/once';
import type { ServerSpec } from '../../servers/server-spec';
import { dashboardsOf, type ShownDashboards } from '../../stack/runbooks';
import { serversOf } from '../../stack/servers';
import type { StackProps } from '../../stack/stack';
import { kubectl } from './commands';
import { clusterPlace, type Namespaces } from './place';

/** Servers, dashboards and runbook pages of a stack in its namespaces. */
export interface ClusterContent {
  readonly specs: readonly ServerSpec[];
  readonly shown: ShownDashboards;
}

/**
 * Returns the content of a stack in namespaces. It is rendered once: a deployment by Pulumi has two
 * charts.
 */
export const clusterContent = once((stack: StackProps, namespaces: Namespaces): ClusterContent => {
  const shown = dashboardsOf(stack, kubectl(namespaces));
  return { specs: serversOf(stack, clusterPlace(namespaces, stack.name), shown), shown };
});
