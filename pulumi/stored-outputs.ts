import * as pulumi from '@pulumi/pulumi';

/** Output of the program with the identity of the cluster. */
export const clusterOutput = 'cluster';

/** Outputs of the program that the last `pulumi up` stored. */
export interface StoredOutputs {
  /** Identity of the cluster. */
  readonly [clusterOutput]?: string;
  /** Generated passwords, by the paths of their keys. */
  readonly passwords: Readonly<Record<string, string>>;
}

/**
 * Reads the outputs of the stack. Returns `undefined` when it is not deployed, and, with a warning,
 * when they cannot be read.
 */
export async function storedOutputs(): Promise<StoredOutputs | undefined> {
  try {
    const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join('/');
    // A StackReference would become a resource of the stack.
    const read: unknown = await pulumi.runtime.invoke('pulumi:pulumi:readStackOutputs', { name });
    const { outputs = {} } = read as { readonly outputs?: Readonly<Record<string, unknown>> };
    const { [clusterOutput]: cluster, passwords } = outputs;
    if (Object.keys(outputs).length === 0) return undefined;
    return { ...(typeof cluster === 'string' ? { cluster } : {}), passwords: textsOf(passwords) };
  } catch (error) {
    const reason = (error as Error).message;
    await pulumi.log.warn(
      `The outputs of this stack cannot be read (${reason}). If the kubeconfig leads to another cluster, every object is replaced`,
    );
    return undefined;
  }
}

function textsOf(value: unknown): Record<string, string> {
  if (value === null || typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
