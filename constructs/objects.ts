import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Returns the objects in a construct at any depth. */
export function objectsOf(root: IConstruct): ApiObject[] {
  return objectsAmong(root.node.findAll());
}

/** Returns the objects among constructs. */
export function objectsAmong(constructs: readonly IConstruct[]): ApiObject[] {
  return constructs.filter((one): one is ApiObject => ApiObject.isApiObject(one));
}
