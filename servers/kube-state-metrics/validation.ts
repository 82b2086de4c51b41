import { inPath, repeated, type Issue } from '../../core/errors';
import { namespaceIssues } from '../../core/kubernetes-name';
import { kubernetesObjects, type KubeStateMetricsProps } from './options';

/** Returns the issues of the options of kube-state-metrics. */
export function kubeStateMetricsIssues({ objects, namespaces }: KubeStateMetricsProps): Issue[] {
  const known = Object.entries(kubernetesObjects);
  const outside = known.filter(([, { isNamespaced }]) => !isNamespaced).map(([name]) => name);
  return [
    ...listIssues('objects', objects),
    ...listIssues('namespaces', namespaces),
    ...inPath('namespaces', (namespaces ?? []).flatMap(namespaceIssues)),
    ...(namespaces === undefined ? [] : (objects ?? []))
      .filter((one) => outside.includes(one))
      .map((given) => ({
        path: 'objects',
        problem: 'these objects are in no namespace, so Roles in namespaces cannot allow to read them',
        given,
        remedy: 'remove them, or namespaces',
      })),
  ];
}

function listIssues(path: string, list: readonly string[] | undefined): Issue[] {
  if (list === undefined) return [];
  return [
    ...(list.length > 0 ? [] : [{ path, problem: 'the list is empty', remedy: 'add one, or remove the property' }]),
    ...inPath(path, repeated(list, { problem: 'it is listed twice', remedy: 'remove one' })),
  ];
}
