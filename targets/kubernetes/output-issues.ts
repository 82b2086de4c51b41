import type { Construct } from 'constructs';
import type { Issue } from '../../core/errors';
import { outputTokens } from '../../core/output-token';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';

/** Context key of an App. Its value is true when Pulumi deploys the App. */
export const outputContext = 'vigie/outputs';

/**
 * Returns the issues of outputs of Pulumi in a stack. Output tokens are allowed only when Pulumi
 * deploys it.
 *
 * @param root construct of the stack
 * @param requiredSecrets Secrets that the stack requires
 * @param contents what is checked, by its name in issues
 */
export function outputIssues(
  root: Construct,
  requiredSecrets: readonly RequiredSecret[],
  contents: ReadonlyMap<string, unknown>,
): Issue[] {
  const found = [...contents].map(([path, content]) => {
    const text = JSON.stringify(content);
    return {
      path,
      hasConverted: text.includes('Calling [toString] on an [Output<T>]'),
      hasToken: outputTokens(text).length > 0,
    };
  });
  const issues = found
    .filter(({ hasConverted }) => hasConverted)
    .map(({ path }) => ({
      problem: `${path} contains an output of Pulumi that was converted to a string`,
      remedy: 'use pulumiOutput(output) instead',
    }));
  if (root.node.tryGetContext(outputContext) === true) return issues;
  const outputs = [
    ...requiredSecrets.filter(({ secret }) => secret.output).map((required) => `the secret ${pathOf(required)}`),
    ...found.filter(({ hasToken }) => hasToken).map(({ path }) => path),
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
