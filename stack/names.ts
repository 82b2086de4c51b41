import type { Issue } from '../core/errors';
import { dnsLabel } from '../core/kubernetes-name';
import type { StackProps } from './stack';

/** Longest uid that Grafana takes. */
const longestUid = 40;

/** Returns the uids of the folders that a stack has in a Grafana that is configured by its API. */
export function folderUids(stack: string): { readonly dashboards: string; readonly runbooks: string } {
  return { dashboards: stack, runbooks: `${stack}-runbooks` };
}

/** Returns an issue when the folders of a stack do not have valid uids in Grafana. */
export function folderUidIssues(stack: string): Issue[] {
  const longest = longestUid - folderUids('').runbooks.length;
  return stack.length <= longest
    ? []
    : [
        {
          problem: 'the name of this stack is too long for an external Grafana',
          given: stack,
          allowed: `at most ${longest} characters, because it is the start of the uids of folders`,
        },
      ];
}

/**
 * Returns the issues of the name of a stack. It is the name of files and a part of the names of
 * Kubernetes objects.
 */
export function stackNameIssues({ name, kind }: Pick<StackProps, 'name' | 'kind'>): Issue[] {
  if (!dnsLabel.test(name)) {
    return [
      {
        problem: 'this is no name of a stack',
        given: name,
        allowed: '1 to 63 lowercase letters, digits and -, with a letter or digit at both ends',
      },
    ];
  }
  return kind === 'agent' ? folderUidIssues(name) : [];
}
