import { buildCheckov } from './checkov';
import { buildGo } from './go';
import { recipes } from './recipes';

export { programFile, toolFile } from './go';

/**
 * Builds what is not built yet, and says so.
 *
 * @throws Error when Go or Python is missing, or a build fails
 */
export function buildAll(): void {
  for (const recipe of recipes) buildGo(recipe);
  buildCheckov();
}

if (require.main === module) buildAll();
