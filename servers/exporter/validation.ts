import type { Issue } from '../../core/errors';
import { isInherited } from '../../core/inherited-key';
import { dnsLabel, shortNameIssues } from '../../core/kubernetes-name';
import { imageIssues } from '../images';
import { resourceIssues } from '../resources';
import type { Exporter } from './exporter';

/** Tests whether a text can be the name of a container and of its objects. Trees of cdk8s have no child of the name `constructor`. */
export function isExporterName(name: string): boolean {
  return dnsLabel.test(name) && !isInherited(name);
}

/** Returns the issue of the name of an exporter. */
export function containerNameIssues(name: string): Issue[] {
  if (isExporterName(name)) return [];
  const issues = shortNameIssues('a container', name);
  return issues.length > 0
    ? issues
    : [{ problem: 'this name is reserved', given: name, remedy: 'choose another name' }];
}

/** Returns the issues of an exporter. */
export function exporterIssues({ name, issues, image, resources }: Exporter): Issue[] {
  return [...issues, ...containerNameIssues(name), ...imageIssues(image), ...resourceIssues(resources)];
}
