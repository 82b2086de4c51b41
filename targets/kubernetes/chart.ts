import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ingressDefinition, type IngressObjects, type RouteProps } from '../../constructs/ingress';
import { MonitoringNamespace } from '../../constructs/namespace';
import { apiServerFlow } from '../../constructs/network-policies/api-server';
import { ingressControllerOf, nodeFlows } from '../../constructs/network-policies/cluster-network';
import { dnsFlows } from '../../constructs/network-policies/dns';
import { serverFlows } from '../../constructs/network-policies/flows';
import { NetworkIsolation, policiesOf, type Policy } from '../../constructs/network-policies/network-policies';
import { putInOrder } from '../../constructs/object-order';
import { PriorityClass, priorityClassName } from '../../constructs/priority-class';
import { claimName, podsOf, volumeFolders, type ServerProps } from '../../constructs/server';
import { addValidation, issuesUnder, markValidated } from '../../constructs/validation';
import { Workload } from '../../constructs/workload';
import { inPath, throwIssues, type Issue } from '../../core/errors';
import type { OwnedName } from '../../core/names';
import type { DeclaredFlow } from '../../core/network';
import { exposuresOf } from '../../stack/hosts';
import { clientFlows, isolatedPods } from '../../stack/network-flows';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { ShownDashboards } from '../../stack/runbooks';
import { inCallOrder } from '../../stack/servers';
import { isAgentStack, type StackProps } from '../../stack/stack';
import { stackIssues } from '../../stack/validation';
import { shapeIssues } from '../../stack/validation/shapes';
import { sharedIssues } from '../../stack/validation/shared-names';
import { clusterContent } from './content';
import { clusterNames } from './names';
import { namespacesOf, type KubernetesOptions } from './options';
import type { Namespaces } from './place';
import { patchSecrets, serverSecrets } from './required-secrets';
import { chartIssues } from './validation';

/** Stack with the options of its Kubernetes target. */
export interface StackChartProps extends KubernetesOptions {
  /** Stack whose objects the chart has. */
  readonly stack: StackProps;
}

/** Ids of the constructs of a chart that are no servers. */
const otherIds: readonly string[] = ['namespace', 'priority', 'ingress', 'network', 'secrets'];

/**
 * Chart with the Kubernetes objects of a stack. The id of the chart is not part of their names.
 *
 * @throws ValidationError when a stack of untyped code lacks a property, or gives it as another type
 */
export class StackChart extends Chart {
  /** Stack whose objects the chart has. */
  readonly stack: StackProps;
  /** Namespaces of the servers. */
  readonly namespaces: Namespaces;
  /** Dashboards and runbook pages of the stack. */
  readonly shown: ShownDashboards;
  /** Servers of the stack with their namespaces. */
  readonly servers: readonly ServerProps[];
  /** Keys of Secrets that the stack reads. The chart does not create them. */
  readonly requiredSecrets: readonly RequiredSecret[];
  /** Network policies, with the reason of each connection that they allow. */
  readonly networkPolicies: readonly Policy<DeclaredFlow>[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: StackChartProps,
  ) {
    const { stack, storage = {}, priorityClass } = props;
    throwIssues(shapeIssues(stack));
    super(scope, id, {
      disableResourceNameHashes: true,
      labels: { 'app.kubernetes.io/part-of': stack.name, 'app.kubernetes.io/managed-by': 'vigie' },
    });
    this.stack = stack;
    this.namespaces = namespacesOf(props);
    const { name: instance, patches = [] } = stack;
    const { namespace, machineNamespace } = this.namespaces;
    new MonitoringNamespace(this, 'namespace', { name: namespace });
    if (priorityClass === undefined) new PriorityClass(this, 'priority', { namespace });
    const { specs, shown } = clusterContent(stack, this.namespaces);
    this.shown = shown;
    const claimOf = (server: string) =>
      specs
        .filter(({ name }) => name === server)
        .flatMap(volumeFolders)
        .map((folder) => claimName(folder, storage[server]))[0]!;
    this.servers = specs.map((spec) => ({
      spec,
      namespace: spec.runs.kind === 'each-machine' ? machineNamespace : namespace,
      instance,
      priorityClass: priorityClass ?? priorityClassName(namespace),
      claimOf,
      ...(storage[spec.name] ? { storage: storage[spec.name] } : {}),
    }));
    for (const spec of inCallOrder(specs)) {
      new Workload(
        this,
        otherIds.includes(spec.name) ? `server-${spec.name}` : spec.name,
        this.servers.find((one) => one.spec === spec)!,
      );
    }
    const ingress = this.addIngress();
    this.requiredSecrets = [
      ...this.servers.flatMap(serverSecrets),
      ...(ingress?.requiredSecrets ?? []),
      ...patches.flatMap(patchSecrets),
    ];
    this.networkPolicies = this.isolate(ingress?.flows ?? []);
    putInOrder(this);
    // What users add later validates itself.
    for (const part of this.node.children) markValidated(part);
    addValidation(this, () => [...stackIssues(stack, specs), ...this.chartIssues(), ...this.sharedNames()]);
  }

