import * as pulumi from '@pulumi/pulumi';
import type { Issue } from '../core/errors';

/** Output of the program with the identity of the cluster. */
export const clusterOutput = 'cluster';

/**
 * Returns the issue of a cluster that is not the one of the last `pulumi up`. The provider would
 * replace all objects: https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go.
 *
 * @param identifier identity of the cluster, as the kubeconfig or the configuration gives it
 */
export async function clusterChangeIssues(identifier: string | undefined): Promise<Issue[]> {
  const deployed = await deployedIdentifier();
  if (deployed === undefined || deployed === identifier) return [];
  return [
    {
      problem:
        'this stack is deployed to another cluster, or the certificate authority of its cluster has changed: every object would be replaced',
      given: identifier ?? 'no kubeconfig',
      allowed: [deployed],
      remedy: `export KUBECONFIG=FILE or pulumi config set kubeContext CONTEXT, for the same cluster pulumi config set clusterIdentifier ${deployed}; for another cluster make a stack of its own, or pulumi destroy this one first`,
    },
  ];
}

/** Returns the identity of the cluster that the last `pulumi up` stored. */
async function deployedIdentifier(): Promise<string | undefined> {
  try {
    const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join('/');
    // A StackReference would become a resource of the stack.
    const read: unknown = await pulumi.runtime.invoke('pulumi:pulumi:readStackOutputs', { name });
    const { outputs = {} } = read as { readonly outputs?: Readonly<Record<string, unknown>> };
    const { [clusterOutput]: identifier } = outputs;
    return typeof identifier === 'string' ? identifier : undefined;
  } catch (error) {
    const reason = (error as Error).message;
    await pulumi.log.warn(
      `The outputs of this stack cannot be read (${reason}). If the kubeconfig leads to another cluster, every object is replaced`,
    );
    return undefined;
  }
}
