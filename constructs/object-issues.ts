import { formatIssue, type Issue } from '../core/errors';
import { dnsLabel, dnsSubdomain, labelValue } from '../core/kubernetes-name';
import { groupBy } from '../core/group-by';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { objectsOf } from './objects';

/** Kinds whose names appear in host names or labels, and the maximum length of these names. */
const shortNames: Readonly<Record<string, number>> = {
  Namespace: 63,
  Service: 63,
  // The name of a Job has eleven more characters and becomes a label of its pods.
  CronJob: 52,
  Deployment: 63,
  DaemonSet: 63,
};

/**
 * Returns invalid names and labels of objects, each once. Source:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/.
 *
 * @param root construct whose objects are checked
 */
export function objectIssues(root: Construct): Issue[] {
  const found = objectsOf(root).flatMap((one) => issuesOf(one).map((issue) => ({ issue, path: one.node.path })));
  return [...groupBy(found, ({ issue }) => formatIssue(issue)).values()].map(([{ issue, path }, ...others]) => ({
    ...issue,
    path: others.length > 0 ? `${path} and ${others.length} more` : path,
  }));
}

function issuesOf({ kind, metadata }: ApiObject): Issue[] {
  const { name = '', namespace } = metadata;
  const longest = shortNames[kind];
  const isName = longest === undefined ? dnsSubdomain.test(name) : dnsLabel.test(name) && name.length <= longest;
  const labels = Object.entries((metadata.toJson() as { labels?: Record<string, string> }).labels ?? {});
  return [
    ...(isName ? [] : [nameIssue(`name of this ${kind}`, name, longest ?? 253)]),
    ...(namespace === undefined || dnsLabel.test(namespace) ? [] : [nameIssue('namespace', namespace, 63)]),
    ...labels
      .filter(([, value]) => !labelValue.test(value))
      .map(([key, value]) => ({
        problem: `the value "${value}" of the label ${key} has ${value.length} characters`,
        allowed: 'at most 63 letters, digits, -, _ and .',
      })),
  ];
}

/** Returns the issue of a name of an object, other than those of the stack, if it is invalid. */
export function externalNameIssues(what: string, name: string): Issue[] {
  return dnsSubdomain.test(name) ? [] : [nameIssue(what, name, 253)];
}

function nameIssue(what: string, name: string, longest: number): Issue {
  return {
    problem: `the ${what} is "${name}", ${name.length} characters`,
    allowed: `at most ${longest} lowercase letters, digits and -, with a letter or digit at both ends`,
    remedy: 'choose another name',
  };
}
