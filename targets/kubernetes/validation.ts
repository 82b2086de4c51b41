import type { Issue } from '../../core/errors';
import type { Chart } from 'cdk8s';
import { apiServerIssues } from '../../constructs/network-policies/api-server';
import { objectIssues } from '../../constructs/object-issues';
import { patchJson } from '../../constructs/patch';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { StackContent } from '../../stack/stack';
import { lateIssues } from './output-issues';

/** Everything that is wrong with the objects of a stack, and with the options of the target. */
export function chartIssues(
  chart: Chart,
  { apiServer = {}, patches = [] }: StackContent,
  secrets: readonly RequiredSecret[],
): Issue[] {
  const patchTexts = patches.map((patch) => [`the patch of ${patch.workload.name}`, patchJson(patch)]);
  return [
    ...apiServerIssues(apiServer),
    ...objectIssues(chart),
    ...lateIssues(chart, secrets, Object.fromEntries(patchTexts) as Record<string, unknown>),
  ];
}
