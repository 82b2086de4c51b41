import type { IConstruct } from 'constructs';
import { formatIssue, inPath, type Issue } from '../core/errors';

type Validation = () => readonly Issue[];

/** Constructs whose values another construct validates. */
const validated = new WeakSet<IConstruct>();

const validations = new WeakMap<IConstruct, readonly Validation[]>();

/**
 * Adds a validation to a construct. cdk8s reports its issues as text. {@link issuesUnder} returns
 * them as objects.
 */
export function addValidation(construct: IConstruct, validate: Validation): void {
  validations.set(construct, [...(validations.get(construct) ?? []), validate]);
  construct.node.addValidation({ validate: () => validate().map(formatIssue) });
}

/**
 * States that the values of a construct, and of all constructs below it, are validated elsewhere, so
 * that {@link addOwnValidation} does not report them again.
 */
export function markValidated(construct: IConstruct): void {
  validated.add(construct);
}

/** Adds a validation to a construct that has no effect where its values are validated elsewhere. */
export function addOwnValidation(construct: IConstruct, validate: Validation): void {
  addValidation(construct, () => (construct.node.scopes.some((one) => validated.has(one)) ? [] : validate()));
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
