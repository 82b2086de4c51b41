import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { podsOf, type ServerProps } from './server';

/** Role of a server that can list the pods of some namespaces. */
export class DiscoveryRights extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { name, discovers } = props.spec;
    const role = `${props.namespace}-${name}`;
    for (const namespace of discovers) {
      const metadata = { name: role, namespace, labels: podsOf(props).labels };
      new k8s.KubeRole(this, `role-${namespace}`, {
        metadata,
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
      });
      new k8s.KubeRoleBinding(this, `role-binding-${namespace}`, {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
        subjects: [{ kind: 'ServiceAccount', name, namespace: props.namespace }],
      });
    }
  }
}
