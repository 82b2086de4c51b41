export function peersOf(name: string): string {
  return `${name}-peers`;
}

/**
 * The hosts of members within the cluster.
 *
 * @param name of the part
 */
export function membersOf(name: string, namespace: string, replicas: number): string[] {
  return Array.from({ length: replicas }, (_, member) => `${name}-${member}.${peersOf(name)}.${namespace}.svc`);
}
