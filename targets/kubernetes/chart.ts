import type { Issue } from '../../core/errors';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { TraefikIngress, type RouteProps } from '../../constructs/ingress/traefik';
import { MonitoringNamespace } from '../../constructs/namespace';
import { apiServerFlow } from '../../constructs/network-policies/api-server';
import { serverFlows } from '../../constructs/network-policies/flows';
import { NetworkIsolation } from '../../constructs/network-policies/network-policies';
import { putInOrder } from '../../constructs/object-order';
import { claimName, podsOf, volumeFolders, type ServerProps } from '../../constructs/server';
import { addValidation, issuesWithin } from '../../constructs/validation';
import { Workload } from '../../constructs/workload';
import { defaults } from '../../core/defaults';
import type { Flow } from '../../core/network';
import { hostsOf } from '../../stack/hosts';
import { clientFlows, isolatedPods } from '../../stack/network-flows';
import type { RequiredSecret } from '../../stack/required-secrets';
import { inCallOrder, serversOf } from '../../stack/servers';
import { isAgentStack, type StackProps } from '../../stack/stack';
import { stackIssues } from '../../stack/validation';
import { kubectl } from './commands';
import { clusterPlace } from './place';
import { patchSecrets, serverSecrets } from './required-secrets';
import { chartIssues } from './validation';

/** The Kubernetes objects of a stack. */
export class StackChart extends Chart {
  /** Servers of the stack and where they run. */
  readonly servers: readonly ServerProps[];
  /** Namespace that the stack makes for itself. */
  readonly ownNamespace: string;
  /** Every key of a Secret that the stack reads; it creates none of them. */
  readonly requiredSecrets: readonly RequiredSecret[];

  constructor(
    scope: Construct,
    readonly stack: StackProps,
  ) {
    super(scope, stack.name, {
      disableResourceNameHashes: true,
      labels: { 'app.kubernetes.io/part-of': stack.name, 'app.kubernetes.io/managed-by': 'vigie' },
    });
    const { name: instance, namespace = defaults.namespace, patches = [] } = stack;
    this.ownNamespace = namespace;
    new MonitoringNamespace(this, 'namespace', { name: namespace });
    const specs = serversOf(stack, clusterPlace(namespace, instance), kubectl);
    const claimOf = (server: string) =>
      specs
        .filter(({ name }) => name === server)
        .flatMap(volumeFolders)
        .map(claimName)[0]!;
    this.servers = specs.map((spec) => ({ spec, namespace, instance, claimOf }));
    for (const spec of inCallOrder(specs)) {
      new Workload(
        this,
        spec.name,
        this.servers.find((one) => one.spec === spec)!,
      );
    }
    const ingress = this.addIngress();
    this.requiredSecrets = [
      ...specs.flatMap((spec) => serverSecrets(spec, namespace)),
      ...(ingress?.requiredSecrets ?? []),
      ...patches.flatMap(patchSecrets),
    ];
    this.isolate(ingress?.flows ?? []);
    putInOrder(this);
    addValidation(this, () => [...stackIssues(stack), ...chartIssues(this, stack, this.requiredSecrets)]);
  }

  /** Everything that is wrong with the stack, by the construct that found it. */
  issues(): Issue[] {
    return issuesWithin(this);
  }

  private addIngress(): TraefikIngress | undefined {
    const { stack, servers, ownNamespace: namespace } = this;
    if (isAgentStack(stack) || !stack.ingress) return undefined;
    const { grafana, prometheus, alertmanager } = stack;
    const users: Readonly<Record<string, RouteProps['basicAuth']>> = {
      grafana: grafana.basicAuth,
      prometheus: prometheus.exposure?.basicAuth,
      alertmanager: alertmanager?.exposure?.basicAuth,
    };
    const routes = [...hostsOf(stack)].map(([name, host]): RouteProps => {
      const server = servers.find(({ spec }) => spec.name === name)!;
      const { port, hasOwnLogin } = server.spec;
      const basicAuth = users[name];
      return {
        name,
        host,
        service: name,
        port: port!.port,
        pods: podsOf(server),
        hasOwnLogin,
        ...(basicAuth ? { basicAuth } : {}),
      };
    });
    return new TraefikIngress(this, 'ingress', { ...stack.ingress, namespace, instance: stack.name, routes });
  }

  /** Lets through in the namespaces of the stack the connections of its servers, and nothing else. */
  private isolate(ingress: readonly Flow[]): void {
    const { servers } = this;
    const { name, jobs, apiServer = {} } = this.stack;
    const discovering = servers.filter(({ spec }) => spec.discovers.length > 0);
    new NetworkIsolation(this, 'network', {
      namespaces: [...new Set(servers.map((server) => podsOf(server).namespace))],
      parts: Object.fromEntries(servers.map((server) => [server.spec.name, podsOf(server)])),
      flows: [
        ...ingress,
        ...serverFlows(servers),
        ...discovering.map((server) => apiServerFlow(podsOf(server), apiServer)),
        ...clientFlows(jobs),
      ],
      foreign: isolatedPods(name, jobs),
    });
  }
}
