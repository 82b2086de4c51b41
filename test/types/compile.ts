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
 * Compiles a source as if it stood in this folder, with the options of the project.
 *
 * @returns the complaints about it; complaints about other files are thrown
 */
export function compile(source: string): Diagnostic[] {
  const file = join(__dirname, 'compiled.ts');
  const host = ts.createCompilerHost(options());
  const original = { ...host };
  host.fileExists = (name) => name === file || original.fileExists(name);
  host.readFile = (name) => (name === file ? source : original.readFile(name));
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, source, version) : original.getSourceFile(name, version);
  const ambient = join(root, 'promql/lezer-promql.d.ts');
  const program = ts.createProgram({ rootNames: [file, ambient], options: options(), host });
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    if (diagnostic.file?.fileName !== file) throw new Error(`${diagnostic.file?.fileName ?? 'compiler'}: ${message}`);
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return { line: line + 1, code: diagnostic.code, message };
  });
}

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
