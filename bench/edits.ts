import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Editor } from './editor';
import { LanguageServer } from './language-server';
import type { Reading } from './reading';

const root = resolve(__dirname, '..');
const runs = 7;

/** Edited files: one of expressions and alerts, one of panels. */
const files = ['infra/stacks/gauzian/dashboard.ts', 'infra/stacks/focus-api/dashboard.ts'];

/** Measures how long an editor takes to answer after one character is typed. */
export async function benchEdits(): Promise<readonly Reading[]> {
  return [
    ...(await measured('TypeScript 5.9', new Service())),
    ...(await measured('TypeScript 7', new LanguageServer(root))),
  ];
}

async function measured(name: string, editor: Editor): Promise<Reading[]> {
  try {
    const readings: Reading[] = [];
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const [before, after] = edited(text);
      await editor.errors(file, before);
      const ofErrors: Time[] = [];
      const ofCompletions: Time[] = [];
      for (let count = 0; count < runs; count++) {
        ofErrors.push(await timeOf(editor, () => editor.errors(file, count % 2 === 0 ? after : before)));
        ofCompletions.push(
          await timeOf(editor, () =>
            editor.completions(file, count % 2 === 0 ? before : after, positionOfMember(text)),
          ),
        );
      }
      readings.push(...readingsOf(`${name}, errors of ${file} after an edit`, ofErrors));
      readings.push(...readingsOf(`${name}, completions in ${file} after an edit`, ofCompletions));
    }
    return readings;
  } finally {
    editor.close();
  }
}

/** Returns a text twice, with another digit in the first number of a quantity. */
function edited(text: string): [before: string, after: string] {
  const match = /(?:percent|seconds|quantity|days|minutes|topk)\((\d)/.exec(text);
  if (!match) throw new Error('the file has no quantity');
  const at = match.index + match[0].length - 1;
  const digit = match[1] === '7' ? '8' : '7';
  return [text, text.slice(0, at) + digit + text.slice(at + 1)];
}

/** Returns the position behind the dot of the first metric. */
function positionOfMember(text: string): number {
  const at = text.search(/\bm\.\w/);
  if (at < 0) throw new Error('the file has no metric');
  return at + 'm.'.length;
}

/** Time of an answer in seconds. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

async function timeOf(editor: Editor, answer: () => Promise<number>): Promise<Time> {
  const [started, cpu] = [process.hrtime.bigint(), editor.cpu()];
  await answer();
  return { wall: Number(process.hrtime.bigint() - started) / 1e9, cpu: editor.cpu() - cpu };
}

function readingsOf(name: string, [first, ...others]: readonly Time[]): Reading[] {
  if (first === undefined) throw new Error(`${name}: there was no run`);
  const values = (key: keyof Time) => [first[key], ...others.map((one) => one[key])] as const;
  return [
    { name: `${name}: duration`, unit: 's', values: values('wall'), isDuration: true },
    { name: `${name}: processor time`, unit: 's', values: values('cpu') },
  ];
}

/** Language service of TypeScript 5.9, as editors use it. */
class Service implements Editor {
  private readonly texts = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  private readonly service: ts.LanguageService;

  constructor() {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(root, 'tsconfig.json'),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
          throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
        },
      },
    )!;
    const textOf = (path: string) => this.texts.get(path) ?? ts.sys.readFile(path);
    this.service = ts.createLanguageService({
      fileExists: (path) => ts.sys.fileExists(path),
      readFile: (path) => ts.sys.readFile(path),
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => config.options,
      getScriptFileNames: () => config.fileNames,
      getScriptVersion: (path) => String(this.versions.get(path) ?? 0),
      getScriptSnapshot: (path) => {
        const text = textOf(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    });
  }

  errors(file: string, text: string): Promise<number> {
    const path = this.edit(file, text);
    const { length } = [...this.service.getSyntacticDiagnostics(path), ...this.service.getSemanticDiagnostics(path)];
    return Promise.resolve(length);
  }

  completions(file: string, text: string, position: number): Promise<number> {
    const found = this.service.getCompletionsAtPosition(this.edit(file, text), position, {});
    return Promise.resolve(found?.entries.length ?? 0);
  }

  cpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }

  close(): void {
    this.service.dispose();
  }

  private edit(file: string, text: string): string {
    const path = join(root, file);
    this.texts.set(path, text);
    this.versions.set(path, (this.versions.get(path) ?? 0) + 1);
    return path;
  }
}
