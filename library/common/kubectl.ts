import type { Pods } from '../../core/network';

/** What an operator types about pods, as code of Markdown. Pods are found by their labels: names of workloads are not known here. */
export function kubectl({ namespace, labels }: Pods) {
  const selector = Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
  const about = (command: string, options = '') => `\`kubectl ${command} -n ${namespace} -l ${selector}${options}\``;
  return {
    list: about('get pods', ' -o wide'),
    describe: about('describe pods'),
    logs: about('logs', ' --all-containers --tail=100'),
    /** The logs of the container before the one that runs: why it ended. */
    previous: about('logs', ' --previous --tail=100'),
    /** Whoever made the pods makes them anew. */
    restart: about('delete pods'),
    selector,
  };
}
