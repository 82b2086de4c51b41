import { gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of nodes and namespaces. */
export const nodes = {
  kube_node_created: gauge({ help: 'Time at which the node was registered.', unit: 'timestamp', ...of.node }),
  kube_node_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the node was asked for.',
    unit: 'timestamp',
    ...of.node,
  }),
  kube_node_info: gauge({ help: 'Software and addresses of the node; always 1.', unit: 'none', ...of.nodeInfo }),
  kube_node_role: gauge({ help: 'Role of the node; always 1.', unit: 'none', ...of.nodeRole }),
  kube_node_spec_pod_cidrs: gauge({
    help: 'Address range of the pods of the node; always 1.',
    unit: 'none',
    ...of.nodeCidr,
  }),
  kube_node_spec_taint: gauge({ help: 'Taint of the node; always 1.', unit: 'none', ...of.nodeTaint }),
  kube_node_spec_unschedulable: gauge({
    help: 'Whether new pods are kept away from the node, as after kubectl cordon.',
    unit: 'boolean',
    ...of.node,
  }),
  kube_node_status_addresses: gauge({ help: 'Address of the node; always 1.', unit: 'none', ...of.nodeAddress }),
  kube_node_status_allocatable: gauge({
    help: 'Amount of a resource that pods of the node can request.',
    unit: 'none',
    ...of.nodeResource,
  }),
  kube_node_status_capacity: gauge({
    help: 'Amount of a resource that the node has.',
    unit: 'none',
    ...of.nodeResource,
  }),
  kube_node_status_condition: gauge({
    help: 'Whether a condition of the node has a status.',
    unit: 'boolean',
    ...of.nodeCondition,
  }),
  kube_namespace_created: gauge({
    help: 'Time at which the namespace was created.',
    unit: 'timestamp',
    ...of.namespace,
  }),
  kube_namespace_status_condition: gauge({
    help: 'Whether a condition of a namespace that is being deleted has a status.',
    unit: 'boolean',
    ...of.namespaceCondition,
  }),
  kube_namespace_status_phase: gauge({
    help: 'Whether the namespace is in a phase.',
    unit: 'boolean',
    ...of.namespacePhase,
  }),
} as const;
