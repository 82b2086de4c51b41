import { inPath, ValidationError, type Issue } from './errors';
import { isPulumiOutput, type PulumiOutput } from './output-token';
import { publisherOf } from './published-hash';

/**
 * A value that is never written down in a stack: where it is to be found. Constructs take this where others take a string,
 * so that no password, token or key can stand in code, in a manifest or in a snapshot.
 */
export class SecretValue {
  /**
   * A key of a Secret that exists in the namespace of whoever reads it. A name that Kubernetes does not allow is told when the
   * stack is synthesized.
   *
   * @param name the name of the Secret: at most 253 small letters, digits, `-` and `.`
   * @param key the key within it: letters, digits, `-`, `_` and `.`
   */
  static fromExisting(name: string, key: string): SecretValue {
    return new SecretValue(name, key);
  }

  /**
   * A value of another Pulumi resource, such as the password of a managed database: `vigie/pulumi` makes the Secret for it. A stack
   * with it cannot be synthesized without Pulumi.
   *
   * @param name the name of the Secret that is made
   * @param key the key within it
   * @param output a `pulumi.Output<string>`; it is marked secret whether it was or not
   * @throws ValidationError when it is none; a value that is written down is not repeated
   */
  static fromOutput(name: string, key: string, output: PulumiOutput): SecretValue {
    if (isPulumiOutput(output)) return new SecretValue(name, key, output);
    throw new ValidationError({
      problem: `the value of ${name}/${key} is no output of Pulumi`,
      given: typeof output,
      allowed: 'a pulumi.Output<string>',
      remedy: 'put a value that is known into a Secret of the cluster, and name it with SecretValue.fromExisting',
    });
  }

  private constructor(
    /** The name of the Secret. */
    readonly secretName: string,
    /** The key within it. */
    readonly key: string,
    /** What Pulumi puts there. */
    readonly output?: PulumiOutput,
  ) {}
}

/**
 * Issues of secrets, by the names of their props. A value that is written down is not repeated.
 *
 * @param secrets what was given, which code without types may have filled with anything
 */
export function secretIssues(secrets: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(secrets).flatMap(([prop, secret]) => {
    if (secret === undefined) return [];
    return secret instanceof SecretValue ? inPath(prop, nameIssues(secret)) : [plainIssue(prop, secret)];
  });
}

function plainIssue(prop: string, secret: unknown): Issue {
  const publisher = typeof secret === 'string' ? publisherOf(secret) : undefined;
  const given = publisher
    ? `holds an example hash that everyone knows, from ${publisher}`
    : `is given as a ${typeof secret}, so that it would stand in code and manifests`;
  return {
    problem: `${prop} ${given}`,
    allowed: 'SecretValue.fromExisting(name, key)',
    remedy: 'put the value into a Secret of the cluster (npm run secrets) and name that',
  };
}

function nameIssues({ secretName, key }: SecretValue): Issue[] {
  return [
    ...(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(secretName)
      ? []
      : [
          {
            problem: `"${secretName}" is no name of a Secret`,
            allowed: 'at most 253 small letters, digits, - and ., with a letter or digit at both ends',
          },
        ]),
    ...(/^[A-Za-z0-9._-]{1,253}$/.test(key)
      ? []
      : [{ problem: `"${key}" is no key of a Secret`, allowed: 'letters, digits, -, _ and .' }]),
  ];
}
