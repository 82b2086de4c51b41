import type { Construct } from 'constructs';
import { objectsOf } from '../../constructs/objects';
import type { Issue } from '../../core/errors';
import { outputTokens } from '../../core/output-token';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';

/** Context key of an App. Its value is true when Pulumi deploys the App. */
export const outputContext = 'vigie/outputs';

/**
 * Returns the issues of outputs of Pulumi in a stack. Output tokens are allowed only when Pulumi
 * deploys it.
 *
 * @param root construct whose objects are checked
 * @param requiredSecrets Secrets that the stack requires
 * @param others other content that is checked, by its name in issues
 */
export function outputIssues(
  root: Construct,
  requiredSecrets: readonly RequiredSecret[],
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
      remedy: 'use pulumiOutput(output) instead',
    }));
  if (root.node.tryGetContext(outputContext) === true) return issues;
  const outputs = [
    ...requiredSecrets.filter(({ secret }) => secret.output).map((required) => `the secret ${pathOf(required)}`),
    ...texts.filter(({ text }) => outputTokens(text).length > 0).map(({ path }) => path),
  ];
  return outputs.length === 0
    ? issues
    : [
        ...issues,
        {
          problem: `only Pulumi knows the values in ${outputs.join(', ')}`,
          remedy: 'deploy the stack with pulumi up, or use known values',
        },
      ];
}
