import type { Commands, NamespaceCommands, SystemCommands, WorkloadCommands } from '../../alerts';
import type { Pods } from '../../core/network';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { folderOf, type Namespaces } from './place';

/** Servers that run on each machine. */
const onMachines: readonly string[] = [nodeExporterAddress.name];

/** Returns the kubectl commands of runbooks. */
export function kubectl({ namespace, machineNamespace }: Namespaces): Commands {
  const { name: alertmanager, port } = alertmanagerAddress;
  const namespaceOf = (server: string) => (onMachines.includes(server) ? machineNamespace : namespace);
  return {
    system,
    server: (name) => ({
      system: system({ namespace: namespaceOf(name), labels: { 'app.kubernetes.io/name': name } }),
      folder: folderOf,
      ...workload(name, namespaceOf(name)),
    }),
    workload,
    cluster,
    amtool: `kubectl exec -n ${namespace} statefulset/${alertmanager} -- amtool --alertmanager.url=http://localhost:${port}`,
  };
}

function system({ namespace, labels }: Pods): SystemCommands {
  const selector = Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
  const about = (command: string, options = '') => code(`${command} -n ${namespace} -l ${selector}${options}`);
  const first = `$(kubectl get pods -n ${namespace} -l ${selector} -o name | head -1)`;
  return {
    list: about('get pods', ' -o wide'),
    describe: about('describe pods'),
    logs: about('logs', ' --all-containers --tail=100'),
    previousLogs: about('logs', ' --previous --tail=100'),
    restart: about('delete pods'),
    exec: (command) => code(`exec -n ${namespace} ${first} -- ${command}`),
    selector,
    namespace: inNamespace(namespace),
  };
}

function workload(name: string, namespace: string): WorkloadCommands {
  return {
    exec: (command) => code(`exec -n ${namespace} deployment/${name} -- ${command}`),
    containerLogs: (container) => code(`logs -n ${namespace} deployment/${name} -c ${container} --tail=50`),
  };
}

function inNamespace(name: string): NamespaceCommands {
  return {
    name,
    pods: code(`get pods -n ${name}`),
    labels: code(`get pods -n ${name} --show-labels`),
    usage: code(`top pods -n ${name}`),
    workloads: code(`get deployments,statefulsets,daemonsets -n ${name}`),
    events: code(`get events -n ${name} --sort-by=.lastTimestamp`),
    networkPolicies: code(`get networkpolicy -n ${name}`),
    network: code(`get service,endpoints,networkpolicy -n ${name}`),
  };
}

const cluster: Commands['cluster'] = {
  nodes: code('get nodes'),
  nodeConditions: code('describe node | grep -A8 Conditions'),
  networkPolicies: code('get networkpolicy -A'),
  podsNotRunning: code('get pods -A | grep -v Running'),
  podsByMemory: code('top pods -A --sort-by=memory | head -15'),
  podsByRestarts: code('get pods -A --sort-by=.status.containerStatuses[0].restartCount | tail'),
  deleteFailedPods: code('delete pods -A --field-selector=status.phase==Failed'),
  editConfigMap: code('edit configmap'),
  helmCharts: code('get helmchart,jobs -n kube-system'),
  helmLogs: (chart) => code(`logs -n kube-system job/helm-install-${chart}`),
  named: {
    describe: (kind, label = kind) => code(`describe ${kind} ${inNamed(kind)}‹${label}›`),
    logs: code('logs -n ‹namespace› ‹pod› --all-containers --tail=100'),
    previousLogs: code('logs -n ‹namespace› ‹pod› -c ‹container› --previous --tail=100'),
    usage: code('top pods -n ‹namespace› --containers'),
    events: code('get events -n ‹namespace› --sort-by=.lastTimestamp'),
    rollout: (kind) => code(`rollout status -n ‹namespace› ${kind}/‹${kind}›`),
    undo: (kind, label = kind) => code(`rollout undo -n ‹namespace› ${kind}/‹${label}›`),
    remove: (kind, label = kind) => code(`delete ${kind} ${inNamed(kind)}‹${label}›`),
  },
};

/** Returns the option for the namespace of an object; none for kinds without a namespace. */
function inNamed(kind: string): string {
  return ['node', 'persistentvolume'].includes(kind) ? '' : '-n ‹namespace› ';
}

function code(command: string): string {
  return `\`kubectl ${command}\``;
}
