import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Diagnostic } from './compile';

const root = resolve(__dirname, '../..');

/** Error of the compiler and the path of its file from the root of the project. */
export interface FileDiagnostic extends Diagnostic {
  readonly file: string;
}

/** Copy of the project's code in the temporary folder, compiled by TypeScript 7: in a fifth of the time that 5.9 takes. */
export class ProjectCopy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'vigie-types-'));
  private readonly config: { readonly compilerOptions: object };

  /** @param folders that are copied and compiled as a whole */
  constructor(private readonly folders: readonly string[]) {
    for (const one of folders) cpSync(join(root, one), join(this.folder, one), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    this.config = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { compilerOptions: object };
  }

  /** Writes a file by its path from the root. */
  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /**
   * Compiles the copy.
   *
   * @param files default: all folders
   */
  compile(files?: readonly string[]): FileDiagnostic[] {
    const compilerOptions = { ...this.config.compilerOptions, types: ['node'] };
    const compiled = files === undefined ? { include: this.folders } : { files };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, ...compiled }));
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return diagnosticsOf(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Errors in the output of the compiler: a line each, and more indented lines of its message. */
function diagnosticsOf(output: string): FileDiagnostic[] {
  const found = output.matchAll(/^(?:(\S+)\((\d+),\d+\): )?error TS(\d+): (.*(?:\n .*)*)/gm);
  return [...found].map(([, file = 'tsconfig.json', line = '0', code, message]) => ({
    file,
    line: Number(line),
    code: Number(code),
    message: message!,
  }));
}