  /**
   * Returns the issues of the objects and of the options of the target, without those of the stack.
   */
  issues(): Issue[] {
    return [...inPath(this.stack.name, this.chartIssues()), ...issuesUnder(this)];
  }

  /** Returns the names of the stack in its cluster. */
  names(): OwnedName[] {
    return clusterNames(this, this.props);
  }

  /** Returns the issues of names that charts of the same App share, once. */
  private sharedNames(): Issue[] {
    const charts = this.node.root.node.findAll().filter((one): one is StackChart => one instanceof StackChart);
    return charts[0] === this ? sharedIssues(charts.map((chart) => [chart.stack, chart.names()])) : [];
  }

  private chartIssues(): Issue[] {
    const { servers, requiredSecrets, props } = this;
    const { name, jobs, patches = [] } = this.stack;
    return chartIssues(this, {
      options: props,
      servers,
      requiredSecrets,
      patches,
      isolated: isolatedPods(name, jobs),
    });
  }

  private addIngress(): IngressObjects | undefined {
    const { stack, servers } = this;
    const { ingress } = this.props;
    const { namespace } = this.namespaces;
    if (isAgentStack(stack) || !ingress) return undefined;
    const routes = [...exposuresOf(stack)].map(([name, { host, basicAuth }]): RouteProps => {
      const server = servers.find(({ spec }) => spec.name === name)!;
      const { port, hasOwnLogin } = server.spec;
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
    const { create } = ingressDefinition(ingress);
    return create(this, 'ingress', ingress, { namespace, instance: stack.name, routes });
  }

  /**
   * Adds network policies that allow only the connections of the servers in the namespaces of the
   * stack, and returns them.
   */
  private isolate(ingress: readonly DeclaredFlow[]): readonly Policy<DeclaredFlow>[] {
    const { servers } = this;
    const { name, jobs } = this.stack;
    const { apiServer = {}, network = {}, ingress: options } = this.props;
    const readers = servers.filter(({ spec }) => spec.rights.length > 0);
    const isolation = {
      namespaces: [...new Set(servers.map((server) => podsOf(server).namespace))],
      pods: Object.fromEntries(servers.map((server) => [server.spec.name, podsOf(server)])),
      flows: nodeFlows(
        [
          ...ingress,
          ...serverFlows(servers, ingressControllerOf(network, options), network.hostNetwork?.nodes ?? []),
          ...dnsFlows(servers, network),
          ...readers.map((server) => apiServerFlow(podsOf(server), apiServer)),
          ...clientFlows(jobs),
        ],
        network,
      ),
      externalPods: isolatedPods(name, jobs),
    };
    new NetworkIsolation(this, 'network', isolation);
    return policiesOf(isolation);
  }
}
