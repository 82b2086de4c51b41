// Kubernetes 1.36.3: written by "npm run api-types" from api/openapi-spec/swagger.json of k8s.io/kubernetes. Do not edit.
import { ApiObject, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';

/** Namespace provides a scope for Names. */
export class KubeNamespace extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'Namespace',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeNamespaceProps): any {
    return { ...KubeNamespace.GVK, ...toJson_KubeNamespaceProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeNamespaceProps) {
    super(scope, id, { ...KubeNamespace.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeNamespace.GVK, ...toJson_KubeNamespaceProps(super.toJson()) };
  }
}

/** ConfigMap holds configuration data for pods to consume. */
export class KubeConfigMap extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeConfigMapProps): any {
    return { ...KubeConfigMap.GVK, ...toJson_KubeConfigMapProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeConfigMapProps) {
    super(scope, id, { ...KubeConfigMap.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeConfigMap.GVK, ...toJson_KubeConfigMapProps(super.toJson()) };
  }
}

/** ServiceAccount binds together: * a name, understood by users, and perhaps by peripheral systems, for an identity * a principal that can be authenticated and authorized * a set of secrets */
export class KubeServiceAccount extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeServiceAccountProps): any {
    return { ...KubeServiceAccount.GVK, ...toJson_KubeServiceAccountProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeServiceAccountProps) {
    super(scope, id, { ...KubeServiceAccount.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeServiceAccount.GVK, ...toJson_KubeServiceAccountProps(super.toJson()) };
  }
}

/** Service is a named abstraction of software service (for example, mysql) consisting of local port (for example 3306) that the proxy listens on, and the selector that determines which pods will answer requests sent through the proxy. */
export class KubeService extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'Service',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeServiceProps): any {
    return { ...KubeService.GVK, ...toJson_KubeServiceProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeServiceProps) {
    super(scope, id, { ...KubeService.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeService.GVK, ...toJson_KubeServiceProps(super.toJson()) };
  }
}

/** PersistentVolumeClaim is a user's request for and claim to a persistent volume */
export class KubePersistentVolumeClaim extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubePersistentVolumeClaimProps): any {
    return { ...KubePersistentVolumeClaim.GVK, ...toJson_KubePersistentVolumeClaimProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubePersistentVolumeClaimProps) {
    super(scope, id, { ...KubePersistentVolumeClaim.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubePersistentVolumeClaim.GVK, ...toJson_KubePersistentVolumeClaimProps(super.toJson()) };
  }
}

/** Pod is a collection of containers that can run on a host. */
export class KubePod extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'v1',
    kind: 'Pod',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubePodProps): any {
    return { ...KubePod.GVK, ...toJson_KubePodProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubePodProps) {
    super(scope, id, { ...KubePod.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubePod.GVK, ...toJson_KubePodProps(super.toJson()) };
  }
}

/** Deployment enables declarative updates for Pods and ReplicaSets. */
export class KubeDeployment extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeDeploymentProps): any {
    return { ...KubeDeployment.GVK, ...toJson_KubeDeploymentProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeDeploymentProps) {
    super(scope, id, { ...KubeDeployment.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeDeployment.GVK, ...toJson_KubeDeploymentProps(super.toJson()) };
  }
}

/** StatefulSet represents a set of pods with consistent identities. */
export class KubeStatefulSet extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeStatefulSetProps): any {
    return { ...KubeStatefulSet.GVK, ...toJson_KubeStatefulSetProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeStatefulSetProps) {
    super(scope, id, { ...KubeStatefulSet.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeStatefulSet.GVK, ...toJson_KubeStatefulSetProps(super.toJson()) };
  }
}

/** DaemonSet represents the configuration of a daemon set. */
export class KubeDaemonSet extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeDaemonSetProps): any {
    return { ...KubeDaemonSet.GVK, ...toJson_KubeDaemonSetProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeDaemonSetProps) {
    super(scope, id, { ...KubeDaemonSet.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeDaemonSet.GVK, ...toJson_KubeDaemonSetProps(super.toJson()) };
  }
}

/** CronJob represents the configuration of a single cron job. */
export class KubeCronJob extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeCronJobProps): any {
    return { ...KubeCronJob.GVK, ...toJson_KubeCronJobProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeCronJobProps) {
    super(scope, id, { ...KubeCronJob.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeCronJob.GVK, ...toJson_KubeCronJobProps(super.toJson()) };
  }
}

/** Role is a namespaced, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding. */
export class KubeRole extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeRoleProps): any {
    return { ...KubeRole.GVK, ...toJson_KubeRoleProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeRoleProps) {
    super(scope, id, { ...KubeRole.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeRole.GVK, ...toJson_KubeRoleProps(super.toJson()) };
  }
}

/** RoleBinding references a role, but does not contain it. */
export class KubeRoleBinding extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeRoleBindingProps): any {
    return { ...KubeRoleBinding.GVK, ...toJson_KubeRoleBindingProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeRoleBindingProps) {
    super(scope, id, { ...KubeRoleBinding.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeRoleBinding.GVK, ...toJson_KubeRoleBindingProps(super.toJson()) };
  }
}

/** ClusterRole is a cluster level, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding or ClusterRoleBinding. */
export class KubeClusterRole extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeClusterRoleProps): any {
    return { ...KubeClusterRole.GVK, ...toJson_KubeClusterRoleProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeClusterRoleProps) {
    super(scope, id, { ...KubeClusterRole.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeClusterRole.GVK, ...toJson_KubeClusterRoleProps(super.toJson()) };
  }
}

/** ClusterRoleBinding references a ClusterRole, but not contain it. */
export class KubeClusterRoleBinding extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeClusterRoleBindingProps): any {
    return { ...KubeClusterRoleBinding.GVK, ...toJson_KubeClusterRoleBindingProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeClusterRoleBindingProps) {
    super(scope, id, { ...KubeClusterRoleBinding.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeClusterRoleBinding.GVK, ...toJson_KubeClusterRoleBindingProps(super.toJson()) };
  }
}

/** NetworkPolicy describes what network traffic is allowed for a set of Pods */
export class KubeNetworkPolicy extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubeNetworkPolicyProps): any {
    return { ...KubeNetworkPolicy.GVK, ...toJson_KubeNetworkPolicyProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubeNetworkPolicyProps) {
    super(scope, id, { ...KubeNetworkPolicy.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubeNetworkPolicy.GVK, ...toJson_KubeNetworkPolicyProps(super.toJson()) };
  }
}

/** PodDisruptionBudget is an object to define the max disruption that can be caused to a collection of pods */
export class KubePodDisruptionBudget extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubePodDisruptionBudgetProps): any {
    return { ...KubePodDisruptionBudget.GVK, ...toJson_KubePodDisruptionBudgetProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubePodDisruptionBudgetProps) {
    super(scope, id, { ...KubePodDisruptionBudget.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubePodDisruptionBudget.GVK, ...toJson_KubePodDisruptionBudgetProps(super.toJson()) };
  }
}

/** PriorityClass defines mapping from a priority class name to the priority integer value. */
export class KubePriorityClass extends ApiObject {
  /** Its API version and kind. */
  static readonly GVK: GroupVersionKind = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
  }

  /** Manifest of such an object that belongs to no chart. */
  static manifest(props: KubePriorityClassProps): any {
    return { ...KubePriorityClass.GVK, ...toJson_KubePriorityClassProps(props) };
  }

  constructor(scope: Construct, id: string, props: KubePriorityClassProps) {
    super(scope, id, { ...KubePriorityClass.GVK, ...props });
  }

  /** Manifest of this object. */
  override toJson(): any {
    return { ...KubePriorityClass.GVK, ...toJson_KubePriorityClassProps(super.toJson()) };
  }
}

/** Namespace provides a scope for Names. */
export interface KubeNamespaceProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Spec defines the behavior of the Namespace. */
  readonly spec?: NamespaceSpec;
}

export function toJson_KubeNamespaceProps(obj: KubeNamespaceProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_NamespaceSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ConfigMap holds configuration data for pods to consume. */
export interface KubeConfigMapProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** BinaryData contains the binary data. */
  readonly binaryData?: { [key: string]: string };

  /** Data contains the configuration data. */
  readonly data?: { [key: string]: string };

  /** Immutable, if set to true, ensures that data stored in the ConfigMap cannot be updated (only object metadata can be modified). Defaulted to nil. */
  readonly immutable?: boolean;
}

export function toJson_KubeConfigMapProps(obj: KubeConfigMapProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'binaryData': ((obj.binaryData) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.binaryData).filter(([, one]) => one !== undefined))),
    'data': ((obj.data) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.data).filter(([, one]) => one !== undefined))),
    'immutable': obj.immutable,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ServiceAccount binds together: * a name, understood by users, and perhaps by peripheral systems, for an identity * a principal that can be authenticated and authorized * a set of secrets */
export interface KubeServiceAccountProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** AutomountServiceAccountToken indicates whether pods running as this service account should have an API token automatically mounted. */
  readonly automountServiceAccountToken?: boolean;

  /** ImagePullSecrets is a list of references to secrets in the same namespace to use for pulling any images in pods that reference this ServiceAccount. */
  readonly imagePullSecrets?: LocalObjectReference[];

  /** Secrets is a list of the secrets in the same namespace that pods running using this ServiceAccount are allowed to use. */
  readonly secrets?: ObjectReference[];
}

