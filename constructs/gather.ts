import type { Construct } from 'constructs';
import { attempt } from '../core/errors';

/**
 * Builds a part of a construct; a mistake in it is told when the whole is synthesized, together with all others.
 *
 * @param otherwise stands for the part meanwhile
 */
export function gather<T>(scope: Construct, build: () => T, otherwise: T): T {
  const faults: string[] = [];
  const [built = otherwise] = attempt(faults, build);
  scope.node.addValidation({ validate: () => faults });
  return built;
}
