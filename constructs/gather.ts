import type { Construct } from 'constructs';
import { Mistake } from '../metrics';

/**
 * Builds a part of a construct; a mistake in it is told when the whole is synthesized, together with all others.
 *
 * @param otherwise stands for the part meanwhile
 */
export function gather<T>(scope: Construct, build: () => T, otherwise: T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    scope.node.addValidation({ validate: () => [error.message] });
    return otherwise;
  }
}