export function toJson_KubeServiceAccountProps(obj: KubeServiceAccountProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'automountServiceAccountToken': obj.automountServiceAccountToken,
    'imagePullSecrets': obj.imagePullSecrets?.map(y => toJson_LocalObjectReference(y)),
    'secrets': obj.secrets?.map(y => toJson_ObjectReference(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Service is a named abstraction of software service (for example, mysql) consisting of local port (for example 3306) that the proxy listens on, and the selector that determines which pods will answer requests sent through the proxy. */
export interface KubeServiceProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Spec defines the behavior of a service. https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status */
  readonly spec?: ServiceSpec;
}

export function toJson_KubeServiceProps(obj: KubeServiceProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_ServiceSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaim is a user's request for and claim to a persistent volume */
export interface KubePersistentVolumeClaimProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** spec defines the desired characteristics of a volume requested by a pod author. */
  readonly spec?: PersistentVolumeClaimSpec;
}

export function toJson_KubePersistentVolumeClaimProps(obj: KubePersistentVolumeClaimProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PersistentVolumeClaimSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Pod is a collection of containers that can run on a host. */
export interface KubePodProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of the pod. */
  readonly spec?: PodSpec;
}

export function toJson_KubePodProps(obj: KubePodProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PodSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Deployment enables declarative updates for Pods and ReplicaSets. */
export interface KubeDeploymentProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of the Deployment. */
  readonly spec?: DeploymentSpec;
}

export function toJson_KubeDeploymentProps(obj: KubeDeploymentProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_DeploymentSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** StatefulSet represents a set of pods with consistent identities. */
export interface KubeStatefulSetProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Spec defines the desired identities of pods in this set. */
  readonly spec?: StatefulSetSpec;
}

export function toJson_KubeStatefulSetProps(obj: KubeStatefulSetProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_StatefulSetSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DaemonSet represents the configuration of a daemon set. */
export interface KubeDaemonSetProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** The desired behavior of this daemon set. */
  readonly spec?: DaemonSetSpec;
}

export function toJson_KubeDaemonSetProps(obj: KubeDaemonSetProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_DaemonSetSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** CronJob represents the configuration of a single cron job. */
export interface KubeCronJobProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of a cron job, including the schedule. */
  readonly spec: CronJobSpec;
}

export function toJson_KubeCronJobProps(obj: KubeCronJobProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_CronJobSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Role is a namespaced, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding. */
export interface KubeRoleProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Rules holds all the PolicyRules for this Role */
  readonly rules?: PolicyRule[];
}

export function toJson_KubeRoleProps(obj: KubeRoleProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'rules': obj.rules?.map(y => toJson_PolicyRule(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** RoleBinding references a role, but does not contain it. */
export interface KubeRoleBindingProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** RoleRef can reference a Role in the current namespace or a ClusterRole in the global namespace. */
  readonly roleRef: RoleRef;

  /** Subjects holds references to the objects the role applies to. */
  readonly subjects?: Subject[];
}

export function toJson_KubeRoleBindingProps(obj: KubeRoleBindingProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'roleRef': toJson_RoleRef(obj.roleRef),
    'subjects': obj.subjects?.map(y => toJson_Subject(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ClusterRole is a cluster level, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding or ClusterRoleBinding. */
export interface KubeClusterRoleProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** AggregationRule is an optional field that describes how to build the Rules for this ClusterRole. */
  readonly aggregationRule?: AggregationRule;

  /** Rules holds all the PolicyRules for this ClusterRole */
  readonly rules?: PolicyRule[];
}

export function toJson_KubeClusterRoleProps(obj: KubeClusterRoleProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'aggregationRule': toJson_AggregationRule(obj.aggregationRule),
    'rules': obj.rules?.map(y => toJson_PolicyRule(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ClusterRoleBinding references a ClusterRole, but not contain it. */
export interface KubeClusterRoleBindingProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** RoleRef can only reference a ClusterRole in the global namespace. */
  readonly roleRef: RoleRef;

  /** Subjects holds references to the objects the role applies to. */
  readonly subjects?: Subject[];
}

export function toJson_KubeClusterRoleBindingProps(obj: KubeClusterRoleBindingProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'roleRef': toJson_RoleRef(obj.roleRef),
    'subjects': obj.subjects?.map(y => toJson_Subject(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicy describes what network traffic is allowed for a set of Pods */
export interface KubeNetworkPolicyProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** spec represents the specification of the desired behavior for this NetworkPolicy. */
  readonly spec?: NetworkPolicySpec;
}

export function toJson_KubeNetworkPolicyProps(obj: KubeNetworkPolicyProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_NetworkPolicySpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodDisruptionBudget is an object to define the max disruption that can be caused to a collection of pods */
export interface KubePodDisruptionBudgetProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of the PodDisruptionBudget. */
  readonly spec?: PodDisruptionBudgetSpec;
}

export function toJson_KubePodDisruptionBudgetProps(obj: KubePodDisruptionBudgetProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PodDisruptionBudgetSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PriorityClass defines mapping from a priority class name to the priority integer value. */
export interface KubePriorityClassProps {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** description is an arbitrary string that usually provides guidelines on when this priority class should be used. */
  readonly description?: string;

  /** globalDefault specifies whether this PriorityClass should be considered as the default priority for pods that do not have any priority class. */
  readonly globalDefault?: boolean;

  /** preemptionPolicy is the Policy for preempting pods with lower priority. Defaults to PreemptLowerPriority if unset. */
  readonly preemptionPolicy?: string;

  /** value represents the integer value of this priority class. */
  readonly value?: number;
}

export function toJson_KubePriorityClassProps(obj: KubePriorityClassProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'description': obj.description,
    'globalDefault': obj.globalDefault,
    'preemptionPolicy': obj.preemptionPolicy,
    'value': obj.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ObjectMeta is metadata that all persisted resources must have, which includes all objects users must create. */
export interface ObjectMeta {
  /** Annotations is an unstructured key value map stored with a resource that may be set by external tools to store and retrieve arbitrary metadata. */
  readonly annotations?: { [key: string]: string };

  /** CreationTimestamp is a timestamp representing the server time when this object was created. */
  readonly creationTimestamp?: Date;

  /** Number of seconds allowed for this object to gracefully terminate before it will be removed from the system. */
  readonly deletionGracePeriodSeconds?: number;

  /** DeletionTimestamp is RFC 3339 date and time at which this resource will be deleted. */
  readonly deletionTimestamp?: Date;

  /** Must be empty before the object is deleted from the registry. */
  readonly finalizers?: string[];

  /** GenerateName is an optional prefix, used by the server, to generate a unique name ONLY IF the Name field has not been provided. */
  readonly generateName?: string;

  /** A sequence number representing a specific generation of the desired state. */
  readonly generation?: number;

  /** Map of string keys and values that can be used to organize and categorize (scope and select) objects. */
  readonly labels?: { [key: string]: string };

  /** ManagedFields maps workflow-id and version to the set of fields that are managed by that workflow. */
  readonly managedFields?: ManagedFieldsEntry[];

  /** Name must be unique within a namespace. */
  readonly name?: string;

  /** Namespace defines the space within which each name must be unique. */
  readonly namespace?: string;

  /** List of objects depended by this object. */
  readonly ownerReferences?: OwnerReference[];

  /** An opaque value that represents the internal version of this object that can be used by clients to determine when objects have changed. */
  readonly resourceVersion?: string;

  /** Deprecated: selfLink is a legacy read-only field that is no longer populated by the system. */
  readonly selfLink?: string;

  /** UID is the unique in time and space value for this object. */
  readonly uid?: string;
}

export function toJson_ObjectMeta(obj: ObjectMeta | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.annotations).filter(([, one]) => one !== undefined))),
    'creationTimestamp': obj.creationTimestamp?.toISOString(),
    'deletionGracePeriodSeconds': obj.deletionGracePeriodSeconds,
    'deletionTimestamp': obj.deletionTimestamp?.toISOString(),
    'finalizers': obj.finalizers?.map(y => y),
    'generateName': obj.generateName,
    'generation': obj.generation,
    'labels': ((obj.labels) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.labels).filter(([, one]) => one !== undefined))),
    'managedFields': obj.managedFields?.map(y => toJson_ManagedFieldsEntry(y)),
    'name': obj.name,
    'namespace': obj.namespace,
    'ownerReferences': obj.ownerReferences?.map(y => toJson_OwnerReference(y)),
    'resourceVersion': obj.resourceVersion,
    'selfLink': obj.selfLink,
    'uid': obj.uid,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NamespaceSpec describes the attributes on a Namespace. */
export interface NamespaceSpec {
  /** Finalizers is an opaque list of values that must be empty to permanently remove object from storage. */
  readonly finalizers?: string[];
}

export function toJson_NamespaceSpec(obj: NamespaceSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'finalizers': obj.finalizers?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** LocalObjectReference contains enough information to let you locate the referenced object inside the same namespace. */
export interface LocalObjectReference {
  /** Name of the referent. */
  readonly name?: string;
}

export function toJson_LocalObjectReference(obj: LocalObjectReference | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ObjectReference contains enough information to let you inspect or modify the referred object. */
export interface ObjectReference {
  /** API version of the referent. */
  readonly apiVersion?: string;

  /** If referring to a piece of an object instead of an entire object, this string should contain a valid JSON/Go field access statement, such as desiredState.manifest.containers[2]. */
  readonly fieldPath?: string;

  /** Kind of the referent. */
  readonly kind?: string;

  /** Name of the referent. */
  readonly name?: string;

  /** Namespace of the referent. */
  readonly namespace?: string;

  /** Specific resourceVersion to which this reference is made, if any. */
  readonly resourceVersion?: string;

  /** UID of the referent. */
  readonly uid?: string;
}

export function toJson_ObjectReference(obj: ObjectReference | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'fieldPath': obj.fieldPath,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
    'resourceVersion': obj.resourceVersion,
    'uid': obj.uid,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ServiceSpec describes the attributes that a user creates on a service. */
export interface ServiceSpec {
  /** allocateLoadBalancerNodePorts defines if NodePorts will be automatically allocated for services with type LoadBalancer. Default is "true". */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /** clusterIP is the IP address of the service and is usually assigned randomly. */
  readonly clusterIp?: string;

  /** ClusterIPs is a list of IP addresses assigned to this service, and are usually assigned randomly. */
  readonly clusterIPs?: string[];

  /** externalIPs is a list of IP addresses for which nodes in the cluster will also accept traffic for this service. */
  readonly externalIPs?: string[];

  /** externalName is the external reference that discovery mechanisms will return as an alias for this service (e.g. a DNS CNAME record). */
  readonly externalName?: string;

  /** externalTrafficPolicy describes how nodes distribute service traffic they receive on one of the Service's "externally-facing" addresses (NodePorts, ExternalIPs, and LoadBalancer IPs). */
  readonly externalTrafficPolicy?: string;

  /** healthCheckNodePort specifies the healthcheck nodePort for the service. */
  readonly healthCheckNodePort?: number;

  /** InternalTrafficPolicy describes how nodes distribute service traffic they receive on the ClusterIP. */
  readonly internalTrafficPolicy?: string;

  /** IPFamilies is a list of IP families (e.g. */
  readonly ipFamilies?: string[];

  /** IPFamilyPolicy represents the dual-stack-ness requested or required by this Service. */
  readonly ipFamilyPolicy?: string;

  /** loadBalancerClass is the class of the load balancer implementation this Service belongs to. */
  readonly loadBalancerClass?: string;

  /** Only applies to Service Type: LoadBalancer. */
  readonly loadBalancerIp?: string;

  /** If specified and supported by the platform, this will restrict traffic through the cloud-provider load-balancer will be restricted to the specified client IPs. */
  readonly loadBalancerSourceRanges?: string[];

  /** The list of ports that are exposed by this service. */
  readonly ports?: ServicePort[];

  /** publishNotReadyAddresses indicates that any agent which deals with endpoints for this Service should disregard any indications of ready/not-ready. */
  readonly publishNotReadyAddresses?: boolean;

  /** Route service traffic to pods with label keys and values matching this selector. */
  readonly selector?: { [key: string]: string };

  /** Supports "ClientIP" and "None". Defaults to None. */
  readonly sessionAffinity?: string;

  /** sessionAffinityConfig contains the configurations of session affinity. */
  readonly sessionAffinityConfig?: SessionAffinityConfig;

  /** TrafficDistribution offers a way to express preferences for how traffic is distributed to Service endpoints. */
  readonly trafficDistribution?: string;

  /** type determines how the Service is exposed. Defaults to ClusterIP. */
  readonly type?: string;
}

export function toJson_ServiceSpec(obj: ServiceSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'allocateLoadBalancerNodePorts': obj.allocateLoadBalancerNodePorts,
    'clusterIP': obj.clusterIp,
    'clusterIPs': obj.clusterIPs?.map(y => y),
    'externalIPs': obj.externalIPs?.map(y => y),
    'externalName': obj.externalName,
    'externalTrafficPolicy': obj.externalTrafficPolicy,
    'healthCheckNodePort': obj.healthCheckNodePort,
    'internalTrafficPolicy': obj.internalTrafficPolicy,
    'ipFamilies': obj.ipFamilies?.map(y => y),
    'ipFamilyPolicy': obj.ipFamilyPolicy,
    'loadBalancerClass': obj.loadBalancerClass,
    'loadBalancerIP': obj.loadBalancerIp,
    'loadBalancerSourceRanges': obj.loadBalancerSourceRanges?.map(y => y),
    'ports': obj.ports?.map(y => toJson_ServicePort(y)),
    'publishNotReadyAddresses': obj.publishNotReadyAddresses,
    'selector': ((obj.selector) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.selector).filter(([, one]) => one !== undefined))),
    'sessionAffinity': obj.sessionAffinity,
    'sessionAffinityConfig': toJson_SessionAffinityConfig(obj.sessionAffinityConfig),
    'trafficDistribution': obj.trafficDistribution,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaimSpec describes the common attributes of storage devices and allows a Source for provider-specific attributes */
export interface PersistentVolumeClaimSpec {
  /** accessModes contains the desired access modes the volume should have. */
  readonly accessModes?: string[];

  /** dataSource field can be used to specify either: * An existing VolumeSnapshot object (snapshot.storage.k8s.io/VolumeSnapshot) * An existing PVC (PersistentVolumeClaim) If the provisioner or an external controller can support the specified data source, it will create a new volume based on the contents of the specified data source. */
  readonly dataSource?: TypedLocalObjectReference;

  /** dataSourceRef specifies the object from which to populate the volume with data, if a non-empty volume is desired. */
  readonly dataSourceRef?: TypedObjectReference;

  /** resources represents the minimum resources the volume should have. */
  readonly resources?: VolumeResourceRequirements;

  /** selector is a label query over volumes to consider for binding. */
  readonly selector?: LabelSelector;

  /** storageClassName is the name of the StorageClass required by the claim. */
  readonly storageClassName?: string;

  /** volumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim. */
  readonly volumeAttributesClassName?: string;

  /** volumeMode defines what type of volume is required by the claim. */
  readonly volumeMode?: string;

  /** volumeName is the binding reference to the PersistentVolume backing this claim. */
  readonly volumeName?: string;
}

export function toJson_PersistentVolumeClaimSpec(obj: PersistentVolumeClaimSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'accessModes': obj.accessModes?.map(y => y),
    'dataSource': toJson_TypedLocalObjectReference(obj.dataSource),
    'dataSourceRef': toJson_TypedObjectReference(obj.dataSourceRef),
    'resources': toJson_VolumeResourceRequirements(obj.resources),
    'selector': toJson_LabelSelector(obj.selector),
    'storageClassName': obj.storageClassName,
    'volumeAttributesClassName': obj.volumeAttributesClassName,
    'volumeMode': obj.volumeMode,
    'volumeName': obj.volumeName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodSpec is a description of a pod. */
export interface PodSpec {
  /** Optional duration in seconds the pod may be active on the node relative to StartTime before the system will actively try to mark it failed and kill associated containers. */
  readonly activeDeadlineSeconds?: number;

  /** If specified, the pod's scheduling constraints */
  readonly affinity?: Affinity;

  /** AutomountServiceAccountToken indicates whether a service account token should be automatically mounted. */
  readonly automountServiceAccountToken?: boolean;

  /** List of containers belonging to the pod. */
  readonly containers: Container[];

  /** Specifies the DNS parameters of a pod. */
  readonly dnsConfig?: PodDnsConfig;

  /** Set DNS policy for the pod. Defaults to "ClusterFirst". */
  readonly dnsPolicy?: string;

  /** EnableServiceLinks indicates whether information about services should be injected into pod's environment variables, matching the syntax of Docker links. */
  readonly enableServiceLinks?: boolean;

  /** List of ephemeral containers run in this pod. */
  readonly ephemeralContainers?: EphemeralContainer[];

  /** HostAliases is an optional list of hosts and IPs that will be injected into the pod's hosts file if specified. */
  readonly hostAliases?: HostAlias[];

  /** Use the host's ipc namespace. */
  readonly hostIpc?: boolean;

  /** Host networking requested for this pod. Default to false. */
  readonly hostNetwork?: boolean;

  /** Use the host's pid namespace. */
  readonly hostPid?: boolean;

  /** Use the host's user namespace. */
  readonly hostUsers?: boolean;

  /** Specifies the hostname of the Pod If not specified, the pod's hostname will be set to a system-defined value. */
  readonly hostname?: string;

  /** HostnameOverride specifies an explicit override for the pod's hostname as perceived by the pod. */
  readonly hostnameOverride?: string;

  /** ImagePullSecrets is an optional list of references to secrets in the same namespace to use for pulling any of the images used by this PodSpec. */
  readonly imagePullSecrets?: LocalObjectReference[];

  /** List of initialization containers belonging to the pod. */
  readonly initContainers?: Container[];

  /** NodeName indicates in which node this pod is scheduled. */
  readonly nodeName?: string;

  /** NodeSelector is a selector which must be true for the pod to fit on a node. */
  readonly nodeSelector?: { [key: string]: string };

  /** Specifies the OS of the containers in the pod. */
  readonly os?: PodOs;

  /** Overhead represents the resource overhead associated with running a pod for a given RuntimeClass. */
  readonly overhead?: { [key: string]: Quantity };

  /** PreemptionPolicy is the Policy for preempting pods with lower priority. Defaults to PreemptLowerPriority if unset. */
  readonly preemptionPolicy?: string;

  /** The priority value. */
  readonly priority?: number;

  /** If specified, indicates the pod's priority. "system-node-critical" and "system-cluster-critical" are two special keywords which indicate the highest priorities with the former being the highest priority. */
  readonly priorityClassName?: string;

  /** If specified, all readiness gates will be evaluated for pod readiness. */
  readonly readinessGates?: PodReadinessGate[];

  /** ResourceClaims defines which ResourceClaims must be allocated and reserved before the Pod is allowed to start. */
  readonly resourceClaims?: PodResourceClaim[];

  /** Resources is the total amount of CPU and Memory resources required by all containers in the pod. */
  readonly resources?: ResourceRequirements;

  /** Restart policy for all containers within the pod. Default to Always. */
  readonly restartPolicy?: string;

  /** RuntimeClassName refers to a RuntimeClass object in the node.k8s.io group, which should be used to run this pod. */
  readonly runtimeClassName?: string;

  /** If specified, the pod will be dispatched by specified scheduler. */
  readonly schedulerName?: string;

  /** SchedulingGates is an opaque list of values that if specified will block scheduling the pod. */
  readonly schedulingGates?: PodSchedulingGate[];

  /** SchedulingGroup provides a reference to the immediate scheduling runtime grouping object that this Pod belongs to. */
  readonly schedulingGroup?: PodSchedulingGroup;

  /** SecurityContext holds pod-level security attributes and common container settings. */
  readonly securityContext?: PodSecurityContext;

  /** DeprecatedServiceAccount is a deprecated alias for ServiceAccountName. */
  readonly serviceAccount?: string;

  /** ServiceAccountName is the name of the ServiceAccount to use to run this pod. */
  readonly serviceAccountName?: string;

  /** If true the pod's hostname will be configured as the pod's FQDN, rather than the leaf name (the default). Default to false. */
  readonly setHostnameAsFqdn?: boolean;

  /** Share a single process namespace between all of the containers in a pod. */
  readonly shareProcessNamespace?: boolean;

  /** If specified, the fully qualified Pod hostname will be "<hostname>.<subdomain>.<pod namespace>.svc.<cluster domain>". */
  readonly subdomain?: string;

  /** Optional duration in seconds the pod needs to terminate gracefully. Defaults to 30 seconds. */
  readonly terminationGracePeriodSeconds?: number;

  /** If specified, the pod's tolerations. */
  readonly tolerations?: Toleration[];

  /** TopologySpreadConstraints describes how a group of pods ought to spread across topology domains. */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];

  /** List of volumes that can be mounted by containers belonging to the pod. */
  readonly volumes?: Volume[];
}

export function toJson_PodSpec(obj: PodSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'activeDeadlineSeconds': obj.activeDeadlineSeconds,
    'affinity': toJson_Affinity(obj.affinity),
    'automountServiceAccountToken': obj.automountServiceAccountToken,
    'containers': obj.containers?.map(y => toJson_Container(y)),
    'dnsConfig': toJson_PodDnsConfig(obj.dnsConfig),
    'dnsPolicy': obj.dnsPolicy,
    'enableServiceLinks': obj.enableServiceLinks,
    'ephemeralContainers': obj.ephemeralContainers?.map(y => toJson_EphemeralContainer(y)),
    'hostAliases': obj.hostAliases?.map(y => toJson_HostAlias(y)),
    'hostIPC': obj.hostIpc,
    'hostNetwork': obj.hostNetwork,
    'hostPID': obj.hostPid,
    'hostUsers': obj.hostUsers,
    'hostname': obj.hostname,
    'hostnameOverride': obj.hostnameOverride,
    'imagePullSecrets': obj.imagePullSecrets?.map(y => toJson_LocalObjectReference(y)),
    'initContainers': obj.initContainers?.map(y => toJson_Container(y)),
    'nodeName': obj.nodeName,
    'nodeSelector': ((obj.nodeSelector) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.nodeSelector).filter(([, one]) => one !== undefined))),
    'os': toJson_PodOs(obj.os),
    'overhead': ((obj.overhead) === undefined) ? undefined : (Object.entries(obj.overhead).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
    'preemptionPolicy': obj.preemptionPolicy,
    'priority': obj.priority,
    'priorityClassName': obj.priorityClassName,
    'readinessGates': obj.readinessGates?.map(y => toJson_PodReadinessGate(y)),
    'resourceClaims': obj.resourceClaims?.map(y => toJson_PodResourceClaim(y)),
    'resources': toJson_ResourceRequirements(obj.resources),
    'restartPolicy': obj.restartPolicy,
    'runtimeClassName': obj.runtimeClassName,
    'schedulerName': obj.schedulerName,
    'schedulingGates': obj.schedulingGates?.map(y => toJson_PodSchedulingGate(y)),
    'schedulingGroup': toJson_PodSchedulingGroup(obj.schedulingGroup),
    'securityContext': toJson_PodSecurityContext(obj.securityContext),
    'serviceAccount': obj.serviceAccount,
    'serviceAccountName': obj.serviceAccountName,
    'setHostnameAsFQDN': obj.setHostnameAsFqdn,
    'shareProcessNamespace': obj.shareProcessNamespace,
    'subdomain': obj.subdomain,
    'terminationGracePeriodSeconds': obj.terminationGracePeriodSeconds,
    'tolerations': obj.tolerations?.map(y => toJson_Toleration(y)),
    'topologySpreadConstraints': obj.topologySpreadConstraints?.map(y => toJson_TopologySpreadConstraint(y)),
    'volumes': obj.volumes?.map(y => toJson_Volume(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DeploymentSpec is the specification of the desired behavior of the Deployment. */
export interface DeploymentSpec {
  /** Minimum number of seconds for which a newly created pod should be ready without any of its container crashing, for it to be considered available. Defaults to 0 (pod will be considered available as soon as it is ready) */
  readonly minReadySeconds?: number;

  /** Indicates that the deployment is paused. */
  readonly paused?: boolean;

  /** The maximum time in seconds for a deployment to make progress before it is considered to be failed. Defaults to 600s. */
  readonly progressDeadlineSeconds?: number;

  /** Number of desired pods. Defaults to 1. */
  readonly replicas?: number;

  /** The number of old ReplicaSets to retain to allow rollback. Defaults to 10. */
  readonly revisionHistoryLimit?: number;

  /** Label selector for pods. */
  readonly selector: LabelSelector;

  /** The deployment strategy to use to replace existing pods with new ones. */
  readonly strategy?: DeploymentStrategy;

  /** Template describes the pods that will be created. */
  readonly template: PodTemplateSpec;
}

export function toJson_DeploymentSpec(obj: DeploymentSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'minReadySeconds': obj.minReadySeconds,
    'paused': obj.paused,
    'progressDeadlineSeconds': obj.progressDeadlineSeconds,
    'replicas': obj.replicas,
    'revisionHistoryLimit': obj.revisionHistoryLimit,
    'selector': toJson_LabelSelector(obj.selector),
    'strategy': toJson_DeploymentStrategy(obj.strategy),
    'template': toJson_PodTemplateSpec(obj.template),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A StatefulSetSpec is the specification of a StatefulSet. */
export interface StatefulSetSpec {
  /** Minimum number of seconds for which a newly created pod should be ready without any of its container crashing for it to be considered available. Defaults to 0 (pod will be considered available as soon as it is ready) */
  readonly minReadySeconds?: number;

  /** ordinals controls the numbering of replica indices in a StatefulSet. */
  readonly ordinals?: StatefulSetOrdinals;

  /** persistentVolumeClaimRetentionPolicy describes the lifecycle of persistent volume claims created from volumeClaimTemplates. */
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;

  /** podManagementPolicy controls how pods are created during initial scale up, when replacing pods on nodes, or when scaling down. */
  readonly podManagementPolicy?: string;

  /** replicas is the desired number of replicas of the given Template. */
  readonly replicas?: number;

  /** revisionHistoryLimit is the maximum number of revisions that will be maintained in the StatefulSet's revision history. */
  readonly revisionHistoryLimit?: number;

  /** selector is a label query over pods that should match the replica count. */
  readonly selector: LabelSelector;

  /** serviceName is the name of the service that governs this StatefulSet. */
  readonly serviceName?: string;

  /** template is the object that describes the pod that will be created if insufficient replicas are detected. */
  readonly template: PodTemplateSpec;

  /** updateStrategy indicates the StatefulSetUpdateStrategy that will be employed to update Pods in the StatefulSet when a revision is made to Template. */
  readonly updateStrategy?: StatefulSetUpdateStrategy;

  /** volumeClaimTemplates is a list of claims that pods are allowed to reference. */
  readonly volumeClaimTemplates?: PersistentVolumeClaim[];
}

export function toJson_StatefulSetSpec(obj: StatefulSetSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'minReadySeconds': obj.minReadySeconds,
    'ordinals': toJson_StatefulSetOrdinals(obj.ordinals),
    'persistentVolumeClaimRetentionPolicy': toJson_StatefulSetPersistentVolumeClaimRetentionPolicy(obj.persistentVolumeClaimRetentionPolicy),
    'podManagementPolicy': obj.podManagementPolicy,
    'replicas': obj.replicas,
    'revisionHistoryLimit': obj.revisionHistoryLimit,
    'selector': toJson_LabelSelector(obj.selector),
    'serviceName': obj.serviceName,
    'template': toJson_PodTemplateSpec(obj.template),
    'updateStrategy': toJson_StatefulSetUpdateStrategy(obj.updateStrategy),
    'volumeClaimTemplates': obj.volumeClaimTemplates?.map(y => toJson_PersistentVolumeClaim(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DaemonSetSpec is the specification of a daemon set. */
export interface DaemonSetSpec {
  /** The minimum number of seconds for which a newly created DaemonSet pod should be ready without any of its container crashing, for it to be considered available. Defaults to 0 (pod will be considered available as soon as it is ready). */
  readonly minReadySeconds?: number;

  /** The number of old history to retain to allow rollback. Defaults to 10. */
  readonly revisionHistoryLimit?: number;

  /** A label query over pods that are managed by the daemon set. */
  readonly selector: LabelSelector;

  /** An object that describes the pod that will be created. */
  readonly template: PodTemplateSpec;

  /** An update strategy to replace existing DaemonSet pods with new pods. */
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

export function toJson_DaemonSetSpec(obj: DaemonSetSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'minReadySeconds': obj.minReadySeconds,
    'revisionHistoryLimit': obj.revisionHistoryLimit,
    'selector': toJson_LabelSelector(obj.selector),
    'template': toJson_PodTemplateSpec(obj.template),
    'updateStrategy': toJson_DaemonSetUpdateStrategy(obj.updateStrategy),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** CronJobSpec describes how the job execution will look like and when it will actually run. */
export interface CronJobSpec {
  /** Specifies how to treat concurrent executions of a Job. */
  readonly concurrencyPolicy?: string;

  /** The number of failed finished jobs to retain. Defaults to 1. */
  readonly failedJobsHistoryLimit?: number;

  /** Specifies the job that will be created when executing a CronJob. */
  readonly jobTemplate: JobTemplateSpec;

  /** The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron. */
  readonly schedule: string;

  /** Optional deadline in seconds for starting the job if it misses scheduled time for any reason. */
  readonly startingDeadlineSeconds?: number;

  /** The number of successful finished jobs to retain. Defaults to 3. */
  readonly successfulJobsHistoryLimit?: number;

  /** This flag tells the controller to suspend subsequent executions, it does not apply to already started executions. Defaults to false. */
  readonly suspend?: boolean;

  /** The time zone name for the given schedule, see https://en.wikipedia.org/wiki/List_of_tz_database_time_zones. */
  readonly timeZone?: string;
}

export function toJson_CronJobSpec(obj: CronJobSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'concurrencyPolicy': obj.concurrencyPolicy,
    'failedJobsHistoryLimit': obj.failedJobsHistoryLimit,
    'jobTemplate': toJson_JobTemplateSpec(obj.jobTemplate),
    'schedule': obj.schedule,
    'startingDeadlineSeconds': obj.startingDeadlineSeconds,
    'successfulJobsHistoryLimit': obj.successfulJobsHistoryLimit,
    'suspend': obj.suspend,
    'timeZone': obj.timeZone,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PolicyRule holds information that describes a policy rule, but does not contain information about who the rule applies to or which namespace the rule applies to. */
export interface PolicyRule {
  /** APIGroups is the name of the APIGroup that contains the resources. */
  readonly apiGroups?: string[];

  /** NonResourceURLs is a set of partial urls that a user should have access to. *s are allowed, but only as the full, final step in the path Since non-resource URLs are not namespaced, this field is only applicable for ClusterRoles referenced from a ClusterRoleBinding. */
  readonly nonResourceUrLs?: string[];

  /** ResourceNames is an optional white list of names that the rule applies to. */
  readonly resourceNames?: string[];

  /** Resources is a list of resources this rule applies to. '*' represents all resources. */
  readonly resources?: string[];

  /** Verbs is a list of Verbs that apply to ALL the ResourceKinds contained in this rule. '*' represents all verbs. */
  readonly verbs: string[];
}

export function toJson_PolicyRule(obj: PolicyRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiGroups': obj.apiGroups?.map(y => y),
    'nonResourceURLs': obj.nonResourceUrLs?.map(y => y),
    'resourceNames': obj.resourceNames?.map(y => y),
    'resources': obj.resources?.map(y => y),
    'verbs': obj.verbs?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** RoleRef contains information that points to the role being used */
export interface RoleRef {
  /** APIGroup is the group for the resource being referenced */
  readonly apiGroup?: string;

  /** Kind is the type of resource being referenced */
  readonly kind: string;

  /** Name is the name of resource being referenced */
  readonly name: string;
}

export function toJson_RoleRef(obj: RoleRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiGroup': obj.apiGroup,
    'kind': obj.kind,
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Subject contains a reference to the object or user identities a role binding applies to. */
export interface Subject {
  /** APIGroup holds the API group of the referenced subject. Defaults to "" for ServiceAccount subjects. Defaults to "rbac.authorization.k8s.io" for User and Group subjects. */
  readonly apiGroup?: string;

  /** Kind of object being referenced. */
  readonly kind: string;

  /** Name of the object being referenced. */
  readonly name: string;

  /** Namespace of the referenced object. */
  readonly namespace?: string;
}

export function toJson_Subject(obj: Subject | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiGroup': obj.apiGroup,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** AggregationRule describes how to locate ClusterRoles to aggregate into the ClusterRole */
export interface AggregationRule {
  /** ClusterRoleSelectors holds a list of selectors which will be used to find ClusterRoles and create the rules. */
  readonly clusterRoleSelectors?: LabelSelector[];
}

export function toJson_AggregationRule(obj: AggregationRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterRoleSelectors': obj.clusterRoleSelectors?.map(y => toJson_LabelSelector(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicySpec provides the specification of a NetworkPolicy */
export interface NetworkPolicySpec {
  /** egress is a list of egress rules to be applied to the selected pods. */
  readonly egress?: NetworkPolicyEgressRule[];

  /** ingress is a list of ingress rules to be applied to the selected pods. */
  readonly ingress?: NetworkPolicyIngressRule[];

  /** podSelector selects the pods to which this NetworkPolicy object applies. */
  readonly podSelector?: LabelSelector;

  /** policyTypes is a list of rule types that the NetworkPolicy relates to. */
  readonly policyTypes?: string[];
}

export function toJson_NetworkPolicySpec(obj: NetworkPolicySpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'egress': obj.egress?.map(y => toJson_NetworkPolicyEgressRule(y)),
    'ingress': obj.ingress?.map(y => toJson_NetworkPolicyIngressRule(y)),
    'podSelector': toJson_LabelSelector(obj.podSelector),
    'policyTypes': obj.policyTypes?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodDisruptionBudgetSpec is a description of a PodDisruptionBudget. */
export interface PodDisruptionBudgetSpec {
  /** An eviction is allowed if at most "maxUnavailable" pods selected by "selector" are unavailable after the eviction, i.e. even in absence of the evicted pod. */
  readonly maxUnavailable?: IntOrString;

  /** An eviction is allowed if at least "minAvailable" pods selected by "selector" will still be available after the eviction, i.e. even in the absence of the evicted pod. */
  readonly minAvailable?: IntOrString;

  /** Label query over pods whose evictions are managed by the disruption budget. */
  readonly selector?: LabelSelector;

  /** UnhealthyPodEvictionPolicy defines the criteria for when unhealthy pods should be considered for eviction. */
  readonly unhealthyPodEvictionPolicy?: string;
}

export function toJson_PodDisruptionBudgetSpec(obj: PodDisruptionBudgetSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'maxUnavailable': obj.maxUnavailable?.value,
    'minAvailable': obj.minAvailable?.value,
    'selector': toJson_LabelSelector(obj.selector),
    'unhealthyPodEvictionPolicy': obj.unhealthyPodEvictionPolicy,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ManagedFieldsEntry is a workflow-id, a FieldSet and the group version of the resource that the fieldset applies to. */
export interface ManagedFieldsEntry {
  /** APIVersion defines the version of this resource that this field set applies to. */
  readonly apiVersion?: string;

  /** FieldsType is the discriminator for the different fields format and version. */
  readonly fieldsType?: string;

  /** FieldsV1 holds the first JSON version format as described in the "FieldsV1" type. */
  readonly fieldsV1?: any;

  /** Manager is an identifier of the workflow managing these fields. */
  readonly manager?: string;

  /** Operation is the type of operation which lead to this ManagedFieldsEntry being created. */
  readonly operation?: string;

  /** Subresource is the name of the subresource used to update that object, or empty string if the object was updated through the main resource. */
  readonly subresource?: string;

  /** Time is the timestamp of when the ManagedFields entry was added. */
  readonly time?: Date;
}

export function toJson_ManagedFieldsEntry(obj: ManagedFieldsEntry | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'fieldsType': obj.fieldsType,
    'fieldsV1': obj.fieldsV1,
    'manager': obj.manager,
    'operation': obj.operation,
    'subresource': obj.subresource,
    'time': obj.time?.toISOString(),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** OwnerReference contains enough information to let you identify an owning object. */
export interface OwnerReference {
  /** API version of the referent. */
  readonly apiVersion: string;

  /** If true, AND if the owner has the "foregroundDeletion" finalizer, then the owner cannot be deleted from the key-value store until this reference is removed. Defaults to false. */
  readonly blockOwnerDeletion?: boolean;

  /** If true, this reference points to the managing controller. */
  readonly controller?: boolean;

  /** Kind of the referent. */
  readonly kind: string;

  /** Name of the referent. */
  readonly name: string;

  /** UID of the referent. */
  readonly uid: string;
}

export function toJson_OwnerReference(obj: OwnerReference | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'blockOwnerDeletion': obj.blockOwnerDeletion,
    'controller': obj.controller,
    'kind': obj.kind,
    'name': obj.name,
    'uid': obj.uid,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ServicePort contains information on service's port. */
export interface ServicePort {
  /** The application protocol for this port. */
  readonly appProtocol?: string;

  /** The name of this port within the service. */
  readonly name?: string;

  /** The port on each node on which this service is exposed when type is NodePort or LoadBalancer. */
  readonly nodePort?: number;

  /** The port that will be exposed by this service. */
  readonly port: number;

  /** The IP protocol for this port. Default is TCP. */
  readonly protocol?: string;

  /** Number or name of the port to access on the pods targeted by the service. */
  readonly targetPort?: IntOrString;
}

export function toJson_ServicePort(obj: ServicePort | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'appProtocol': obj.appProtocol,
    'name': obj.name,
    'nodePort': obj.nodePort,
    'port': obj.port,
    'protocol': obj.protocol,
    'targetPort': obj.targetPort?.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SessionAffinityConfig represents the configurations of session affinity. */
export interface SessionAffinityConfig {
  /** clientIP contains the configurations of Client IP based session affinity. */
  readonly clientIp?: ClientIpConfig;
}

export function toJson_SessionAffinityConfig(obj: SessionAffinityConfig | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clientIP': toJson_ClientIpConfig(obj.clientIp),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** TypedLocalObjectReference contains enough information to let you locate the typed referenced object inside the same namespace. */
export interface TypedLocalObjectReference {
  /** APIGroup is the group for the resource being referenced. */
  readonly apiGroup?: string;

  /** Kind is the type of resource being referenced */
  readonly kind: string;

  /** Name is the name of resource being referenced */
  readonly name: string;
}

export function toJson_TypedLocalObjectReference(obj: TypedLocalObjectReference | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiGroup': obj.apiGroup,
    'kind': obj.kind,
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** TypedObjectReference contains enough information to let you locate the typed referenced object */
export interface TypedObjectReference {
  /** APIGroup is the group for the resource being referenced. */
  readonly apiGroup?: string;

  /** Kind is the type of resource being referenced */
  readonly kind: string;

  /** Name is the name of resource being referenced */
  readonly name: string;

  /** Namespace is the namespace of resource being referenced Note that when a namespace is specified, a gateway.networking.k8s.io/ReferenceGrant object is required in the referent namespace to allow that namespace's owner to accept the reference. */
  readonly namespace?: string;
}

export function toJson_TypedObjectReference(obj: TypedObjectReference | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiGroup': obj.apiGroup,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** VolumeResourceRequirements describes the storage resource requirements for a volume. */
export interface VolumeResourceRequirements {
  /** Limits describes the maximum amount of compute resources allowed. */
  readonly limits?: { [key: string]: Quantity };

  /** Requests describes the minimum amount of compute resources required. */
  readonly requests?: { [key: string]: Quantity };
}

export function toJson_VolumeResourceRequirements(obj: VolumeResourceRequirements | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limits': ((obj.limits) === undefined) ? undefined : (Object.entries(obj.limits).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
    'requests': ((obj.requests) === undefined) ? undefined : (Object.entries(obj.requests).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A label selector is a label query over a set of resources. */
export interface LabelSelector {
  /** matchExpressions is a list of label selector requirements. */
  readonly matchExpressions?: LabelSelectorRequirement[];

  /** matchLabels is a map of {key,value} pairs. */
  readonly matchLabels?: { [key: string]: string };
}

export function toJson_LabelSelector(obj: LabelSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_LabelSelectorRequirement(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.matchLabels).filter(([, one]) => one !== undefined))),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Affinity is a group of affinity scheduling rules. */
export interface Affinity {
  /** Describes node affinity scheduling rules for the pod. */
  readonly nodeAffinity?: NodeAffinity;

  /** Describes pod affinity scheduling rules (e.g. co-locate this pod in the same node, zone, etc. as some other pod(s)). */
  readonly podAffinity?: PodAffinity;

  /** Describes pod anti-affinity scheduling rules (e.g. avoid putting this pod in the same node, zone, etc. as some other pod(s)). */
  readonly podAntiAffinity?: PodAntiAffinity;
}

export function toJson_Affinity(obj: Affinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'nodeAffinity': toJson_NodeAffinity(obj.nodeAffinity),
    'podAffinity': toJson_PodAffinity(obj.podAffinity),
    'podAntiAffinity': toJson_PodAntiAffinity(obj.podAntiAffinity),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A single application container that you want to run within a pod. */
export interface Container {
  /** Arguments to the entrypoint. */
  readonly args?: string[];

  /** Entrypoint array. */
  readonly command?: string[];

  /** List of environment variables to set in the container. */
  readonly env?: EnvVar[];

  /** List of sources to populate environment variables in the container. */
  readonly envFrom?: EnvFromSource[];

  /** Container image name. */
  readonly image?: string;

  /** Image pull policy. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. */
  readonly imagePullPolicy?: string;

  /** Actions that the management system should take in response to container lifecycle events. */
  readonly lifecycle?: Lifecycle;

  /** Periodic probe of container liveness. */
  readonly livenessProbe?: Probe;

  /** Name of the container specified as a DNS_LABEL. */
  readonly name: string;

  /** List of ports to expose from the container. */
  readonly ports?: ContainerPort[];

  /** Periodic probe of container service readiness. */
  readonly readinessProbe?: Probe;

  /** Resources resize policy for the container. */
  readonly resizePolicy?: ContainerResizePolicy[];

  /** Compute Resources required by this container. */
  readonly resources?: ResourceRequirements;

  /** RestartPolicy defines the restart behavior of individual containers in a pod. */
  readonly restartPolicy?: string;

  /** Represents a list of rules to be checked to determine if the container should be restarted on exit. */
  readonly restartPolicyRules?: ContainerRestartRule[];

  /** SecurityContext defines the security options the container should be run with. */
  readonly securityContext?: SecurityContext;

  /** StartupProbe indicates that the Pod has successfully initialized. */
  readonly startupProbe?: Probe;

  /** Whether this container should allocate a buffer for stdin in the container runtime. Default is false. */
  readonly stdin?: boolean;

  /** Whether the container runtime should close the stdin channel after it has been opened by a single attach. Default is false */
  readonly stdinOnce?: boolean;

  /** Optional: Path at which the file to which the container's termination message will be written is mounted into the container's filesystem. Defaults to /dev/termination-log. */
  readonly terminationMessagePath?: string;

  /** Indicate how the termination message should be populated. Defaults to File. */
  readonly terminationMessagePolicy?: string;

  /** Whether this container should allocate a TTY for itself, also requires 'stdin' to be true. Default is false. */
  readonly tty?: boolean;

  /** volumeDevices is the list of block devices to be used by the container. */
  readonly volumeDevices?: VolumeDevice[];

  /** Pod volumes to mount into the container's filesystem. */
  readonly volumeMounts?: VolumeMount[];

  /** Container's working directory. */
  readonly workingDir?: string;
}

export function toJson_Container(obj: Container | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => y),
    'command': obj.command?.map(y => y),
    'env': obj.env?.map(y => toJson_EnvVar(y)),
    'envFrom': obj.envFrom?.map(y => toJson_EnvFromSource(y)),
    'image': obj.image,
    'imagePullPolicy': obj.imagePullPolicy,
    'lifecycle': toJson_Lifecycle(obj.lifecycle),
    'livenessProbe': toJson_Probe(obj.livenessProbe),
    'name': obj.name,
    'ports': obj.ports?.map(y => toJson_ContainerPort(y)),
    'readinessProbe': toJson_Probe(obj.readinessProbe),
    'resizePolicy': obj.resizePolicy?.map(y => toJson_ContainerResizePolicy(y)),
    'resources': toJson_ResourceRequirements(obj.resources),
    'restartPolicy': obj.restartPolicy,
    'restartPolicyRules': obj.restartPolicyRules?.map(y => toJson_ContainerRestartRule(y)),
    'securityContext': toJson_SecurityContext(obj.securityContext),
    'startupProbe': toJson_Probe(obj.startupProbe),
    'stdin': obj.stdin,
    'stdinOnce': obj.stdinOnce,
    'terminationMessagePath': obj.terminationMessagePath,
    'terminationMessagePolicy': obj.terminationMessagePolicy,
    'tty': obj.tty,
    'volumeDevices': obj.volumeDevices?.map(y => toJson_VolumeDevice(y)),
    'volumeMounts': obj.volumeMounts?.map(y => toJson_VolumeMount(y)),
    'workingDir': obj.workingDir,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodDNSConfig defines the DNS parameters of a pod in addition to those generated from DNSPolicy. */
export interface PodDnsConfig {
  /** A list of DNS name server IP addresses. */
  readonly nameservers?: string[];

  /** A list of DNS resolver options. */
  readonly options?: PodDnsConfigOption[];

  /** A list of DNS search domains for host-name lookup. */
  readonly searches?: string[];
}

export function toJson_PodDnsConfig(obj: PodDnsConfig | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'nameservers': obj.nameservers?.map(y => y),
    'options': obj.options?.map(y => toJson_PodDnsConfigOption(y)),
    'searches': obj.searches?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** An EphemeralContainer is a temporary container that you may add to an existing Pod for user-initiated activities such as debugging. */
export interface EphemeralContainer {
  /** Arguments to the entrypoint. */
  readonly args?: string[];

  /** Entrypoint array. */
  readonly command?: string[];

  /** List of environment variables to set in the container. */
  readonly env?: EnvVar[];

  /** List of sources to populate environment variables in the container. */
  readonly envFrom?: EnvFromSource[];

  /** Container image name. */
  readonly image?: string;

  /** Image pull policy. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. */
  readonly imagePullPolicy?: string;

  /** Lifecycle is not allowed for ephemeral containers. */
  readonly lifecycle?: Lifecycle;

  /** Probes are not allowed for ephemeral containers. */
  readonly livenessProbe?: Probe;

  /** Name of the ephemeral container specified as a DNS_LABEL. */
  readonly name: string;

  /** Ports are not allowed for ephemeral containers. */
  readonly ports?: ContainerPort[];

  /** Probes are not allowed for ephemeral containers. */
  readonly readinessProbe?: Probe;

  /** Resources resize policy for the container. */
  readonly resizePolicy?: ContainerResizePolicy[];

  /** Resources are not allowed for ephemeral containers. */
  readonly resources?: ResourceRequirements;

  /** Restart policy for the container to manage the restart behavior of each container within a pod. */
  readonly restartPolicy?: string;

  /** Represents a list of rules to be checked to determine if the container should be restarted on exit. */
  readonly restartPolicyRules?: ContainerRestartRule[];

  /** Optional: SecurityContext defines the security options the ephemeral container should be run with. */
  readonly securityContext?: SecurityContext;

  /** Probes are not allowed for ephemeral containers. */
  readonly startupProbe?: Probe;

  /** Whether this container should allocate a buffer for stdin in the container runtime. Default is false. */
  readonly stdin?: boolean;

  /** Whether the container runtime should close the stdin channel after it has been opened by a single attach. Default is false */
  readonly stdinOnce?: boolean;

  /** If set, the name of the container from PodSpec that this ephemeral container targets. */
  readonly targetContainerName?: string;

  /** Optional: Path at which the file to which the container's termination message will be written is mounted into the container's filesystem. Defaults to /dev/termination-log. */
  readonly terminationMessagePath?: string;

  /** Indicate how the termination message should be populated. Defaults to File. */
  readonly terminationMessagePolicy?: string;

  /** Whether this container should allocate a TTY for itself, also requires 'stdin' to be true. Default is false. */
  readonly tty?: boolean;

  /** volumeDevices is the list of block devices to be used by the container. */
  readonly volumeDevices?: VolumeDevice[];

  /** Pod volumes to mount into the container's filesystem. */
  readonly volumeMounts?: VolumeMount[];

  /** Container's working directory. */
  readonly workingDir?: string;
}

export function toJson_EphemeralContainer(obj: EphemeralContainer | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => y),
    'command': obj.command?.map(y => y),
    'env': obj.env?.map(y => toJson_EnvVar(y)),
    'envFrom': obj.envFrom?.map(y => toJson_EnvFromSource(y)),
    'image': obj.image,
    'imagePullPolicy': obj.imagePullPolicy,
    'lifecycle': toJson_Lifecycle(obj.lifecycle),
    'livenessProbe': toJson_Probe(obj.livenessProbe),
    'name': obj.name,
    'ports': obj.ports?.map(y => toJson_ContainerPort(y)),
    'readinessProbe': toJson_Probe(obj.readinessProbe),
    'resizePolicy': obj.resizePolicy?.map(y => toJson_ContainerResizePolicy(y)),
    'resources': toJson_ResourceRequirements(obj.resources),
    'restartPolicy': obj.restartPolicy,
    'restartPolicyRules': obj.restartPolicyRules?.map(y => toJson_ContainerRestartRule(y)),
    'securityContext': toJson_SecurityContext(obj.securityContext),
    'startupProbe': toJson_Probe(obj.startupProbe),
    'stdin': obj.stdin,
    'stdinOnce': obj.stdinOnce,
    'targetContainerName': obj.targetContainerName,
    'terminationMessagePath': obj.terminationMessagePath,
    'terminationMessagePolicy': obj.terminationMessagePolicy,
    'tty': obj.tty,
    'volumeDevices': obj.volumeDevices?.map(y => toJson_VolumeDevice(y)),
    'volumeMounts': obj.volumeMounts?.map(y => toJson_VolumeMount(y)),
    'workingDir': obj.workingDir,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** HostAlias holds the mapping between IP and hostnames that will be injected as an entry in the pod's hosts file. */
export interface HostAlias {
  /** Hostnames for the above IP address. */
  readonly hostnames?: string[];

  /** IP address of the host file entry. */
  readonly ip: string;
}

export function toJson_HostAlias(obj: HostAlias | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'hostnames': obj.hostnames?.map(y => y),
    'ip': obj.ip,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodOS defines the OS parameters of a pod. */
export interface PodOs {
  /** Name is the name of the operating system. */
  readonly name: string;
}

export function toJson_PodOs(obj: PodOs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Quantity is a fixed-point representation of a number. */
export class Quantity {
  public static fromString(value: string): Quantity {
    return new Quantity(value);
  }
  public static fromNumber(value: number): Quantity {
    return new Quantity(value);
  }
  private constructor(public readonly value: string | number) {
  }
}

/** PodReadinessGate contains the reference to a pod condition */
export interface PodReadinessGate {
  /** ConditionType refers to a condition in the pod's condition list with matching type. */
  readonly conditionType: string;
}

export function toJson_PodReadinessGate(obj: PodReadinessGate | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'conditionType': obj.conditionType,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodResourceClaim references exactly one ResourceClaim, either directly or by naming a ResourceClaimTemplate which is then turned into a ResourceClaim for the pod. */
export interface PodResourceClaim {
  /** Name uniquely identifies this resource claim inside the pod. */
  readonly name: string;

  /** ResourceClaimName is the name of a ResourceClaim object in the same namespace as this pod. */
  readonly resourceClaimName?: string;

  /** ResourceClaimTemplateName is the name of a ResourceClaimTemplate object in the same namespace as this pod. */
  readonly resourceClaimTemplateName?: string;
}

export function toJson_PodResourceClaim(obj: PodResourceClaim | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'resourceClaimName': obj.resourceClaimName,
    'resourceClaimTemplateName': obj.resourceClaimTemplateName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ResourceRequirements describes the compute resource requirements. */
export interface ResourceRequirements {
  /** Claims lists the names of resources, defined in spec.resourceClaims, that are used by this container. */
  readonly claims?: ResourceClaim[];

  /** Limits describes the maximum amount of compute resources allowed. */
  readonly limits?: { [key: string]: Quantity };

  /** Requests describes the minimum amount of compute resources required. */
  readonly requests?: { [key: string]: Quantity };
}

export function toJson_ResourceRequirements(obj: ResourceRequirements | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'claims': obj.claims?.map(y => toJson_ResourceClaim(y)),
    'limits': ((obj.limits) === undefined) ? undefined : (Object.entries(obj.limits).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
    'requests': ((obj.requests) === undefined) ? undefined : (Object.entries(obj.requests).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodSchedulingGate is associated to a Pod to guard its scheduling. */
export interface PodSchedulingGate {
  /** Name of the scheduling gate. */
  readonly name: string;
}

export function toJson_PodSchedulingGate(obj: PodSchedulingGate | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodSchedulingGroup identifies the runtime scheduling group instance that a Pod belongs to. */
export interface PodSchedulingGroup {
  /** PodGroupName specifies the name of the standalone PodGroup object that represents the runtime instance of this group. */
  readonly podGroupName?: string;
}

export function toJson_PodSchedulingGroup(obj: PodSchedulingGroup | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'podGroupName': obj.podGroupName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodSecurityContext holds pod-level security attributes and common container settings. */
export interface PodSecurityContext {
  /** appArmorProfile is the AppArmor options to use by the containers in this pod. */
  readonly appArmorProfile?: AppArmorProfile;

  /** A special supplemental group that applies to all containers in a pod. */
  readonly fsGroup?: number;

  /** fsGroupChangePolicy defines behavior of changing ownership and permission of the volume before being exposed inside Pod. */
  readonly fsGroupChangePolicy?: string;

  /** The GID to run the entrypoint of the container process. */
  readonly runAsGroup?: number;

  /** Indicates that the container must run as a non-root user. */
  readonly runAsNonRoot?: boolean;

  /** The UID to run the entrypoint of the container process. Defaults to user specified in image metadata if unspecified. */
  readonly runAsUser?: number;

  /** seLinuxChangePolicy defines how the container's SELinux label is applied to all volumes used by the Pod. */
  readonly seLinuxChangePolicy?: string;

  /** The SELinux context to be applied to all containers. */
  readonly seLinuxOptions?: SeLinuxOptions;

  /** The seccomp options to use by the containers in this pod. */
  readonly seccompProfile?: SeccompProfile;

  /** A list of groups applied to the first process run in each container, in addition to the container's primary GID and fsGroup (if specified). */
  readonly supplementalGroups?: number[];

  /** Defines how supplemental groups of the first container processes are calculated. */
  readonly supplementalGroupsPolicy?: string;

  /** Sysctls hold a list of namespaced sysctls used for the pod. */
  readonly sysctls?: Sysctl[];

  /** The Windows specific settings applied to all containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

export function toJson_PodSecurityContext(obj: PodSecurityContext | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'appArmorProfile': toJson_AppArmorProfile(obj.appArmorProfile),
    'fsGroup': obj.fsGroup,
    'fsGroupChangePolicy': obj.fsGroupChangePolicy,
    'runAsGroup': obj.runAsGroup,
    'runAsNonRoot': obj.runAsNonRoot,
    'runAsUser': obj.runAsUser,
    'seLinuxChangePolicy': obj.seLinuxChangePolicy,
    'seLinuxOptions': toJson_SeLinuxOptions(obj.seLinuxOptions),
    'seccompProfile': toJson_SeccompProfile(obj.seccompProfile),
    'supplementalGroups': obj.supplementalGroups?.map(y => y),
    'supplementalGroupsPolicy': obj.supplementalGroupsPolicy,
    'sysctls': obj.sysctls?.map(y => toJson_Sysctl(y)),
    'windowsOptions': toJson_WindowsSecurityContextOptions(obj.windowsOptions),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** The pod this Toleration is attached to tolerates any taint that matches the triple <key,value,effect> using the matching operator <operator>. */
export interface Toleration {
  /** Effect indicates the taint effect to match. */
  readonly effect?: string;

  /** Key is the taint key that the toleration applies to. */
  readonly key?: string;

  /** Operator represents a key's relationship to the value. Defaults to Equal. */
  readonly operator?: string;

  /** TolerationSeconds represents the period of time the toleration (which must be of effect NoExecute, otherwise this field is ignored) tolerates the taint. */
  readonly tolerationSeconds?: number;

  /** Value is the taint value the toleration matches to. */
  readonly value?: string;
}

export function toJson_Toleration(obj: Toleration | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'effect': obj.effect,
    'key': obj.key,
    'operator': obj.operator,
    'tolerationSeconds': obj.tolerationSeconds,
    'value': obj.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** TopologySpreadConstraint specifies how to spread matching pods among the given topology. */
export interface TopologySpreadConstraint {
  /** LabelSelector is used to find matching pods. */
  readonly labelSelector?: LabelSelector;

  /** MatchLabelKeys is a set of pod label keys to select the pods over which spreading will be calculated. */
  readonly matchLabelKeys?: string[];

  /** MaxSkew describes the degree to which pods may be unevenly distributed. Default value is 1 and 0 is not allowed. */
  readonly maxSkew: number;

  /** MinDomains indicates a minimum number of eligible domains. */
  readonly minDomains?: number;

  /** NodeAffinityPolicy indicates how we will treat Pod's nodeAffinity/nodeSelector when calculating pod topology spread skew. */
  readonly nodeAffinityPolicy?: string;

  /** NodeTaintsPolicy indicates how we will treat node taints when calculating pod topology spread skew. */
  readonly nodeTaintsPolicy?: string;

  /** TopologyKey is the key of node labels. */
  readonly topologyKey: string;

  /** WhenUnsatisfiable indicates how to deal with a pod if it doesn't satisfy the spread constraint. - DoNotSchedule (default) tells the scheduler not to schedule it. - ScheduleAnyway tells the scheduler to schedule the pod in any location, but giving higher precedence to topologies that would help reduce the skew. */
  readonly whenUnsatisfiable: string;
}

export function toJson_TopologySpreadConstraint(obj: TopologySpreadConstraint | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'labelSelector': toJson_LabelSelector(obj.labelSelector),
    'matchLabelKeys': obj.matchLabelKeys?.map(y => y),
    'maxSkew': obj.maxSkew,
    'minDomains': obj.minDomains,
    'nodeAffinityPolicy': obj.nodeAffinityPolicy,
    'nodeTaintsPolicy': obj.nodeTaintsPolicy,
    'topologyKey': obj.topologyKey,
    'whenUnsatisfiable': obj.whenUnsatisfiable,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Volume represents a named volume in a pod that may be accessed by any container in the pod. */
export interface Volume {
  /** awsElasticBlockStore represents an AWS Disk resource that is attached to a kubelet's host machine and then exposed to the pod. */
  readonly awsElasticBlockStore?: AwsElasticBlockStoreVolumeSource;

  /** azureDisk represents an Azure Data Disk mount on the host and bind mount to the pod. */
  readonly azureDisk?: AzureDiskVolumeSource;

  /** azureFile represents an Azure File Service mount on the host and bind mount to the pod. */
  readonly azureFile?: AzureFileVolumeSource;

  /** cephFS represents a Ceph FS mount on the host that shares a pod's lifetime. */
  readonly cephfs?: CephFsVolumeSource;

  /** cinder represents a cinder volume attached and mounted on kubelets host machine. */
  readonly cinder?: CinderVolumeSource;

  /** configMap represents a configMap that should populate this volume */
  readonly configMap?: ConfigMapVolumeSource;

  /** csi (Container Storage Interface) represents ephemeral storage that is handled by certain external CSI drivers. */
  readonly csi?: CsiVolumeSource;

  /** downwardAPI represents downward API about the pod that should populate this volume */
  readonly downwardApi?: DownwardApiVolumeSource;

  /** emptyDir represents a temporary directory that shares a pod's lifetime. */
  readonly emptyDir?: EmptyDirVolumeSource;

  /** ephemeral represents a volume that is handled by a cluster storage driver. */
  readonly ephemeral?: EphemeralVolumeSource;

  /** fc represents a Fibre Channel resource that is attached to a kubelet's host machine and then exposed to the pod. */
  readonly fc?: FcVolumeSource;

  /** flexVolume represents a generic volume resource that is provisioned/attached using an exec based plugin. */
  readonly flexVolume?: FlexVolumeSource;

  /** flocker represents a Flocker volume attached to a kubelet's host machine. */
  readonly flocker?: FlockerVolumeSource;

  /** gcePersistentDisk represents a GCE Disk resource that is attached to a kubelet's host machine and then exposed to the pod. */
  readonly gcePersistentDisk?: GcePersistentDiskVolumeSource;

  /** gitRepo represents a git repository at a particular revision. */
  readonly gitRepo?: GitRepoVolumeSource;

  /** glusterfs represents a Glusterfs mount on the host that shares a pod's lifetime. */
  readonly glusterfs?: GlusterfsVolumeSource;

  /** hostPath represents a pre-existing file or directory on the host machine that is directly exposed to the container. */
  readonly hostPath?: HostPathVolumeSource;

  /** image represents an OCI object (a container image or artifact) pulled and mounted on the kubelet's host machine. */
  readonly image?: ImageVolumeSource;

  /** iscsi represents an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod. */
  readonly iscsi?: IscsiVolumeSource;

  /** name of the volume. */
  readonly name: string;

  /** nfs represents an NFS mount on the host that shares a pod's lifetime More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs */
  readonly nfs?: NfsVolumeSource;

  /** persistentVolumeClaimVolumeSource represents a reference to a PersistentVolumeClaim in the same namespace. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;

  /** photonPersistentDisk represents a PhotonController persistent disk attached and mounted on kubelets host machine. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;

  /** portworxVolume represents a portworx volume attached and mounted on kubelets host machine. */
  readonly portworxVolume?: PortworxVolumeSource;

  /** projected items for all in one resources secrets, configmaps, and downward API */
  readonly projected?: ProjectedVolumeSource;

  /** quobyte represents a Quobyte mount on the host that shares a pod's lifetime. */
  readonly quobyte?: QuobyteVolumeSource;

  /** rbd represents a Rados Block Device mount on the host that shares a pod's lifetime. */
  readonly rbd?: RbdVolumeSource;

  /** scaleIO represents a ScaleIO persistent volume attached and mounted on Kubernetes nodes. */
  readonly scaleIo?: ScaleIoVolumeSource;

  /** secret represents a secret that should populate this volume. */
  readonly secret?: SecretVolumeSource;

  /** storageOS represents a StorageOS volume attached and mounted on Kubernetes nodes. */
  readonly storageos?: StorageOsVolumeSource;

  /** vsphereVolume represents a vSphere volume attached and mounted on kubelets host machine. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

export function toJson_Volume(obj: Volume | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'awsElasticBlockStore': toJson_AwsElasticBlockStoreVolumeSource(obj.awsElasticBlockStore),
    'azureDisk': toJson_AzureDiskVolumeSource(obj.azureDisk),
    'azureFile': toJson_AzureFileVolumeSource(obj.azureFile),
    'cephfs': toJson_CephFsVolumeSource(obj.cephfs),
    'cinder': toJson_CinderVolumeSource(obj.cinder),
    'configMap': toJson_ConfigMapVolumeSource(obj.configMap),
    'csi': toJson_CsiVolumeSource(obj.csi),
    'downwardAPI': toJson_DownwardApiVolumeSource(obj.downwardApi),
    'emptyDir': toJson_EmptyDirVolumeSource(obj.emptyDir),
    'ephemeral': toJson_EphemeralVolumeSource(obj.ephemeral),
    'fc': toJson_FcVolumeSource(obj.fc),
    'flexVolume': toJson_FlexVolumeSource(obj.flexVolume),
    'flocker': toJson_FlockerVolumeSource(obj.flocker),
    'gcePersistentDisk': toJson_GcePersistentDiskVolumeSource(obj.gcePersistentDisk),
    'gitRepo': toJson_GitRepoVolumeSource(obj.gitRepo),
    'glusterfs': toJson_GlusterfsVolumeSource(obj.glusterfs),
    'hostPath': toJson_HostPathVolumeSource(obj.hostPath),
    'image': toJson_ImageVolumeSource(obj.image),
    'iscsi': toJson_IscsiVolumeSource(obj.iscsi),
    'name': obj.name,
    'nfs': toJson_NfsVolumeSource(obj.nfs),
    'persistentVolumeClaim': toJson_PersistentVolumeClaimVolumeSource(obj.persistentVolumeClaim),
    'photonPersistentDisk': toJson_PhotonPersistentDiskVolumeSource(obj.photonPersistentDisk),
    'portworxVolume': toJson_PortworxVolumeSource(obj.portworxVolume),
    'projected': toJson_ProjectedVolumeSource(obj.projected),
    'quobyte': toJson_QuobyteVolumeSource(obj.quobyte),
    'rbd': toJson_RbdVolumeSource(obj.rbd),
    'scaleIO': toJson_ScaleIoVolumeSource(obj.scaleIo),
    'secret': toJson_SecretVolumeSource(obj.secret),
    'storageos': toJson_StorageOsVolumeSource(obj.storageos),
    'vsphereVolume': toJson_VsphereVirtualDiskVolumeSource(obj.vsphereVolume),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DeploymentStrategy describes how to replace existing pods with new ones. */
export interface DeploymentStrategy {
  /** Rolling update config params. */
  readonly rollingUpdate?: RollingUpdateDeployment;

  /** Type of deployment. Default is RollingUpdate. */
  readonly type?: string;
}

export function toJson_DeploymentStrategy(obj: DeploymentStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rollingUpdate': toJson_RollingUpdateDeployment(obj.rollingUpdate),
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodTemplateSpec describes the data a pod should have when created from a template */
export interface PodTemplateSpec {
  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of the pod. */
  readonly spec?: PodSpec;
}

export function toJson_PodTemplateSpec(obj: PodTemplateSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PodSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** StatefulSetOrdinals describes the policy used for replica ordinal assignment in this StatefulSet. */
export interface StatefulSetOrdinals {
  /** start is the number representing the first replica's index. */
  readonly start?: number;
}

export function toJson_StatefulSetOrdinals(obj: StatefulSetOrdinals | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'start': obj.start,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** StatefulSetPersistentVolumeClaimRetentionPolicy describes the policy used for PVCs created from the StatefulSet VolumeClaimTemplates. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  /** WhenDeleted specifies what happens to PVCs created from StatefulSet VolumeClaimTemplates when the StatefulSet is deleted. */
  readonly whenDeleted?: string;

  /** WhenScaled specifies what happens to PVCs created from StatefulSet VolumeClaimTemplates when the StatefulSet is scaled down. */
  readonly whenScaled?: string;
}

export function toJson_StatefulSetPersistentVolumeClaimRetentionPolicy(obj: StatefulSetPersistentVolumeClaimRetentionPolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'whenDeleted': obj.whenDeleted,
    'whenScaled': obj.whenScaled,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** StatefulSetUpdateStrategy indicates the strategy that the StatefulSet controller will use to perform updates. */
export interface StatefulSetUpdateStrategy {
  /** RollingUpdate is used to communicate parameters when Type is RollingUpdateStatefulSetStrategyType. */
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;

  /** Type indicates the type of the StatefulSetUpdateStrategy. Default is RollingUpdate. */
  readonly type?: string;
}

export function toJson_StatefulSetUpdateStrategy(obj: StatefulSetUpdateStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rollingUpdate': toJson_RollingUpdateStatefulSetStrategy(obj.rollingUpdate),
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaim is a user's request for and claim to a persistent volume */
export interface PersistentVolumeClaim {
  /** APIVersion defines the versioned schema of this representation of an object. */
  readonly apiVersion?: string;

  /** Kind is a string value representing the REST resource this object represents. */
  readonly kind?: string;

  /** Standard object's metadata. */
  readonly metadata?: ObjectMeta;

  /** spec defines the desired characteristics of a volume requested by a pod author. */
  readonly spec?: PersistentVolumeClaimSpec;

  /** status represents the current information/status of a persistent volume claim. */
  readonly status?: PersistentVolumeClaimStatus;
}

export function toJson_PersistentVolumeClaim(obj: PersistentVolumeClaim | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'kind': obj.kind,
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PersistentVolumeClaimSpec(obj.spec),
    'status': toJson_PersistentVolumeClaimStatus(obj.status),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DaemonSetUpdateStrategy is a struct used to control the update strategy for a DaemonSet. */
export interface DaemonSetUpdateStrategy {
  /** Rolling update config params. */
  readonly rollingUpdate?: RollingUpdateDaemonSet;

  /** Type of daemon set update. Default is RollingUpdate. */
  readonly type?: string;
}

export function toJson_DaemonSetUpdateStrategy(obj: DaemonSetUpdateStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rollingUpdate': toJson_RollingUpdateDaemonSet(obj.rollingUpdate),
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** JobTemplateSpec describes the data a Job should have when created from a template */
export interface JobTemplateSpec {
  /** Standard object's metadata of the jobs created from this template. */
  readonly metadata?: ObjectMeta;

  /** Specification of the desired behavior of the job. */
  readonly spec?: JobSpec;
}

export function toJson_JobTemplateSpec(obj: JobTemplateSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_JobSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicyEgressRule describes a particular set of traffic that is allowed out of pods matched by a NetworkPolicySpec's podSelector. */
export interface NetworkPolicyEgressRule {
  /** ports is a list of destination ports for outgoing traffic. */
  readonly ports?: NetworkPolicyPort[];

  /** to is a list of destinations for outgoing traffic of pods selected for this rule. */
  readonly to?: NetworkPolicyPeer[];
}

export function toJson_NetworkPolicyEgressRule(obj: NetworkPolicyEgressRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'ports': obj.ports?.map(y => toJson_NetworkPolicyPort(y)),
    'to': obj.to?.map(y => toJson_NetworkPolicyPeer(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicyIngressRule describes a particular set of traffic that is allowed to the pods matched by a NetworkPolicySpec's podSelector. */
export interface NetworkPolicyIngressRule {
  /** from is a list of sources which should be able to access the pods selected for this rule. */
  readonly from?: NetworkPolicyPeer[];

  /** ports is a list of ports which should be made accessible on the pods selected for this rule. */
  readonly ports?: NetworkPolicyPort[];
}

export function toJson_NetworkPolicyIngressRule(obj: NetworkPolicyIngressRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'from': obj.from?.map(y => toJson_NetworkPolicyPeer(y)),
    'ports': obj.ports?.map(y => toJson_NetworkPolicyPort(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** IntOrString is a type that can hold an int32 or a string. */
export class IntOrString {
  public static fromString(value: string): IntOrString {
    return new IntOrString(value);
  }
  public static fromNumber(value: number): IntOrString {
    return new IntOrString(value);
  }
  private constructor(public readonly value: string | number) {
  }
}

/** ClientIPConfig represents the configurations of Client IP based session affinity. */
export interface ClientIpConfig {
  /** timeoutSeconds specifies the seconds of ClientIP type session sticky time. Default value is 10800(for 3 hours). */
  readonly timeoutSeconds?: number;
}

export function toJson_ClientIpConfig(obj: ClientIpConfig | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'timeoutSeconds': obj.timeoutSeconds,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A label selector requirement is a selector that contains values, a key, and an operator that relates the key and values. */
export interface LabelSelectorRequirement {
  /** key is the label key that the selector applies to. */
  readonly key: string;

  /** operator represents a key's relationship to a set of values. */
  readonly operator: string;

  /** values is an array of string values. */
  readonly values?: string[];
}

export function toJson_LabelSelectorRequirement(obj: LabelSelectorRequirement | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Node affinity is a group of node affinity scheduling rules. */
export interface NodeAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[];

  /** If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

export function toJson_NodeAffinity(obj: NodeAffinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preferredDuringSchedulingIgnoredDuringExecution': obj.preferredDuringSchedulingIgnoredDuringExecution?.map(y => toJson_PreferredSchedulingTerm(y)),
    'requiredDuringSchedulingIgnoredDuringExecution': toJson_NodeSelector(obj.requiredDuringSchedulingIgnoredDuringExecution),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Pod affinity is a group of inter pod affinity scheduling rules. */
export interface PodAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /** If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

export function toJson_PodAffinity(obj: PodAffinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preferredDuringSchedulingIgnoredDuringExecution': obj.preferredDuringSchedulingIgnoredDuringExecution?.map(y => toJson_WeightedPodAffinityTerm(y)),
    'requiredDuringSchedulingIgnoredDuringExecution': obj.requiredDuringSchedulingIgnoredDuringExecution?.map(y => toJson_PodAffinityTerm(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Pod anti affinity is a group of inter pod anti affinity scheduling rules. */
export interface PodAntiAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the anti-affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /** If the anti-affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

export function toJson_PodAntiAffinity(obj: PodAntiAffinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preferredDuringSchedulingIgnoredDuringExecution': obj.preferredDuringSchedulingIgnoredDuringExecution?.map(y => toJson_WeightedPodAffinityTerm(y)),
    'requiredDuringSchedulingIgnoredDuringExecution': obj.requiredDuringSchedulingIgnoredDuringExecution?.map(y => toJson_PodAffinityTerm(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** EnvVar represents an environment variable present in a Container. */
export interface EnvVar {
  /** Name of the environment variable. */
  readonly name: string;

  /** Variable references $(VAR_NAME) are expanded using the previously defined environment variables in the container and any service environment variables. Defaults to "". */
  readonly value?: string;

  /** Source for the environment variable's value. */
  readonly valueFrom?: EnvVarSource;
}

export function toJson_EnvVar(obj: EnvVar | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_EnvVarSource(obj.valueFrom),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** EnvFromSource represents the source of a set of ConfigMaps or Secrets */
export interface EnvFromSource {
  /** The ConfigMap to select from */
  readonly configMapRef?: ConfigMapEnvSource;

  /** Optional text to prepend to the name of each environment variable. */
  readonly prefix?: string;

  /** The Secret to select from */
  readonly secretRef?: SecretEnvSource;
}

export function toJson_EnvFromSource(obj: EnvFromSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'configMapRef': toJson_ConfigMapEnvSource(obj.configMapRef),
    'prefix': obj.prefix,
    'secretRef': toJson_SecretEnvSource(obj.secretRef),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Lifecycle describes actions that the management system should take in response to container lifecycle events. */
export interface Lifecycle {
  /** PostStart is called immediately after a container is created. */
  readonly postStart?: LifecycleHandler;

  /** PreStop is called immediately before a container is terminated due to an API request or management event such as liveness/startup probe failure, preemption, resource contention, etc. */
  readonly preStop?: LifecycleHandler;

  /** StopSignal defines which signal will be sent to a container when it is being stopped. */
  readonly stopSignal?: string;
}

export function toJson_Lifecycle(obj: Lifecycle | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'postStart': toJson_LifecycleHandler(obj.postStart),
    'preStop': toJson_LifecycleHandler(obj.preStop),
    'stopSignal': obj.stopSignal,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Probe describes a health check to be performed against a container to determine whether it is alive or ready to receive traffic. */
export interface Probe {
  /** Exec specifies a command to execute in the container. */
  readonly exec?: ExecAction;

  /** Minimum consecutive failures for the probe to be considered failed after having succeeded. Defaults to 3. */
  readonly failureThreshold?: number;

  /** GRPC specifies a GRPC HealthCheckRequest. */
  readonly grpc?: GrpcAction;

  /** HTTPGet specifies an HTTP GET request to perform. */
  readonly httpGet?: HttpGetAction;

  /** Number of seconds after the container has started before liveness probes are initiated. */
  readonly initialDelaySeconds?: number;

  /** How often (in seconds) to perform the probe. Default to 10 seconds. */
  readonly periodSeconds?: number;

  /** Minimum consecutive successes for the probe to be considered successful after having failed. Defaults to 1. */
  readonly successThreshold?: number;

  /** TCPSocket specifies a connection to a TCP port. */
  readonly tcpSocket?: TcpSocketAction;

  /** Optional duration in seconds the pod needs to terminate gracefully upon probe failure. */
  readonly terminationGracePeriodSeconds?: number;

  /** Number of seconds after which the probe times out. Defaults to 1 second. */
  readonly timeoutSeconds?: number;
}

export function toJson_Probe(obj: Probe | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exec': toJson_ExecAction(obj.exec),
    'failureThreshold': obj.failureThreshold,
    'grpc': toJson_GrpcAction(obj.grpc),
    'httpGet': toJson_HttpGetAction(obj.httpGet),
    'initialDelaySeconds': obj.initialDelaySeconds,
    'periodSeconds': obj.periodSeconds,
    'successThreshold': obj.successThreshold,
    'tcpSocket': toJson_TcpSocketAction(obj.tcpSocket),
    'terminationGracePeriodSeconds': obj.terminationGracePeriodSeconds,
    'timeoutSeconds': obj.timeoutSeconds,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ContainerPort represents a network port in a single container. */
export interface ContainerPort {
  /** Number of port to expose on the pod's IP address. */
  readonly containerPort: number;

  /** What host IP to bind the external port to. */
  readonly hostIp?: string;

  /** Number of port to expose on the host. */
  readonly hostPort?: number;

  /** If specified, this must be an IANA_SVC_NAME and unique within the pod. */
  readonly name?: string;

  /** Protocol for port. Defaults to "TCP". */
  readonly protocol?: string;
}

export function toJson_ContainerPort(obj: ContainerPort | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'containerPort': obj.containerPort,
    'hostIP': obj.hostIp,
    'hostPort': obj.hostPort,
    'name': obj.name,
    'protocol': obj.protocol,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ContainerResizePolicy represents resource resize policy for the container. */
export interface ContainerResizePolicy {
  /** Name of the resource to which this resource resize policy applies. */
  readonly resourceName: string;

  /** Restart policy to apply when specified resource is resized. */
  readonly restartPolicy: string;
}

export function toJson_ContainerResizePolicy(obj: ContainerResizePolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'resourceName': obj.resourceName,
    'restartPolicy': obj.restartPolicy,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ContainerRestartRule describes how a container exit is handled. */
export interface ContainerRestartRule {
  /** Specifies the action taken on a container exit if the requirements are satisfied. */
  readonly action: string;

  /** Represents the exit codes to check on container exits. */
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

export function toJson_ContainerRestartRule(obj: ContainerRestartRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'action': obj.action,
    'exitCodes': toJson_ContainerRestartRuleOnExitCodes(obj.exitCodes),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SecurityContext holds security configuration that will be applied to a container. */
export interface SecurityContext {
  /** AllowPrivilegeEscalation controls whether a process can gain more privileges than its parent process. */
  readonly allowPrivilegeEscalation?: boolean;

  /** appArmorProfile is the AppArmor options to use by this container. */
  readonly appArmorProfile?: AppArmorProfile;

  /** The capabilities to add/drop when running containers. Defaults to the default set of capabilities granted by the container runtime. */
  readonly capabilities?: Capabilities;

  /** Run container in privileged mode. Defaults to false. */
  readonly privileged?: boolean;

  /** procMount denotes the type of proc mount to use for the containers. */
  readonly procMount?: string;

  /** Whether this container has a read-only root filesystem. Default is false. */
  readonly readOnlyRootFilesystem?: boolean;

  /** The GID to run the entrypoint of the container process. */
  readonly runAsGroup?: number;

  /** Indicates that the container must run as a non-root user. */
  readonly runAsNonRoot?: boolean;

  /** The UID to run the entrypoint of the container process. Defaults to user specified in image metadata if unspecified. */
  readonly runAsUser?: number;

  /** The SELinux context to be applied to the container. */
  readonly seLinuxOptions?: SeLinuxOptions;

  /** The seccomp options to use by this container. */
  readonly seccompProfile?: SeccompProfile;

  /** The Windows specific settings applied to all containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

export function toJson_SecurityContext(obj: SecurityContext | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'allowPrivilegeEscalation': obj.allowPrivilegeEscalation,
    'appArmorProfile': toJson_AppArmorProfile(obj.appArmorProfile),
    'capabilities': toJson_Capabilities(obj.capabilities),
    'privileged': obj.privileged,
    'procMount': obj.procMount,
    'readOnlyRootFilesystem': obj.readOnlyRootFilesystem,
    'runAsGroup': obj.runAsGroup,
    'runAsNonRoot': obj.runAsNonRoot,
    'runAsUser': obj.runAsUser,
    'seLinuxOptions': toJson_SeLinuxOptions(obj.seLinuxOptions),
    'seccompProfile': toJson_SeccompProfile(obj.seccompProfile),
    'windowsOptions': toJson_WindowsSecurityContextOptions(obj.windowsOptions),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** volumeDevice describes a mapping of a raw block device within a container. */
export interface VolumeDevice {
  /** devicePath is the path inside of the container that the device will be mapped to. */
  readonly devicePath: string;

  /** name must match the name of a persistentVolumeClaim in the pod */
  readonly name: string;
}

export function toJson_VolumeDevice(obj: VolumeDevice | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'devicePath': obj.devicePath,
    'name': obj.name,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** VolumeMount describes a mounting of a Volume within a container. */
export interface VolumeMount {
  /** Path within the container at which the volume should be mounted. */
  readonly mountPath: string;

  /** mountPropagation determines how mounts are propagated from the host to container and the other way around. */
  readonly mountPropagation?: string;

  /** This must match the Name of a Volume. */
  readonly name: string;

  /** Mounted read-only if true, read-write otherwise (false or unspecified). Defaults to false. */
  readonly readOnly?: boolean;

  /** RecursiveReadOnly specifies whether read-only mounts should be handled recursively. */
  readonly recursiveReadOnly?: string;

  /** Path within the volume from which the container's volume should be mounted. Defaults to "" (volume's root). */
  readonly subPath?: string;

  /** Expanded path within the volume from which the container's volume should be mounted. Defaults to "" (volume's root). */
  readonly subPathExpr?: string;
}

export function toJson_VolumeMount(obj: VolumeMount | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mountPath': obj.mountPath,
    'mountPropagation': obj.mountPropagation,
    'name': obj.name,
    'readOnly': obj.readOnly,
    'recursiveReadOnly': obj.recursiveReadOnly,
    'subPath': obj.subPath,
    'subPathExpr': obj.subPathExpr,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodDNSConfigOption defines DNS resolver options of a pod. */
export interface PodDnsConfigOption {
  /** Name is this DNS resolver option's name. */
  readonly name?: string;

  /** Value is this DNS resolver option's value. */
  readonly value?: string;
}

export function toJson_PodDnsConfigOption(obj: PodDnsConfigOption | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ResourceClaim references one entry in PodSpec.ResourceClaims. */
export interface ResourceClaim {
  /** Name must match the name of one entry in pod.spec.resourceClaims of the Pod where this field is used. */
  readonly name: string;

  /** Request is the name chosen for a request in the referenced claim. */
  readonly request?: string;
}

export function toJson_ResourceClaim(obj: ResourceClaim | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'request': obj.request,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** AppArmorProfile defines a pod or container's AppArmor settings. */
export interface AppArmorProfile {
  /** localhostProfile indicates a profile loaded on the node that should be used. */
  readonly localhostProfile?: string;

  /** type indicates which kind of AppArmor profile will be applied. */
  readonly type: string;
}

export function toJson_AppArmorProfile(obj: AppArmorProfile | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'localhostProfile': obj.localhostProfile,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SELinuxOptions are the labels to be applied to the container */
export interface SeLinuxOptions {
  /** Level is SELinux level label that applies to the container. */
  readonly level?: string;

  /** Role is a SELinux role label that applies to the container. */
  readonly role?: string;

  /** Type is a SELinux type label that applies to the container. */
  readonly type?: string;

  /** User is a SELinux user label that applies to the container. */
  readonly user?: string;
}

export function toJson_SeLinuxOptions(obj: SeLinuxOptions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'level': obj.level,
    'role': obj.role,
    'type': obj.type,
    'user': obj.user,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SeccompProfile defines a pod/container's seccomp profile settings. */
export interface SeccompProfile {
  /** localhostProfile indicates a profile defined in a file on the node should be used. */
  readonly localhostProfile?: string;

  /** type indicates which kind of seccomp profile will be applied. */
  readonly type: string;
}

export function toJson_SeccompProfile(obj: SeccompProfile | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'localhostProfile': obj.localhostProfile,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Sysctl defines a kernel parameter to be set */
export interface Sysctl {
  /** Name of a property to set */
  readonly name: string;

  /** Value of a property to set */
  readonly value: string;
}

export function toJson_Sysctl(obj: Sysctl | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** WindowsSecurityContextOptions contain Windows-specific options and credentials. */
export interface WindowsSecurityContextOptions {
  /** GMSACredentialSpec is where the GMSA admission webhook (https://github.com/kubernetes-sigs/windows-gmsa) inlines the contents of the GMSA credential spec named by the GMSACredentialSpecName field. */
  readonly gmsaCredentialSpec?: string;

  /** GMSACredentialSpecName is the name of the GMSA credential spec to use. */
  readonly gmsaCredentialSpecName?: string;

  /** HostProcess determines if a container should be run as a 'Host Process' container. */
  readonly hostProcess?: boolean;

  /** The UserName in Windows to run the entrypoint of the container process. Defaults to the user specified in image metadata if unspecified. */
  readonly runAsUserName?: string;
}

export function toJson_WindowsSecurityContextOptions(obj: WindowsSecurityContextOptions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'gmsaCredentialSpec': obj.gmsaCredentialSpec,
    'gmsaCredentialSpecName': obj.gmsaCredentialSpecName,
    'hostProcess': obj.hostProcess,
    'runAsUserName': obj.runAsUserName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Persistent Disk resource in AWS. */
export interface AwsElasticBlockStoreVolumeSource {
  /** fsType is the filesystem type of the volume that you want to mount. */
  readonly fsType?: string;

  /** partition is the partition in the volume that you want to mount. */
  readonly partition?: number;

  /** readOnly value true will force the readOnly setting in VolumeMounts. */
  readonly readOnly?: boolean;

  /** volumeID is unique ID of the persistent disk resource in AWS (Amazon EBS volume). */
  readonly volumeId: string;
}

export function toJson_AwsElasticBlockStoreVolumeSource(obj: AwsElasticBlockStoreVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'partition': obj.partition,
    'readOnly': obj.readOnly,
    'volumeID': obj.volumeId,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** AzureDisk represents an Azure Data Disk mount on the host and bind mount to the pod. */
export interface AzureDiskVolumeSource {
  /** cachingMode is the Host Caching mode: None, Read Only, Read Write. */
  readonly cachingMode?: string;

  /** diskName is the Name of the data disk in the blob storage */
  readonly diskName: string;

  /** diskURI is the URI of data disk in the blob storage */
  readonly diskUri: string;

  /** fsType is Filesystem type to mount. */
  readonly fsType?: string;

  /** kind expected values are Shared: multiple blob disks per storage account Dedicated: single blob disk per storage account Managed: azure managed data disk (only in managed availability set). defaults to shared */
  readonly kind?: string;

  /** readOnly Defaults to false (read/write). */
  readonly readOnly?: boolean;
}

export function toJson_AzureDiskVolumeSource(obj: AzureDiskVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'cachingMode': obj.cachingMode,
    'diskName': obj.diskName,
    'diskURI': obj.diskUri,
    'fsType': obj.fsType,
    'kind': obj.kind,
    'readOnly': obj.readOnly,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** AzureFile represents an Azure File Service mount on the host and bind mount to the pod. */
export interface AzureFileVolumeSource {
  /** readOnly defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretName is the name of secret that contains Azure Storage Account Name and Key */
  readonly secretName: string;

  /** shareName is the azure share Name */
  readonly shareName: string;
}

export function toJson_AzureFileVolumeSource(obj: AzureFileVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'readOnly': obj.readOnly,
    'secretName': obj.secretName,
    'shareName': obj.shareName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Ceph Filesystem mount that lasts the lifetime of a pod Cephfs volumes do not support ownership management or SELinux relabeling. */
export interface CephFsVolumeSource {
  /** monitors is Required: Monitors is a collection of Ceph monitors More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  readonly monitors: string[];

  /** path is Optional: Used as the mounted root, rather than the full Ceph tree, default is / */
  readonly path?: string;

  /** readOnly is Optional: Defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretFile is Optional: SecretFile is the path to key ring for User, default is /etc/ceph/user.secret More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  readonly secretFile?: string;

  /** secretRef is Optional: SecretRef is reference to the authentication secret for User, default is empty. */
  readonly secretRef?: LocalObjectReference;

  /** user is optional: User is the rados user name, default is admin More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  readonly user?: string;
}

export function toJson_CephFsVolumeSource(obj: CephFsVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'monitors': obj.monitors?.map(y => y),
    'path': obj.path,
    'readOnly': obj.readOnly,
    'secretFile': obj.secretFile,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'user': obj.user,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a cinder volume resource in Openstack. */
export interface CinderVolumeSource {
  /** fsType is the filesystem type to mount. */
  readonly fsType?: string;

  /** readOnly defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretRef is optional: points to a secret object containing parameters used to connect to OpenStack. */
  readonly secretRef?: LocalObjectReference;

  /** volumeID used to identify the volume in cinder. */
  readonly volumeId: string;
}

export function toJson_CinderVolumeSource(obj: CinderVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'volumeID': obj.volumeId,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Adapts a ConfigMap into a volume. */
export interface ConfigMapVolumeSource {
  /** defaultMode is optional: mode bits used to set permissions on created files by default. Defaults to 0644. */
  readonly defaultMode?: number;

  /** items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the volume as a file whose name is the key and content is the value. */
  readonly items?: KeyToPath[];

  /** Name of the referent. */
  readonly name?: string;

  /** optional specify whether the ConfigMap or its keys must be defined */
  readonly optional?: boolean;
}

export function toJson_ConfigMapVolumeSource(obj: ConfigMapVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultMode': obj.defaultMode,
    'items': obj.items?.map(y => toJson_KeyToPath(y)),
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a source location of a volume to mount, managed by an external CSI driver */
export interface CsiVolumeSource {
  /** driver is the name of the CSI driver that handles this volume. */
  readonly driver: string;

  /** fsType to mount. */
  readonly fsType?: string;

  /** nodePublishSecretRef is a reference to the secret object containing sensitive information to pass to the CSI driver to complete the CSI NodePublishVolume and NodeUnpublishVolume calls. */
  readonly nodePublishSecretRef?: LocalObjectReference;

  /** readOnly specifies a read-only configuration for the volume. Defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** volumeAttributes stores driver-specific properties that are passed to the CSI driver. */
  readonly volumeAttributes?: { [key: string]: string };
}

export function toJson_CsiVolumeSource(obj: CsiVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'driver': obj.driver,
    'fsType': obj.fsType,
    'nodePublishSecretRef': toJson_LocalObjectReference(obj.nodePublishSecretRef),
    'readOnly': obj.readOnly,
    'volumeAttributes': ((obj.volumeAttributes) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.volumeAttributes).filter(([, one]) => one !== undefined))),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DownwardAPIVolumeSource represents a volume containing downward API info. */
export interface DownwardApiVolumeSource {
  /** Optional: mode bits to use on created files by default. Defaults to 0644. */
  readonly defaultMode?: number;

  /** Items is a list of downward API volume file */
  readonly items?: DownwardApiVolumeFile[];
}

export function toJson_DownwardApiVolumeSource(obj: DownwardApiVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultMode': obj.defaultMode,
    'items': obj.items?.map(y => toJson_DownwardApiVolumeFile(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents an empty directory for a pod. */
export interface EmptyDirVolumeSource {
  /** medium represents what type of storage medium should back this directory. */
  readonly medium?: string;

  /** sizeLimit is the total amount of local storage required for this EmptyDir volume. */
  readonly sizeLimit?: Quantity;
}

export function toJson_EmptyDirVolumeSource(obj: EmptyDirVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'medium': obj.medium,
    'sizeLimit': obj.sizeLimit?.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents an ephemeral volume that is handled by a normal storage driver. */
export interface EphemeralVolumeSource {
  /** Will be used to create a stand-alone PVC to provision the volume. */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

export function toJson_EphemeralVolumeSource(obj: EphemeralVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'volumeClaimTemplate': toJson_PersistentVolumeClaimTemplate(obj.volumeClaimTemplate),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Fibre Channel volume. */
export interface FcVolumeSource {
  /** fsType is the filesystem type to mount. */
  readonly fsType?: string;

  /** lun is Optional: FC target lun number */
  readonly lun?: number;

  /** readOnly is Optional: Defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** targetWWNs is Optional: FC target worldwide names (WWNs) */
  readonly targetWwNs?: string[];

  /** wwids Optional: FC volume world wide identifiers (wwids) Either wwids or combination of targetWWNs and lun must be set, but not both simultaneously. */
  readonly wwids?: string[];
}

export function toJson_FcVolumeSource(obj: FcVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'lun': obj.lun,
    'readOnly': obj.readOnly,
    'targetWWNs': obj.targetWwNs?.map(y => y),
    'wwids': obj.wwids?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** FlexVolume represents a generic volume resource that is provisioned/attached using an exec based plugin. */
export interface FlexVolumeSource {
  /** driver is the name of the driver to use for this volume. */
  readonly driver: string;

  /** fsType is the filesystem type to mount. */
  readonly fsType?: string;

  /** options is Optional: this field holds extra command options if any. */
  readonly options?: { [key: string]: string };

  /** readOnly is Optional: defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretRef is Optional: secretRef is reference to the secret object containing sensitive information to pass to the plugin scripts. */
  readonly secretRef?: LocalObjectReference;
}

export function toJson_FlexVolumeSource(obj: FlexVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'driver': obj.driver,
    'fsType': obj.fsType,
    'options': ((obj.options) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.options).filter(([, one]) => one !== undefined))),
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Flocker volume mounted by the Flocker agent. */
export interface FlockerVolumeSource {
  /** datasetName is Name of the dataset stored as metadata -> name on the dataset for Flocker should be considered as deprecated */
  readonly datasetName?: string;

  /** datasetUUID is the UUID of the dataset. */
  readonly datasetUuid?: string;
}

export function toJson_FlockerVolumeSource(obj: FlockerVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'datasetName': obj.datasetName,
    'datasetUUID': obj.datasetUuid,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Persistent Disk resource in Google Compute Engine. */
export interface GcePersistentDiskVolumeSource {
  /** fsType is filesystem type of the volume that you want to mount. */
  readonly fsType?: string;

  /** partition is the partition in the volume that you want to mount. */
  readonly partition?: number;

  /** pdName is unique name of the PD resource in GCE. */
  readonly pdName: string;

  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readonly readOnly?: boolean;
}

export function toJson_GcePersistentDiskVolumeSource(obj: GcePersistentDiskVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'partition': obj.partition,
    'pdName': obj.pdName,
    'readOnly': obj.readOnly,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a volume that is populated with the contents of a git repository. */
export interface GitRepoVolumeSource {
  /** directory is the target directory name. */
  readonly directory?: string;

  /** repository is the URL */
  readonly repository: string;

  /** revision is the commit hash for the specified revision. */
  readonly revision?: string;
}

export function toJson_GitRepoVolumeSource(obj: GitRepoVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'directory': obj.directory,
    'repository': obj.repository,
    'revision': obj.revision,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Glusterfs mount that lasts the lifetime of a pod. */
export interface GlusterfsVolumeSource {
  /** endpoints is the endpoint name that details Glusterfs topology. */
  readonly endpoints: string;

  /** path is the Glusterfs volume path. */
  readonly path: string;

  /** readOnly here will force the Glusterfs volume to be mounted with read-only permissions. Defaults to false. */
  readonly readOnly?: boolean;
}

export function toJson_GlusterfsVolumeSource(obj: GlusterfsVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'endpoints': obj.endpoints,
    'path': obj.path,
    'readOnly': obj.readOnly,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a host path mapped into a pod. */
export interface HostPathVolumeSource {
  /** path of the directory on the host. */
  readonly path: string;

  /** type for HostPath Volume Defaults to "" More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath */
  readonly type?: string;
}

export function toJson_HostPathVolumeSource(obj: HostPathVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'path': obj.path,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ImageVolumeSource represents a image volume resource. */
export interface ImageVolumeSource {
  /** Policy for pulling OCI objects. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. */
  readonly pullPolicy?: string;

  /** Required: Image or artifact reference to be used. */
  readonly reference?: string;
}

export function toJson_ImageVolumeSource(obj: ImageVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'pullPolicy': obj.pullPolicy,
    'reference': obj.reference,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents an ISCSI disk. */
export interface IscsiVolumeSource {
  /** chapAuthDiscovery defines whether support iSCSI Discovery CHAP authentication */
  readonly chapAuthDiscovery?: boolean;

  /** chapAuthSession defines whether support iSCSI Session CHAP authentication */
  readonly chapAuthSession?: boolean;

  /** fsType is the filesystem type of the volume that you want to mount. */
  readonly fsType?: string;

  /** initiatorName is the custom iSCSI Initiator Name. */
  readonly initiatorName?: string;

  /** iqn is the target iSCSI Qualified Name. */
  readonly iqn: string;

  /** iscsiInterface is the interface Name that uses an iSCSI transport. Defaults to 'default' (tcp). */
  readonly iscsiInterface?: string;

  /** lun represents iSCSI Target Lun number. */
  readonly lun: number;

  /** portals is the iSCSI Target Portal List. */
  readonly portals?: string[];

  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readonly readOnly?: boolean;

  /** secretRef is the CHAP Secret for iSCSI target and initiator authentication */
  readonly secretRef?: LocalObjectReference;

  /** targetPortal is iSCSI Target Portal. */
  readonly targetPortal: string;
}

export function toJson_IscsiVolumeSource(obj: IscsiVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'chapAuthDiscovery': obj.chapAuthDiscovery,
    'chapAuthSession': obj.chapAuthSession,
    'fsType': obj.fsType,
    'initiatorName': obj.initiatorName,
    'iqn': obj.iqn,
    'iscsiInterface': obj.iscsiInterface,
    'lun': obj.lun,
    'portals': obj.portals?.map(y => y),
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'targetPortal': obj.targetPortal,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents an NFS mount that lasts the lifetime of a pod. */
export interface NfsVolumeSource {
  /** path that is exported by the NFS server. */
  readonly path: string;

  /** readOnly here will force the NFS export to be mounted with read-only permissions. Defaults to false. */
  readonly readOnly?: boolean;

  /** server is the hostname or IP address of the NFS server. */
  readonly server: string;
}

export function toJson_NfsVolumeSource(obj: NfsVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'path': obj.path,
    'readOnly': obj.readOnly,
    'server': obj.server,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaimVolumeSource references the user's PVC in the same namespace. */
export interface PersistentVolumeClaimVolumeSource {
  /** claimName is the name of a PersistentVolumeClaim in the same namespace as the pod using this volume. */
  readonly claimName: string;

  /** readOnly Will force the ReadOnly setting in VolumeMounts. Default false. */
  readonly readOnly?: boolean;
}

export function toJson_PersistentVolumeClaimVolumeSource(obj: PersistentVolumeClaimVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'claimName': obj.claimName,
    'readOnly': obj.readOnly,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Photon Controller persistent disk resource. */
export interface PhotonPersistentDiskVolumeSource {
  /** fsType is the filesystem type to mount. */
  readonly fsType?: string;

  /** pdID is the ID that identifies Photon Controller persistent disk */
  readonly pdId: string;
}

export function toJson_PhotonPersistentDiskVolumeSource(obj: PhotonPersistentDiskVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'pdID': obj.pdId,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PortworxVolumeSource represents a Portworx volume resource. */
export interface PortworxVolumeSource {
  /** fSType represents the filesystem type to mount Must be a filesystem type supported by the host operating system. */
  readonly fsType?: string;

  /** readOnly defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** volumeID uniquely identifies a Portworx volume */
  readonly volumeId: string;
}

export function toJson_PortworxVolumeSource(obj: PortworxVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'readOnly': obj.readOnly,
    'volumeID': obj.volumeId,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a projected volume source */
export interface ProjectedVolumeSource {
  /** defaultMode are the mode bits used to set permissions on created files by default. */
  readonly defaultMode?: number;

  /** sources is the list of volume projections. */
  readonly sources?: VolumeProjection[];
}

export function toJson_ProjectedVolumeSource(obj: ProjectedVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultMode': obj.defaultMode,
    'sources': obj.sources?.map(y => toJson_VolumeProjection(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Quobyte mount that lasts the lifetime of a pod. */
export interface QuobyteVolumeSource {
  /** group to map volume access to Default is no group */
  readonly group?: string;

  /** readOnly here will force the Quobyte volume to be mounted with read-only permissions. Defaults to false. */
  readonly readOnly?: boolean;

  /** registry represents a single or multiple Quobyte Registry services specified as a string as host:port pair (multiple entries are separated with commas) which acts as the central registry for volumes */
  readonly registry: string;

  /** tenant owning the given Quobyte volume in the Backend Used with dynamically provisioned Quobyte volumes, value is set by the plugin */
  readonly tenant?: string;

  /** user to map volume access to Defaults to serivceaccount user */
  readonly user?: string;

  /** volume is a string that references an already created Quobyte volume by name. */
  readonly volume: string;
}

export function toJson_QuobyteVolumeSource(obj: QuobyteVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'group': obj.group,
    'readOnly': obj.readOnly,
    'registry': obj.registry,
    'tenant': obj.tenant,
    'user': obj.user,
    'volume': obj.volume,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a Rados Block Device mount that lasts the lifetime of a pod. */
export interface RbdVolumeSource {
  /** fsType is the filesystem type of the volume that you want to mount. */
  readonly fsType?: string;

  /** image is the rados image name. */
  readonly image: string;

  /** keyring is the path to key ring for RBDUser. Default is /etc/ceph/keyring. */
  readonly keyring?: string;

  /** monitors is a collection of Ceph monitors. */
  readonly monitors: string[];

  /** pool is the rados pool name. Default is rbd. */
  readonly pool?: string;

  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readonly readOnly?: boolean;

  /** secretRef is name of the authentication secret for RBDUser. Default is nil. */
  readonly secretRef?: LocalObjectReference;

  /** user is the rados user name. Default is admin. */
  readonly user?: string;
}

export function toJson_RbdVolumeSource(obj: RbdVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'image': obj.image,
    'keyring': obj.keyring,
    'monitors': obj.monitors?.map(y => y),
    'pool': obj.pool,
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'user': obj.user,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ScaleIOVolumeSource represents a persistent ScaleIO volume */
export interface ScaleIoVolumeSource {
  /** fsType is the filesystem type to mount. Default is "xfs". */
  readonly fsType?: string;

  /** gateway is the host address of the ScaleIO API Gateway. */
  readonly gateway: string;

  /** protectionDomain is the name of the ScaleIO Protection Domain for the configured storage. */
  readonly protectionDomain?: string;

  /** readOnly Defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretRef references to the secret for ScaleIO user and other sensitive information. */
  readonly secretRef: LocalObjectReference;

  /** sslEnabled Flag enable/disable SSL communication with Gateway, default false */
  readonly sslEnabled?: boolean;

  /** storageMode indicates whether the storage for a volume should be ThickProvisioned or ThinProvisioned. Default is ThinProvisioned. */
  readonly storageMode?: string;

  /** storagePool is the ScaleIO Storage Pool associated with the protection domain. */
  readonly storagePool?: string;

  /** system is the name of the storage system as configured in ScaleIO. */
  readonly system: string;

  /** volumeName is the name of a volume already created in the ScaleIO system that is associated with this volume source. */
  readonly volumeName?: string;
}

export function toJson_ScaleIoVolumeSource(obj: ScaleIoVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'gateway': obj.gateway,
    'protectionDomain': obj.protectionDomain,
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'sslEnabled': obj.sslEnabled,
    'storageMode': obj.storageMode,
    'storagePool': obj.storagePool,
    'system': obj.system,
    'volumeName': obj.volumeName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Adapts a Secret into a volume. */
export interface SecretVolumeSource {
  /** defaultMode is Optional: mode bits used to set permissions on created files by default. Defaults to 0644. */
  readonly defaultMode?: number;

  /** items If unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume as a file whose name is the key and content is the value. */
  readonly items?: KeyToPath[];

  /** optional field specify whether the Secret or its keys must be defined */
  readonly optional?: boolean;

  /** secretName is the name of the secret in the pod's namespace to use. */
  readonly secretName?: string;
}

export function toJson_SecretVolumeSource(obj: SecretVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultMode': obj.defaultMode,
    'items': obj.items?.map(y => toJson_KeyToPath(y)),
    'optional': obj.optional,
    'secretName': obj.secretName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a StorageOS persistent volume resource. */
export interface StorageOsVolumeSource {
  /** fsType is the filesystem type to mount. */
  readonly fsType?: string;

  /** readOnly defaults to false (read/write). */
  readonly readOnly?: boolean;

  /** secretRef specifies the secret to use for obtaining the StorageOS API credentials. */
  readonly secretRef?: LocalObjectReference;

  /** volumeName is the human-readable name of the StorageOS volume. */
  readonly volumeName?: string;

  /** volumeNamespace specifies the scope of the volume within StorageOS. */
  readonly volumeNamespace?: string;
}

export function toJson_StorageOsVolumeSource(obj: StorageOsVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'readOnly': obj.readOnly,
    'secretRef': toJson_LocalObjectReference(obj.secretRef),
    'volumeName': obj.volumeName,
    'volumeNamespace': obj.volumeNamespace,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents a vSphere volume resource. */
export interface VsphereVirtualDiskVolumeSource {
  /** fsType is filesystem type to mount. */
  readonly fsType?: string;

  /** storagePolicyID is the storage Policy Based Management (SPBM) profile ID associated with the StoragePolicyName. */
  readonly storagePolicyId?: string;

  /** storagePolicyName is the storage Policy Based Management (SPBM) profile name. */
  readonly storagePolicyName?: string;

  /** volumePath is the path that identifies vSphere volume vmdk */
  readonly volumePath: string;
}

export function toJson_VsphereVirtualDiskVolumeSource(obj: VsphereVirtualDiskVolumeSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fsType': obj.fsType,
    'storagePolicyID': obj.storagePolicyId,
    'storagePolicyName': obj.storagePolicyName,
    'volumePath': obj.volumePath,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Spec to control the desired behavior of rolling update. */
export interface RollingUpdateDeployment {
  /** The maximum number of pods that can be scheduled above the desired number of pods. Defaults to 25%. */
  readonly maxSurge?: IntOrString;

  /** The maximum number of pods that can be unavailable during the update. Defaults to 25%. */
  readonly maxUnavailable?: IntOrString;
}

export function toJson_RollingUpdateDeployment(obj: RollingUpdateDeployment | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'maxSurge': obj.maxSurge?.value,
    'maxUnavailable': obj.maxUnavailable?.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** RollingUpdateStatefulSetStrategy is used to communicate parameter for RollingUpdateStatefulSetStrategyType. */
export interface RollingUpdateStatefulSetStrategy {
  /** The maximum number of pods that can be unavailable during the update. Defaults to 1. */
  readonly maxUnavailable?: IntOrString;

  /** Partition indicates the ordinal at which the StatefulSet should be partitioned for updates. */
  readonly partition?: number;
}

export function toJson_RollingUpdateStatefulSetStrategy(obj: RollingUpdateStatefulSetStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'maxUnavailable': obj.maxUnavailable?.value,
    'partition': obj.partition,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaimStatus is the current status of a persistent volume claim. */
export interface PersistentVolumeClaimStatus {
  /** accessModes contains the actual access modes the volume backing the PVC has. */
  readonly accessModes?: string[];

  /** allocatedResourceStatuses stores status of resource being resized for the given PVC. */
  readonly allocatedResourceStatuses?: { [key: string]: string };

  /** allocatedResources tracks the resources allocated to a PVC including its capacity. */
  readonly allocatedResources?: { [key: string]: Quantity };

  /** capacity represents the actual resources of the underlying volume. */
  readonly capacity?: { [key: string]: Quantity };

  /** conditions is the current Condition of persistent volume claim. */
  readonly conditions?: PersistentVolumeClaimCondition[];

  /** currentVolumeAttributesClassName is the current name of the VolumeAttributesClass the PVC is using. */
  readonly currentVolumeAttributesClassName?: string;

  /** ModifyVolumeStatus represents the status object of ControllerModifyVolume operation. */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;

  /** phase represents the current phase of PersistentVolumeClaim. */
  readonly phase?: string;
}

export function toJson_PersistentVolumeClaimStatus(obj: PersistentVolumeClaimStatus | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'accessModes': obj.accessModes?.map(y => y),
    'allocatedResourceStatuses': ((obj.allocatedResourceStatuses) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.allocatedResourceStatuses).filter(([, one]) => one !== undefined))),
    'allocatedResources': ((obj.allocatedResources) === undefined) ? undefined : (Object.entries(obj.allocatedResources).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
    'capacity': ((obj.capacity) === undefined) ? undefined : (Object.entries(obj.capacity).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1]?.value }), {})),
    'conditions': obj.conditions?.map(y => toJson_PersistentVolumeClaimCondition(y)),
    'currentVolumeAttributesClassName': obj.currentVolumeAttributesClassName,
    'modifyVolumeStatus': toJson_ModifyVolumeStatus(obj.modifyVolumeStatus),
    'phase': obj.phase,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Spec to control the desired behavior of daemon set rolling update. */
export interface RollingUpdateDaemonSet {
  /** The maximum number of nodes with an existing available DaemonSet pod that can have an updated DaemonSet pod during during an update. Default value is 0. */
  readonly maxSurge?: IntOrString;

  /** The maximum number of DaemonSet pods that can be unavailable during the update. */
  readonly maxUnavailable?: IntOrString;
}

export function toJson_RollingUpdateDaemonSet(obj: RollingUpdateDaemonSet | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'maxSurge': obj.maxSurge?.value,
    'maxUnavailable': obj.maxUnavailable?.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** JobSpec describes how the job execution will look like. */
export interface JobSpec {
  /** Specifies the duration in seconds relative to the startTime that the job may be continuously active before the system tries to terminate it; value must be positive integer. */
  readonly activeDeadlineSeconds?: number;

  /** Specifies the number of retries before marking this job failed. Defaults to 6, unless backoffLimitPerIndex (only Indexed Job) is specified. */
  readonly backoffLimit?: number;

  /** Specifies the limit for the number of retries within an index before marking this index as failed. */
  readonly backoffLimitPerIndex?: number;

  /** completionMode specifies how Pod completions are tracked. */
  readonly completionMode?: string;

  /** Specifies the desired number of successfully finished pods the job should be run with. */
  readonly completions?: number;

  /** ManagedBy field indicates the controller that manages a Job. */
  readonly managedBy?: string;

  /** manualSelector controls generation of pod labels and pod selectors. */
  readonly manualSelector?: boolean;

  /** Specifies the maximal number of failed indexes before marking the Job as failed, when backoffLimitPerIndex is set. */
  readonly maxFailedIndexes?: number;

  /** Specifies the maximum desired number of pods the job should run at any given time. */
  readonly parallelism?: number;

  /** Specifies the policy of handling failed pods. */
  readonly podFailurePolicy?: PodFailurePolicy;

  /** podReplacementPolicy specifies when to create replacement Pods. */
  readonly podReplacementPolicy?: string;

  /** A label query over pods that should match the pod count. */
  readonly selector?: LabelSelector;

  /** successPolicy specifies the policy when the Job can be declared as succeeded. */
  readonly successPolicy?: SuccessPolicy;

  /** suspend specifies whether the Job controller should create Pods or not. Defaults to false. */
  readonly suspend?: boolean;

  /** Describes the pod that will be created when executing a job. */
  readonly template: PodTemplateSpec;

  /** ttlSecondsAfterFinished limits the lifetime of a Job that has finished execution (either Complete or Failed). */
  readonly ttlSecondsAfterFinished?: number;
}

export function toJson_JobSpec(obj: JobSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'activeDeadlineSeconds': obj.activeDeadlineSeconds,
    'backoffLimit': obj.backoffLimit,
    'backoffLimitPerIndex': obj.backoffLimitPerIndex,
    'completionMode': obj.completionMode,
    'completions': obj.completions,
    'managedBy': obj.managedBy,
    'manualSelector': obj.manualSelector,
    'maxFailedIndexes': obj.maxFailedIndexes,
    'parallelism': obj.parallelism,
    'podFailurePolicy': toJson_PodFailurePolicy(obj.podFailurePolicy),
    'podReplacementPolicy': obj.podReplacementPolicy,
    'selector': toJson_LabelSelector(obj.selector),
    'successPolicy': toJson_SuccessPolicy(obj.successPolicy),
    'suspend': obj.suspend,
    'template': toJson_PodTemplateSpec(obj.template),
    'ttlSecondsAfterFinished': obj.ttlSecondsAfterFinished,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicyPort describes a port to allow traffic on */
export interface NetworkPolicyPort {
  /** endPort indicates that the range of ports from port to endPort if set, inclusive, should be allowed by the policy. */
  readonly endPort?: number;

  /** port represents the port on the given protocol. */
  readonly port?: IntOrString;

  /** protocol represents the protocol (TCP, UDP, or SCTP) which traffic must match. */
  readonly protocol?: string;
}

export function toJson_NetworkPolicyPort(obj: NetworkPolicyPort | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'endPort': obj.endPort,
    'port': obj.port?.value,
    'protocol': obj.protocol,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** NetworkPolicyPeer describes a peer to allow traffic to/from. */
export interface NetworkPolicyPeer {
  /** ipBlock defines policy on a particular IPBlock. */
  readonly ipBlock?: IpBlock;

  /** namespaceSelector selects namespaces using cluster-scoped labels. */
  readonly namespaceSelector?: LabelSelector;

  /** podSelector is a label selector which selects pods. */
  readonly podSelector?: LabelSelector;
}

export function toJson_NetworkPolicyPeer(obj: NetworkPolicyPeer | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'ipBlock': toJson_IpBlock(obj.ipBlock),
    'namespaceSelector': toJson_LabelSelector(obj.namespaceSelector),
    'podSelector': toJson_LabelSelector(obj.podSelector),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** An empty preferred scheduling term matches all objects with implicit weight 0 (i.e. it's a no-op). */
export interface PreferredSchedulingTerm {
  /** A node selector term, associated with the corresponding weight. */
  readonly preference: NodeSelectorTerm;

  /** Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100. */
  readonly weight: number;
}

export function toJson_PreferredSchedulingTerm(obj: PreferredSchedulingTerm | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preference': toJson_NodeSelectorTerm(obj.preference),
    'weight': obj.weight,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A node selector represents the union of the results of one or more label queries over a set of nodes; that is, it represents the OR of the selectors represented by the node selector terms. */
export interface NodeSelector {
  /** Required. */
  readonly nodeSelectorTerms: NodeSelectorTerm[];
}

export function toJson_NodeSelector(obj: NodeSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'nodeSelectorTerms': obj.nodeSelectorTerms?.map(y => toJson_NodeSelectorTerm(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** The weights of all of the matched WeightedPodAffinityTerm fields are added per-node to find the most preferred node(s) */
export interface WeightedPodAffinityTerm {
  /** Required. */
  readonly podAffinityTerm: PodAffinityTerm;

  /** weight associated with matching the corresponding podAffinityTerm, in the range 1-100. */
  readonly weight: number;
}

export function toJson_WeightedPodAffinityTerm(obj: WeightedPodAffinityTerm | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'podAffinityTerm': toJson_PodAffinityTerm(obj.podAffinityTerm),
    'weight': obj.weight,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Defines a set of pods (namely those matching the labelSelector relative to the given namespace(s)) that this pod should be co-located (affinity) or not co-located (anti-affinity) with, where co-located is defined as running on a node whose value of the label with key <topologyKey> matches that of any node on which a pod of the set of pods is running */
export interface PodAffinityTerm {
  /** A label query over a set of resources, in this case pods. */
  readonly labelSelector?: LabelSelector;

  /** MatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration. */
  readonly matchLabelKeys?: string[];

  /** MismatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration. */
  readonly mismatchLabelKeys?: string[];

  /** A label query over the set of namespaces that the term applies to. */
  readonly namespaceSelector?: LabelSelector;

  /** namespaces specifies a static list of namespace names that the term applies to. */
  readonly namespaces?: string[];

  /** This pod should be co-located (affinity) or not co-located (anti-affinity) with the pods matching the labelSelector in the specified namespaces, where co-located is defined as running on a node whose value of the label with key topologyKey matches that of any node on which any of the selected pods is running. */
  readonly topologyKey: string;
}

export function toJson_PodAffinityTerm(obj: PodAffinityTerm | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'labelSelector': toJson_LabelSelector(obj.labelSelector),
    'matchLabelKeys': obj.matchLabelKeys?.map(y => y),
    'mismatchLabelKeys': obj.mismatchLabelKeys?.map(y => y),
    'namespaceSelector': toJson_LabelSelector(obj.namespaceSelector),
    'namespaces': obj.namespaces?.map(y => y),
    'topologyKey': obj.topologyKey,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** EnvVarSource represents a source for the value of an EnvVar. */
export interface EnvVarSource {
  /** Selects a key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;

  /** Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`, `metadata.annotations['<KEY>']`, spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs. */
  readonly fieldRef?: ObjectFieldSelector;

  /** FileKeyRef selects a key of the env file. */
  readonly fileKeyRef?: FileKeySelector;

  /** Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory and requests.ephemeral-storage) are currently supported. */
  readonly resourceFieldRef?: ResourceFieldSelector;

  /** Selects a key of a secret in the pod's namespace */
  readonly secretKeyRef?: SecretKeySelector;
}

export function toJson_EnvVarSource(obj: EnvVarSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'configMapKeyRef': toJson_ConfigMapKeySelector(obj.configMapKeyRef),
    'fieldRef': toJson_ObjectFieldSelector(obj.fieldRef),
    'fileKeyRef': toJson_FileKeySelector(obj.fileKeyRef),
    'resourceFieldRef': toJson_ResourceFieldSelector(obj.resourceFieldRef),
    'secretKeyRef': toJson_SecretKeySelector(obj.secretKeyRef),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ConfigMapEnvSource selects a ConfigMap to populate the environment variables with. */
export interface ConfigMapEnvSource {
  /** Name of the referent. */
  readonly name?: string;

  /** Specify whether the ConfigMap must be defined */
  readonly optional?: boolean;
}

export function toJson_ConfigMapEnvSource(obj: ConfigMapEnvSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SecretEnvSource selects a Secret to populate the environment variables with. */
export interface SecretEnvSource {
  /** Name of the referent. */
  readonly name?: string;

  /** Specify whether the Secret must be defined */
  readonly optional?: boolean;
}

export function toJson_SecretEnvSource(obj: SecretEnvSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** LifecycleHandler defines a specific action that should be taken in a lifecycle hook. */
export interface LifecycleHandler {
  /** Exec specifies a command to execute in the container. */
  readonly exec?: ExecAction;

  /** HTTPGet specifies an HTTP GET request to perform. */
  readonly httpGet?: HttpGetAction;

  /** Sleep represents a duration that the container should sleep. */
  readonly sleep?: SleepAction;

  /** Deprecated. */
  readonly tcpSocket?: TcpSocketAction;
}

export function toJson_LifecycleHandler(obj: LifecycleHandler | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exec': toJson_ExecAction(obj.exec),
    'httpGet': toJson_HttpGetAction(obj.httpGet),
    'sleep': toJson_SleepAction(obj.sleep),
    'tcpSocket': toJson_TcpSocketAction(obj.tcpSocket),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ExecAction describes a "run in container" action. */
export interface ExecAction {
  /** Command is the command line to execute inside the container, the working directory for the command is root ('/') in the container's filesystem. */
  readonly command?: string[];
}

export function toJson_ExecAction(obj: ExecAction | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'command': obj.command?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** GRPCAction specifies an action involving a GRPC service. */
export interface GrpcAction {
  /** Port number of the gRPC service. */
  readonly port: number;

  /** Service is the name of the service to place in the gRPC HealthCheckRequest (see https://github.com/grpc/grpc/blob/master/doc/health-checking.md). */
  readonly service?: string;
}

export function toJson_GrpcAction(obj: GrpcAction | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'port': obj.port,
    'service': obj.service,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** HTTPGetAction describes an action based on HTTP Get requests. */
export interface HttpGetAction {
  /** Host name to connect to, defaults to the pod IP. */
  readonly host?: string;

  /** Custom headers to set in the request. */
  readonly httpHeaders?: HttpHeader[];

  /** Path to access on the HTTP server. */
  readonly path?: string;

  /** Name or number of the port to access on the container. */
  readonly port: IntOrString;

  /** Scheme to use for connecting to the host. Defaults to HTTP. */
  readonly scheme?: string;
}

export function toJson_HttpGetAction(obj: HttpGetAction | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'host': obj.host,
    'httpHeaders': obj.httpHeaders?.map(y => toJson_HttpHeader(y)),
    'path': obj.path,
    'port': obj.port?.value,
    'scheme': obj.scheme,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** TCPSocketAction describes an action based on opening a socket */
export interface TcpSocketAction {
  /** Optional: Host name to connect to, defaults to the pod IP. */
  readonly host?: string;

  /** Number or name of the port to access on the container. */
  readonly port: IntOrString;
}

export function toJson_TcpSocketAction(obj: TcpSocketAction | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'host': obj.host,
    'port': obj.port?.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ContainerRestartRuleOnExitCodes describes the condition for handling an exited container based on its exit codes. */
export interface ContainerRestartRuleOnExitCodes {
  /** Represents the relationship between the container exit code(s) and the specified values. */
  readonly operator: string;

  /** Specifies the set of values to check for container exit codes. */
  readonly values?: number[];
}

export function toJson_ContainerRestartRuleOnExitCodes(obj: ContainerRestartRuleOnExitCodes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Adds and removes POSIX capabilities from running containers. */
export interface Capabilities {
  /** Added capabilities */
  readonly add?: string[];

  /** Removed capabilities */
  readonly drop?: string[];
}

export function toJson_Capabilities(obj: Capabilities | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'add': obj.add?.map(y => y),
    'drop': obj.drop?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Maps a string key to a path within a volume. */
export interface KeyToPath {
  /** key is the key to project. */
  readonly key: string;

  /** mode is Optional: mode bits used to set permissions on this file. */
  readonly mode?: number;

  /** path is the relative path of the file to map the key to. */
  readonly path: string;
}

export function toJson_KeyToPath(obj: KeyToPath | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'mode': obj.mode,
    'path': obj.path,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** DownwardAPIVolumeFile represents information to create the file containing the pod field */
export interface DownwardApiVolumeFile {
  /** Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported. */
  readonly fieldRef?: ObjectFieldSelector;

  /** Optional: mode bits used to set permissions on this file, must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  readonly mode?: number;

  /** Required: Path is the relative path name of the file to be created. */
  readonly path: string;

  /** Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, requests.cpu and requests.memory) are currently supported. */
  readonly resourceFieldRef?: ResourceFieldSelector;
}

export function toJson_DownwardApiVolumeFile(obj: DownwardApiVolumeFile | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_ObjectFieldSelector(obj.fieldRef),
    'mode': obj.mode,
    'path': obj.path,
    'resourceFieldRef': toJson_ResourceFieldSelector(obj.resourceFieldRef),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaimTemplate is used to produce PersistentVolumeClaim objects as part of an EphemeralVolumeSource. */
export interface PersistentVolumeClaimTemplate {
  /** May contain labels and annotations that will be copied into the PVC when creating it. */
  readonly metadata?: ObjectMeta;

  /** The specification for the PersistentVolumeClaim. */
  readonly spec: PersistentVolumeClaimSpec;
}

export function toJson_PersistentVolumeClaimTemplate(obj: PersistentVolumeClaimTemplate | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_ObjectMeta(obj.metadata),
    'spec': toJson_PersistentVolumeClaimSpec(obj.spec),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Projection that may be projected along with other supported volume types. */
export interface VolumeProjection {
  /** ClusterTrustBundle allows a pod to access the `.spec.trustBundle` field of ClusterTrustBundle objects in an auto-updating file. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;

  /** configMap information about the configMap data to project */
  readonly configMap?: ConfigMapProjection;

  /** downwardAPI information about the downwardAPI data to project */
  readonly downwardApi?: DownwardApiProjection;

  /** Projects an auto-rotating credential bundle (private key and certificate chain) that the pod can use either as a TLS client or server. */
  readonly podCertificate?: PodCertificateProjection;

  /** secret information about the secret data to project */
  readonly secret?: SecretProjection;

  /** serviceAccountToken is information about the serviceAccountToken data to project */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

export function toJson_VolumeProjection(obj: VolumeProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterTrustBundle': toJson_ClusterTrustBundleProjection(obj.clusterTrustBundle),
    'configMap': toJson_ConfigMapProjection(obj.configMap),
    'downwardAPI': toJson_DownwardApiProjection(obj.downwardApi),
    'podCertificate': toJson_PodCertificateProjection(obj.podCertificate),
    'secret': toJson_SecretProjection(obj.secret),
    'serviceAccountToken': toJson_ServiceAccountTokenProjection(obj.serviceAccountToken),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PersistentVolumeClaimCondition contains details about state of pvc */
export interface PersistentVolumeClaimCondition {
  /** lastProbeTime is the time we probed the condition. */
  readonly lastProbeTime?: Date;

  /** lastTransitionTime is the time the condition transitioned from one status to another. */
  readonly lastTransitionTime?: Date;

  /** message is the human-readable message indicating details about last transition. */
  readonly message?: string;

  /** reason is a unique, this should be a short, machine understandable string that gives the reason for condition's last transition. */
  readonly reason?: string;

  /** Status is the status of the condition. */
  readonly status: string;

  /** Type is the type of the condition. */
  readonly type: string;
}

export function toJson_PersistentVolumeClaimCondition(obj: PersistentVolumeClaimCondition | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'lastProbeTime': obj.lastProbeTime?.toISOString(),
    'lastTransitionTime': obj.lastTransitionTime?.toISOString(),
    'message': obj.message,
    'reason': obj.reason,
    'status': obj.status,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ModifyVolumeStatus represents the status object of ControllerModifyVolume operation */
export interface ModifyVolumeStatus {
  /** status is the status of the ControllerModifyVolume operation. */
  readonly status: string;

  /** targetVolumeAttributesClassName is the name of the VolumeAttributesClass the PVC currently being reconciled */
  readonly targetVolumeAttributesClassName?: string;
}

export function toJson_ModifyVolumeStatus(obj: ModifyVolumeStatus | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'status': obj.status,
    'targetVolumeAttributesClassName': obj.targetVolumeAttributesClassName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodFailurePolicy describes how failed pods influence the backoffLimit. */
export interface PodFailurePolicy {
  /** A list of pod failure policy rules. */
  readonly rules: PodFailurePolicyRule[];
}

export function toJson_PodFailurePolicy(obj: PodFailurePolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_PodFailurePolicyRule(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SuccessPolicy describes when a Job can be declared as succeeded based on the success of some indexes. */
export interface SuccessPolicy {
  /** rules represents the list of alternative rules for the declaring the Jobs as successful before `.status.succeeded >= .spec.completions`. */
  readonly rules: SuccessPolicyRule[];
}

export function toJson_SuccessPolicy(obj: SuccessPolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_SuccessPolicyRule(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** IPBlock describes a particular CIDR (Ex. "192.168.1.0/24","2001:db8::/64") that is allowed to the pods matched by a NetworkPolicySpec's podSelector. */
export interface IpBlock {
  /** cidr is a string representing the IPBlock Valid examples are "192.168.1.0/24" or "2001:db8::/64" */
  readonly cidr: string;

  /** except is a slice of CIDRs that should not be included within an IPBlock Valid examples are "192.168.1.0/24" or "2001:db8::/64" Except values will be rejected if they are outside the cidr range */
  readonly except?: string[];
}

export function toJson_IpBlock(obj: IpBlock | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'cidr': obj.cidr,
    'except': obj.except?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A null or empty node selector term matches no objects. */
export interface NodeSelectorTerm {
  /** A list of node selector requirements by node's labels. */
  readonly matchExpressions?: NodeSelectorRequirement[];

  /** A list of node selector requirements by node's fields. */
  readonly matchFields?: NodeSelectorRequirement[];
}

export function toJson_NodeSelectorTerm(obj: NodeSelectorTerm | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_NodeSelectorRequirement(y)),
    'matchFields': obj.matchFields?.map(y => toJson_NodeSelectorRequirement(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Selects a key from a ConfigMap. */
export interface ConfigMapKeySelector {
  /** The key to select. */
  readonly key: string;

  /** Name of the referent. */
  readonly name?: string;

  /** Specify whether the ConfigMap or its key must be defined */
  readonly optional?: boolean;
}

export function toJson_ConfigMapKeySelector(obj: ConfigMapKeySelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ObjectFieldSelector selects an APIVersioned field of an object. */
export interface ObjectFieldSelector {
  /** Version of the schema the FieldPath is written in terms of, defaults to "v1". */
  readonly apiVersion?: string;

  /** Path of the field to select in the specified API version. */
  readonly fieldPath: string;
}

export function toJson_ObjectFieldSelector(obj: ObjectFieldSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'fieldPath': obj.fieldPath,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** FileKeySelector selects a key of the env file. */
export interface FileKeySelector {
  /** The key within the env file. */
  readonly key: string;

  /** Specify whether the file or its key must be defined. */
  readonly optional?: boolean;

  /** The path within the volume from which to select the file. */
  readonly path: string;

  /** The name of the volume mount containing the env file. */
  readonly volumeName: string;
}

export function toJson_FileKeySelector(obj: FileKeySelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'optional': obj.optional,
    'path': obj.path,
    'volumeName': obj.volumeName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ResourceFieldSelector represents container resources (cpu, memory) and their output format */
export interface ResourceFieldSelector {
  /** Container name: required for volumes, optional for env vars */
  readonly containerName?: string;

  /** Specifies the output format of the exposed resources, defaults to "1" */
  readonly divisor?: Quantity;

  /** Required: resource to select */
  readonly resource: string;
}

export function toJson_ResourceFieldSelector(obj: ResourceFieldSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'containerName': obj.containerName,
    'divisor': obj.divisor?.value,
    'resource': obj.resource,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SecretKeySelector selects a key of a Secret. */
export interface SecretKeySelector {
  /** The key of the secret to select from. */
  readonly key: string;

  /** Name of the referent. */
  readonly name?: string;

  /** Specify whether the Secret or its key must be defined */
  readonly optional?: boolean;
}

export function toJson_SecretKeySelector(obj: SecretKeySelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SleepAction describes a "sleep" action. */
export interface SleepAction {
  /** Seconds is the number of seconds to sleep. */
  readonly seconds: number;
}

export function toJson_SleepAction(obj: SleepAction | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'seconds': obj.seconds,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** HTTPHeader describes a custom header to be used in HTTP probes */
export interface HttpHeader {
  /** The header field name. */
  readonly name: string;

  /** The header field value */
  readonly value: string;
}

export function toJson_HttpHeader(obj: HttpHeader | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ClusterTrustBundleProjection describes how to select a set of ClusterTrustBundle objects and project their contents into the pod filesystem. */
export interface ClusterTrustBundleProjection {
  /** Select all ClusterTrustBundles that match this label selector. */
  readonly labelSelector?: LabelSelector;

  /** Select a single ClusterTrustBundle by object name. */
  readonly name?: string;

  /** If true, don't block pod startup if the referenced ClusterTrustBundle(s) aren't available. */
  readonly optional?: boolean;

  /** Relative path from the volume root to write the bundle. */
  readonly path: string;

  /** Select all ClusterTrustBundles that match this signer name. */
  readonly signerName?: string;
}

export function toJson_ClusterTrustBundleProjection(obj: ClusterTrustBundleProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'labelSelector': toJson_LabelSelector(obj.labelSelector),
    'name': obj.name,
    'optional': obj.optional,
    'path': obj.path,
    'signerName': obj.signerName,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Adapts a ConfigMap into a projected volume. */
export interface ConfigMapProjection {
  /** items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the volume as a file whose name is the key and content is the value. */
  readonly items?: KeyToPath[];

  /** Name of the referent. */
  readonly name?: string;

  /** optional specify whether the ConfigMap or its keys must be defined */
  readonly optional?: boolean;
}

export function toJson_ConfigMapProjection(obj: ConfigMapProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'items': obj.items?.map(y => toJson_KeyToPath(y)),
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Represents downward API info for projecting into a projected volume. */
export interface DownwardApiProjection {
  /** Items is a list of DownwardAPIVolume file */
  readonly items?: DownwardApiVolumeFile[];
}

export function toJson_DownwardApiProjection(obj: DownwardApiProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'items': obj.items?.map(y => toJson_DownwardApiVolumeFile(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodCertificateProjection provides a private key and X.509 certificate in the pod filesystem. */
export interface PodCertificateProjection {
  /** Write the certificate chain at this path in the projected volume. */
  readonly certificateChainPath?: string;

  /** Write the credential bundle at this path in the projected volume. */
  readonly credentialBundlePath?: string;

  /** Write the key at this path in the projected volume. */
  readonly keyPath?: string;

  /** The type of keypair Kubelet will generate for the pod. */
  readonly keyType: string;

  /** maxExpirationSeconds is the maximum lifetime permitted for the certificate. */
  readonly maxExpirationSeconds?: number;

  /** Kubelet's generated CSRs will be addressed to this signer. */
  readonly signerName: string;

  /** userAnnotations allow pod authors to pass additional information to the signer implementation. */
  readonly userAnnotations?: { [key: string]: string };
}

export function toJson_PodCertificateProjection(obj: PodCertificateProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'certificateChainPath': obj.certificateChainPath,
    'credentialBundlePath': obj.credentialBundlePath,
    'keyPath': obj.keyPath,
    'keyType': obj.keyType,
    'maxExpirationSeconds': obj.maxExpirationSeconds,
    'signerName': obj.signerName,
    'userAnnotations': ((obj.userAnnotations) === undefined) ? undefined : (Object.fromEntries(Object.entries(obj.userAnnotations).filter(([, one]) => one !== undefined))),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** Adapts a secret into a projected volume. */
export interface SecretProjection {
  /** items if unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume as a file whose name is the key and content is the value. */
  readonly items?: KeyToPath[];

  /** Name of the referent. */
  readonly name?: string;

  /** optional field specify whether the Secret or its key must be defined */
  readonly optional?: boolean;
}

export function toJson_SecretProjection(obj: SecretProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'items': obj.items?.map(y => toJson_KeyToPath(y)),
    'name': obj.name,
    'optional': obj.optional,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** ServiceAccountTokenProjection represents a projected service account token volume. */
export interface ServiceAccountTokenProjection {
  /** audience is the intended audience of the token. */
  readonly audience?: string;

  /** expirationSeconds is the requested duration of validity of the service account token. */
  readonly expirationSeconds?: number;

  /** path is the path relative to the mount point of the file to project the token into. */
  readonly path: string;
}

export function toJson_ServiceAccountTokenProjection(obj: ServiceAccountTokenProjection | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'audience': obj.audience,
    'expirationSeconds': obj.expirationSeconds,
    'path': obj.path,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodFailurePolicyRule describes how a pod failure is handled when the requirements are met. */
export interface PodFailurePolicyRule {
  /** Specifies the action taken on a pod failure when the requirements are satisfied. */
  readonly action: string;

  /** Represents the requirement on the container exit codes. */
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;

  /** Represents the requirement on the pod conditions. */
  readonly onPodConditions?: PodFailurePolicyOnPodConditionsPattern[];
}

export function toJson_PodFailurePolicyRule(obj: PodFailurePolicyRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'action': obj.action,
    'onExitCodes': toJson_PodFailurePolicyOnExitCodesRequirement(obj.onExitCodes),
    'onPodConditions': obj.onPodConditions?.map(y => toJson_PodFailurePolicyOnPodConditionsPattern(y)),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** SuccessPolicyRule describes rule for declaring a Job as succeeded. */
export interface SuccessPolicyRule {
  /** succeededCount specifies the minimal required size of the actual set of the succeeded indexes for the Job. */
  readonly succeededCount?: number;

  /** succeededIndexes specifies the set of indexes which need to be contained in the actual set of the succeeded indexes for the Job. */
  readonly succeededIndexes?: string;
}

export function toJson_SuccessPolicyRule(obj: SuccessPolicyRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'succeededCount': obj.succeededCount,
    'succeededIndexes': obj.succeededIndexes,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** A node selector requirement is a selector that contains values, a key, and an operator that relates the key and values. */
export interface NodeSelectorRequirement {
  /** The label key that the selector applies to. */
  readonly key: string;

  /** Represents a key's relationship to a set of values. */
  readonly operator: string;

  /** An array of string values. */
  readonly values?: string[];
}

export function toJson_NodeSelectorRequirement(obj: NodeSelectorRequirement | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodFailurePolicyOnExitCodesRequirement describes the requirement for handling a failed pod based on its container exit codes. */
export interface PodFailurePolicyOnExitCodesRequirement {
  /** Restricts the check for exit codes to the container with the specified name. */
  readonly containerName?: string;

  /** Represents the relationship between the container exit code(s) and the specified values. */
  readonly operator: string;

  /** Specifies the set of values. */
  readonly values: number[];
}

export function toJson_PodFailurePolicyOnExitCodesRequirement(obj: PodFailurePolicyOnExitCodesRequirement | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'containerName': obj.containerName,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}

/** PodFailurePolicyOnPodConditionsPattern describes a pattern for matching an actual pod condition type. */
export interface PodFailurePolicyOnPodConditionsPattern {
  /** Specifies the required Pod condition status. Defaults to True. */
  readonly status?: string;

  /** Specifies the required Pod condition type. */
  readonly type: string;
}

export function toJson_PodFailurePolicyOnPodConditionsPattern(obj: PodFailurePolicyOnPodConditionsPattern | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'status': obj.status,
    'type': obj.type,
  };
  return Object.fromEntries(Object.entries(result).filter(([, one]) => one !== undefined));
}
