import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

/** Error of the compiler. */
export interface Diagnostic {
  /** Line, counted from 1. */
  readonly line: number;
  /** Number after `TS`. */
  readonly code: number;
  /** Whole chain of messages. */
  readonly message: string;
}

/**
 * Compiles sources in this folder together, so that their imports are read once.
 *
 * @param sources sources by name
 * @returns the errors of each source
 */
export function compile(sources: Readonly<Record<string, string>>): Readonly<Record<string, readonly Diagnostic[]>> {
  const fileOf = (name: string) => join(__dirname, `compiled-${name}.ts`);
  const files = Object.entries(sources).map(([name, source]) => [fileOf(name), source] as const);
  // The fixtures are unused expression statements.
  const found = compileFiles(new Map(files), { noUnusedLocals: false, types: [] });
  return Object.fromEntries(
    Object.keys(sources).map((name) => [
      name,
      found.filter(({ file }) => file === fileOf(name)).map(({ line, code, message }) => ({ line, code, message })),
    ]),
  );
}

/**
 * Compiles sources as files with the options of the project.
 *
 * @param sources sources by path
 * @returns their errors; `npm run types` reports those of imported files
 */
export function compileFiles(
  sources: ReadonlyMap<string, string>,
  others: ts.CompilerOptions = {},
): (Diagnostic & { readonly file: string })[] {
  const compilerOptions = { ...project().options, ...others };
  const host = ts.createCompilerHost(compilerOptions);
  const original = { ...host };
  host.fileExists = (name) => sources.has(name) || original.fileExists(name);
  host.readFile = (name) => sources.get(name) ?? original.readFile(name);
  host.getSourceFile = (name, version) => {
    const source = sources.get(name);
    return source === undefined ? original.getSourceFile(name, version) : ts.createSourceFile(name, source, version);
  };
  const ambient = join(root, 'promql/lezer-promql.d.ts');
  const program = ts.createProgram({ rootNames: [...sources.keys(), ambient], options: compilerOptions, host });
  const found = [...sources.keys()].flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)));
  return found.map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    const file = diagnostic.file?.fileName ?? 'compiler';
    if (!sources.has(file)) throw new Error(`${file}: ${message}`);
    const { line } = diagnostic.file!.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return { file, line: line + 1, code: diagnostic.code, message };
  });
}

function project(): ts.ParsedCommandLine {
  const config = ts.findConfigFile(root, (name) => ts.sys.fileExists(name))!;
  return ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (name) => ts.sys.readFile(name)).config,
    ts.sys,
    dirname(config),
  );
}
