import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Editor } from './editor';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Language server of TypeScript 7, over the Language Server Protocol. */
export class LanguageServer implements Editor {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly versions = new Map<string, number>();
  private readonly ready: Promise<unknown>;
  private input = Buffer.alloc(0);
  private lastId = 0;

  constructor(private readonly root: string) {
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
    this.child = spawn(process.execPath, [compiler, '--lsp', '--stdio'], { cwd: root });
    this.child.stdout.on('data', (data: Buffer) => {
      this.read(data);
    });
    const rootUri = pathToFileURL(root).href;
    const capabilities = { textDocument: { diagnostic: {}, completion: {} } };
    this.ready = this.request('initialize', { processId: process.pid, rootUri, capabilities }).then(() => {
      this.notify('initialized', {});
    });
  }

  async errors(file: string, text: string): Promise<number> {
    const uri = await this.edit(file, text);
    const report = (await this.request('textDocument/diagnostic', { textDocument: { uri } })) as {
      readonly items: readonly unknown[];
    };
    return report.items.length;
  }

  async completions(file: string, text: string, position: number): Promise<number> {
    const uri = await this.edit(file, text);
    const before = text.slice(0, position).split('\n');
    const at = { line: before.length - 1, character: before.at(-1)!.length };
    const params = { textDocument: { uri }, position: at };
    const found = (await this.request('textDocument/completion', params)) as { readonly items?: readonly unknown[] };
    return found.items?.length ?? 0;
  }

  /** Linux counts it in hundredths. On Node 20 the compiler is a child of its launcher. */
  cpu(): number {
    const launcher = this.child.pid!;
    const [child] = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ');
    const stat = readFileSync(`/proc/${child === '' ? launcher : child}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /** Ends the server, which stops when nobody writes to it. */
  close(): void {
    this.child.stdin.end();
  }

  private async edit(file: string, text: string): Promise<string> {
    await this.ready;
    const uri = pathToFileURL(join(this.root, file)).href;
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    if (version === 1) {
      this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version, text } });
    } else {
      this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    }
    return uri;
  }

  private request(method: string, params: object): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      this.send({ id, method, params });
    });
  }

  private notify(method: string, params: object): void {
    this.send({ method, params });
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private read(data: Buffer): void {
    this.input = Buffer.concat([this.input, data]);
    for (;;) {
      const end = this.input.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.input.toString('latin1', 0, end))?.[1]);
      if (this.input.length < end + 4 + length) return;
      this.receive(JSON.parse(this.input.toString('utf8', end + 4, end + 4 + length)) as Message);
      this.input = this.input.subarray(end + 4 + length);
    }
  }

  private receive(message: Message): void {
    if (typeof message.id !== 'number' || message.method !== undefined) {
      // Requests of the server to its editor, such as for settings, have no answer here.
      if (message.id !== undefined) this.send({ id: message.id, result: null });
      return;
    }
    this.waiting.get(message.id)?.(message);
    this.waiting.delete(message.id);
  }
}
