import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const library = resolve(__dirname, '../../library');

/** Folders of the library, by name. */
export const systems = readdirSync(library, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

/** Systems that have a file, such as `exporter`. */
export function systemsWith(file: string): string[] {
  return systems.filter((name) => existsSync(join(library, name, `${file}.ts`)));
}
