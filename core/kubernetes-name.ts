import { inPath, type Issue } from './errors';

/** Name of a namespace, a service or a container: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/. */
export const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Name of most other objects. */
export const dnsSubdomain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Value of a label: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/. */
export const labelValue = /^(|[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)$/;

/** Name of a label without its prefix. */
const labelName = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Returns an issue for a text that is no name of a namespace. */
export function namespaceIssues(namespace: string): Issue[] {
  return shortNameIssues('a namespace', namespace);
}

/**
 * Returns an issue for a text that is no name of at most 63 characters.
 *
 * @param of what has the name, such as `a container`
 */
export function shortNameIssues(of: string, name: string): Issue[] {
  return dnsLabel.test(name) ? [] : [nameIssue(of, name, 'at most 63 lowercase letters, digits and -')];
}

/**
 * Returns an issue for a text that is no name of at most 253 characters.
 *
 * @param of what has the name, such as `a Secret`
 */
export function longNameIssues(of: string, name: string): Issue[] {
  return dnsSubdomain.test(name) ? [] : [nameIssue(of, name, 'at most 253 lowercase letters, digits, - and .')];
}

function nameIssue(of: string, given: string, allowed: string): Issue {
  return { problem: `this is no name of ${of}`, given, allowed: `${allowed}, with a letter or digit at both ends` };
}

/** Returns the issues of labels that select pods. */
export function podLabelIssues(labels: Readonly<Record<string, string>>): Issue[] {
  return Object.entries(labels).flatMap(([name, value]) => [
    ...(isLabelName(name)
      ? []
      : [
          {
            problem: 'this is no name of a label of pods',
            given: name,
            allowed: 'at most 63 letters, digits, -, _ and ., if needed after the name of a domain and /',
          },
        ]),
    ...(labelValue.test(value)
      ? []
      : [
          {
            problem: `this is no value of the label ${name} of pods`,
            given: value,
            allowed: 'at most 63 letters, digits, -, _ and ., with a letter or digit at both ends',
          },
        ]),
  ]);
}

function isLabelName(name: string): boolean {
  const [last = '', prefix, ...others] = name.split('/').reverse();
  return others.length === 0 && labelName.test(last) && (prefix === undefined || dnsSubdomain.test(prefix));
}

/** Returns the issues of pods that are selected by their labels. */
export function podsIssues({
  namespace,
  labels,
}: {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}): Issue[] {
  return [...inPath('namespace', namespaceIssues(namespace)), ...inPath('labels', podLabelIssues(labels))];
}
