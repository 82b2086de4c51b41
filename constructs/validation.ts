import type { IConstruct } from 'constructs';
import { formatIssue, inPath, type Issue } from '../core/errors';

type Validation = () => readonly Issue[];

const validations = new WeakMap<IConstruct, readonly Validation[]>();

/**
 * Adds a validation to a construct. cdk8s reports its issues as text. {@link issuesUnder} returns
 * them as objects.
 */
export function addValidation(construct: IConstruct, validate: Validation): void {
  validations.set(construct, [...(validations.get(construct) ?? []), validate]);
  construct.node.addValidation({ validate: () => validate().map(formatIssue) });
}

/** Returns the issues of all constructs below a construct, with their paths. */
export function issuesUnder(root: IConstruct): Issue[] {
  return root.node
    .findAll()
    .filter((one) => one !== root)
    .flatMap((one) =>
      inPath(
        one.node.path,
        (validations.get(one) ?? []).flatMap((validate) => validate()),
      ),
    );
}
