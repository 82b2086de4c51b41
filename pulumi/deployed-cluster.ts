import type { Issue } from '../core/errors';
import type { StoredOutputs } from './stored-outputs';

/**
 * Returns the issue of a cluster that is not the one of the last `pulumi up`. The provider would
 * replace all objects: https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go.
 *
 * @param identifier identity of the cluster, as the kubeconfig or the configuration gives it
 */
export function clusterChangeIssues(identifier: string | undefined, { cluster }: StoredOutputs): Issue[] {
  if (cluster === undefined || cluster === identifier) return [];
  return [
    {
      problem:
        'this stack is deployed to another cluster, or the certificate authority of its cluster has changed: every object would be replaced',
      given: identifier ?? 'no kubeconfig',
      allowed: [cluster],
      remedy: `export KUBECONFIG=FILE or pulumi config set kubeContext CONTEXT, for the same cluster pulumi config set clusterIdentifier ${cluster}; for another cluster make a stack of its own, or pulumi destroy this one first`,
    },
  ];
}
