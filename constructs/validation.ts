import type { IConstruct } from 'constructs';
import { formatIssue, inPath, type Issue } from '../core/errors';

type Validation = () => readonly Issue[];

const validations = new WeakMap<IConstruct, readonly Validation[]>();

/** Adds a validation to a construct. cdk8s reports its issues as texts; {@link issuesWithin} gives them as they are. */
export function addValidation(construct: IConstruct, validate: Validation): void {
  validations.set(construct, [...(validations.get(construct) ?? []), validate]);
  construct.node.addValidation({ validate: () => validate().map(formatIssue) });
}

/** Issues of a construct and of everything under it, each with the path of the construct that found it. */
export function issuesWithin(root: IConstruct): Issue[] {
  return root.node.findAll().flatMap((one) =>
    inPath(
      one.node.path,
      (validations.get(one) ?? []).flatMap((validate) => validate()),
    ),
  );
}
