import { inPath, ValidationError, type Issue } from './errors';
import { longNameIssues } from './kubernetes-name';
import { isPulumiOutput, pulumiOutputType, type PulumiOutput } from './output-token';
import { publisherOf } from './published-hash';

/**
 * Reference to a secret value: the name of a Secret, and a key in it. Stacks take this instead of a
 * string, so passwords, tokens and keys never appear in code, manifests or snapshots.
 */
export class SecretValue {
  /**
   * Refers to a key of a Secret that exists in the namespace of the workload that reads it.
   * Synthesis reports names that Kubernetes does not allow.
   *
   * @param name name of the Secret: at most 253 lowercase letters, digits, `-` and `.`
   * @param key key in it: letters, digits, `-`, `_` and `.`
   */
  static fromExisting(name: string, key: string): SecretValue {
    return new SecretValue(name, key);
  }

  /**
   * Refers to an output of Pulumi, such as the password of a managed database. `vigie/pulumi`
   * creates the Secret for it. A stack with it cannot be synthesized without Pulumi.
   *
   * @param name name of the Secret that is created
   * @param key key in it
   * @param output a `pulumi.Output<string>`; Vigie marks it secret
   * @throws ValidationError when it is not an output of Pulumi; the error does not show the value
   */
  static fromOutput(name: string, key: string, output: PulumiOutput): SecretValue {
    if (isPulumiOutput(output)) return new SecretValue(name, key, output);
    throw new ValidationError({
      problem: `the value of ${name}/${key} is no output of Pulumi`,
      given: typeof output,
      allowed: pulumiOutputType,
      remedy: 'put a known value into a Secret of the cluster, and refer to it with SecretValue.fromExisting',
    });
  }

  private constructor(
    /** Name of the Secret. */
    readonly secretName: string,
    /** Key in the Secret. */
    readonly key: string,
    /** Output of Pulumi that provides the value. */
    readonly output?: PulumiOutput,
  ) {}
}

/** Allowed value of a property with a secret, for issues. */
export const secretAllowed = 'SecretValue.fromExisting(name, key)';

/**
 * Returns the issues of secrets. They do not contain values.
 *
 * @param secrets values by the names of their props; untyped code may pass values of any type
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
    : `is given as a ${typeof secret}, so it would appear in code and manifests`;
  return {
    problem: `${prop} ${given}`,
    allowed: secretAllowed,
    remedy: 'put the value into a Secret of the cluster (npm run secrets), and refer to that Secret',
  };
}

function nameIssues({ secretName, key }: SecretValue): Issue[] {
  return [
    ...longNameIssues('a Secret', secretName),
    ...(/^(?!\.\.|\.$)[A-Za-z0-9._-]{1,253}$/.test(key)
      ? []
      : [
          {
            problem: 'this is no key of a Secret',
            given: key,
            allowed: 'letters, digits, -, _ and ., not two dots first',
          },
        ]),
  ];
}
