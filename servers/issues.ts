import { attempt } from '../core/errors';

/**
 * Builds a part of a server's configuration. Its mistakes join the others, so that all of them are reported together.
 *
 * @param issues where its mistakes are added
 * @param otherwise stands for the part meanwhile
 */
export function collect<T>(issues: string[], build: () => T, otherwise: T): T {
  const [built = otherwise] = attempt(issues, build);
  return built;
}
