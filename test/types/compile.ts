import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

/** A complaint of the compiler. */
export interface Diagnostic {
  /** The line, counted from 1. */
  readonly line: number;
  /** The number behind `TS`. */
  readonly code: number;
  /** The whole chain of messages. */
  readonly message: string;
}

/**
 * Compiles sources as if they stood in this folder, with the options of the project, all at once: what they import is read once.
 *
 * @param sources by what they are called
 * @returns the complaints about each; complaints about other files are thrown
 */
export function compile(sources: Readonly<Record<string, string>>): Readonly<Record<string, readonly Diagnostic[]>> {
  const texts = new Map(Object.entries(sources).map(([name, source]) => [fileOf(name), source]));
  const host = ts.createCompilerHost(options());
  const original = { ...host };
  host.fileExists = (file) => texts.has(file) || original.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? original.readFile(file);
  host.getSourceFile = (file, version) =>
    texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, version) : original.getSourceFile(file, version);
  const ambient = join(root, 'promql/lezer-promql.d.ts');
  const program = ts.createProgram({ rootNames: [...texts.keys(), ambient], options: options(), host });
  const found = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    const file = diagnostic.file?.fileName ?? 'compiler';
    if (!diagnostic.file || !texts.has(file)) throw new Error(`${file}: ${message}`);
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return { file, line: line + 1, code: diagnostic.code, message };
  });
  return Object.fromEntries(
    Object.keys(sources).map((name) => [
      name,
      found.filter(({ file }) => file === fileOf(name)).map(({ line, code, message }) => ({ line, code, message })),
    ]),
  );
}

const fileOf = (name: string) => join(__dirname, `compiled-${name}.ts`);

function options(): ts.CompilerOptions {
  const config = ts.findConfigFile(root, (name) => ts.sys.fileExists(name))!;
  const parsed = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (name) => ts.sys.readFile(name)).config,
    ts.sys,
    dirname(config),
  );
  // The fixtures are statements whose values nobody needs.
  return { ...parsed.options, noUnusedLocals: false };
}
