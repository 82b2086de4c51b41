import type { Construct } from 'constructs';
import { objectsOf } from '../../constructs/objects';
import type { Issue } from '../../core/errors';
import { outputTokens } from '../../core/output-token';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';

/** The key in the context of an App that says that Pulumi deploys it. */
export const outputContext = 'vigie/outputs';

/**
 * What of a stack only Pulumi knows, in one sentence, unless it is Pulumi that deploys it.
 *
 * @param root whose objects are looked at
 * @param others what is written beside the objects
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
      problem: `${path} holds an output of Pulumi that was made a text`,
      remedy: 'put pulumiOutput(output) in its place',
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
          problem: `only Pulumi knows what stands in ${outputs.join(', ')}`,
          remedy: 'deploy the stack with pulumi up, or write values that are known now',
        },
      ];
}
