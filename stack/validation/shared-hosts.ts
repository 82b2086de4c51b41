import type { Issue } from '../../core/errors';
import { hostsOf } from '../hosts';
import type { StackProps } from '../stack';

/** One host cannot lead to two stacks. */
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
              problem: `a host is used by ${other} and ${stack.name}`,
              given: host,
              remedy: 'give each its own',
            },
          ];
    }),
  );
}
