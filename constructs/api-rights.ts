import { Construct } from 'constructs';
import { groupBy } from '../core/group-by';
import type { ApiRight } from '../servers/server-spec';
import * as k8s from './api/k8s';
import { podsOf, type ServerProps } from './server';

const apiGroup = 'rbac.authorization.k8s.io';

/**
 * Roles with what a server can read through the Kubernetes API: one for each namespace, and one for
 * the cluster.
 */
export class ApiRights extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { name: server, rights } = props.spec;
    const name = `${props.namespace}-${server}`;
    const { labels } = podsOf(props);
    const subjects = [{ kind: 'ServiceAccount', name: server, namespace: props.namespace }];
    for (const [namespace, own] of groupBy(rights, (right) => right.namespace)) {
      const rules = own.map(ruleOf);
      if (namespace === undefined) {
        const metadata = { name, labels };
        new k8s.KubeClusterRole(this, 'cluster-role', { metadata, rules });
        const roleRef = { apiGroup, kind: 'ClusterRole', name };
        new k8s.KubeClusterRoleBinding(this, 'cluster-role-binding', { metadata, roleRef, subjects });
      } else {
        const metadata = { name, namespace, labels };
        new k8s.KubeRole(this, `role-${namespace}`, { metadata, rules });
        const roleRef = { apiGroup, kind: 'Role', name };
        new k8s.KubeRoleBinding(this, `role-binding-${namespace}`, { metadata, roleRef, subjects });
      }
    }
  }
}

function ruleOf({ group, resources, verbs }: ApiRight): k8s.PolicyRule {
  return { apiGroups: [group], resources: [...resources], verbs: [...verbs] };
}
