import type { IConstruct } from 'constructs';
import { formatIssue, inPath, type Issue } from '../core/errors';

type Validation = () => readonly Issue[];

const validations = new WeakMap<IConstruct, readonly Validation[]>();

/** Adds a validation to a construct. cdk8s reports its issues as texts; {@link issuesUnder} gives them as they are. */
export function addValidation(construct: IConstruct, validate: Validation): void {
  validations.set(construct, [...(validations.get(construct) ?? []), validate]);
  construct.node.addValidation({ validate: () => validate().map(formatIssue) });
}

/** Issues of everything under a construct, each with the path of the construct that found it. */
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
