import type { Issue } from '../core/errors';
import { dnsLabel } from '../core/kubernetes-name';
import type { StackContent, StackProps } from './stack';

/** Longest uid that Grafana takes. */
const longestUid = 40;

/** Returns the uids of the folders that a stack has in a Grafana that is configured by its API. */
export function folderUids(stack: string): { readonly dashboards: string; readonly runbooks: string } {
  return { dashboards: stack, runbooks: `${stack}-runbooks` };
}

/** Returns the uid of a folder besides that of a stack. */
export function folderUid(stack: string, folder: string): string {
  return `${stack}-folder-${folder}`;
}

/** Returns an issue for each folder of a stack that does not have a valid uid in Grafana. */
export function folderUidIssues(stack: string, folders: StackContent['folders'] = []): Issue[] {
  const longest = longestUid - folderUids('').runbooks.length;
  const tooLong = folders.filter(({ name }) => stack.length <= longest && folderUid(stack, name).length > longestUid);
  if (tooLong.length > 0) {
    return tooLong.map(({ name }) => ({
      problem: 'the names of this stack and of the folder are too long for an external Grafana',
      given: `${stack}, ${name}`,
      allowed: `at most ${longestUid - folderUid('', '').length} characters together`,
    }));
  }
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
export function stackNameIssues({ name, kind, folders }: Pick<StackProps, 'name' | 'kind' | 'folders'>): Issue[] {
  if (!dnsLabel.test(name)) {
    return [
      {
        problem: 'this is no name of a stack',
        given: name,
        allowed: '1 to 63 lowercase letters, digits and -, with a letter or digit at both ends',
      },
    ];
  }
  return kind === 'agent' ? folderUidIssues(name, folders) : [];
}
