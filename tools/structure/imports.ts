import { posix } from 'node:path';
import { preProcessFile } from 'typescript';

/** Import or re-export of a file, as written in it. */
export interface Import {
  /** Path of the importing file, from the root of the repository. */
  readonly from: string;
  readonly line: number;
  /** Path of the imported file; for a package, its name. */
  readonly to: string;
  readonly isPackage: boolean;
}

/** Imports of all files by path, type imports and dynamic imports included. */
export function importsOf(files: ReadonlyMap<string, string>): readonly Import[] {
  return [...files].filter(([path]) => /\.[cm]?[jt]s$/.test(path)).flatMap(([path, text]) => importsOfFile(path, text));

  function importsOfFile(from: string, text: string): Import[] {
    const isJavaScript = from.endsWith('js');
    return preProcessFile(text, true, isJavaScript).importedFiles.map(({ fileName, pos }) => {
      const line = text.slice(0, pos).split('\n').length;
      const isPackage = !fileName.startsWith('.');
      return { from, line, to: isPackage ? packageOf(fileName) : resolve(from, fileName), isPackage };
    });
  }

  function resolve(from: string, specifier: string): string {
    const path = posix.join(posix.dirname(from), specifier);
    const candidates = [path, `${path}.ts`, `${path}.d.ts`, path.replace(/js$/, 'ts'), posix.join(path, 'index.ts')];
    return candidates.find((one) => files.has(one)) ?? path;
  }
}

/** Name of a package without the path of a module in it: `@pulumi/random` of `@pulumi/random/randomId`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
