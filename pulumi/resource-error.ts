import * as pulumi from '@pulumi/pulumi';
import { ValidationError } from '../core/errors';

/**
 * Builds a value for a component. Rethrows a ValidationError as an error of the component, without
 * a stack trace.
 *
 * @throws pulumi.ResourceError for invalid input
 */
export function reportAsResourceError<T>(component: pulumi.Resource, build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof ValidationError ? new pulumi.ResourceError(error.message, component, true) : error;
  }
}

/**
 * Builds a value before anything is registered. Rethrows a ValidationError as an error of the
 * program, without a stack trace.
 *
 * @throws pulumi.RunError for invalid input
 */
export function reportAsRunError<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof ValidationError ? new pulumi.RunError(error.message) : error;
  }
}
