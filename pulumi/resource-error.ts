import * as pulumi from '@pulumi/pulumi';
import { ValidationError } from '../core/errors';

/**
 * Builds what a component is made of. Invalid input becomes an error of the component, without the stack of calls that found it.
 */
export function reportAsResourceError<T>(component: pulumi.Resource, build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof ValidationError ? new pulumi.ResourceError(error.message, component, true) : error;
  }
}
