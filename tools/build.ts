import { buildCheckov } from './checkov';
import { buildGo } from './go';
import { recipes } from './recipes';

export { programFile, toolFile } from './go';

/**
 * Builds the programs that are not in the cache.
 *
 * @throws Error when Go or Python is missing, or a build fails
 */
export function buildAll(): void {
  for (const recipe of recipes) buildGo(recipe);
  buildCheckov();
}

if (require.main === module) buildAll();
