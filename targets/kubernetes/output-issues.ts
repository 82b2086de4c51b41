import type { Construct } from 'constructs';
import { objectsOf } from '../../constructs/objects';
import type { Issue } from '../../core/errors';
import { lateTokens } from '../../core/output-token';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';

/** Context key of an App. Its value is true when Pulumi deploys the App. */
export const outputContext = 'vigie/late-values';

/**
 * Returns the issues of outputs of Pulumi in a stack. Output tokens are allowed only when Pulumi
 * deploys it.
 *
 * @param root construct whose objects are checked
 * @param needs Secrets that the stack requires
 * @param others other content that is checked, by its name in issues
 */
export function lateIssues(
  root: Construct,
  needs: readonly RequiredSecret[],
  others: Readonly<Record<string, unknown>>,
): Issue[] {
  const texts = [
    ...objectsOf(root).map((one): [string, unknown] => [one.node.path, one.toJson()]),
    ...Object.entries(others),
  ].map(([path, content]) => ({ path, text: JSON.stringify(content) }));
  const issues = texts
    .filter(({ text }) => text.includes('Calling [toString] on an [Output<T>]'))
    .map(({ path }) => ({
      problem: `${path} contains an output of Pulumi that was converted to a string`,
      remedy: 'use lateBound(output) instead',
    }));
  if (root.node.tryGetContext(outputContext) === true) return issues;
  const late = [
    ...needs.filter(({ secret }) => secret.output).map((need) => `the secret ${pathOf(need)}`),
    ...texts.filter(({ text }) => lateTokens(text).length > 0).map(({ path }) => path),
  ];
  return late.length === 0
    ? issues
    : [
        ...issues,
        {
          problem: `only Pulumi knows the values in ${late.join(', ')}`,
          remedy: 'deploy the stack with pulumi up, or use known values',
        },
      ];
}
