import type { Issue } from '../../core/errors';
import { hostsOf } from '../hosts';
import type { StackProps } from '../stack';

/** Returns the issues of hosts that several stacks use. */
export function sharedHosts(stacks: readonly StackProps[]): Issue[] {
  const owners = new Map<string, string>();
  return stacks.flatMap((stack) =>
    [...new Set(hostsOf(stack).values())].flatMap((host) => {
      const other = owners.get(host);
      owners.set(host, stack.name);
      return other === undefined
        ? []
        : [
            {
              problem: `${other} and ${stack.name} use the same host`,
              given: host,
              remedy: 'give each stack its own host',
            },
          ];
    }),
  );
}
