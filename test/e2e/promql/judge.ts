import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { programFile } from '../../../tools/build';

/** Answer of Prometheus' parser: the tree of a query, or an error. */
export interface Answer {
  readonly tree?: string;
  readonly error?: string;
}

/** Parser of Prometheus in a process of its own. */
export class Judge {
  private readonly program: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string, undefined>;

  constructor() {
    this.program = spawn(programFile('promql-trees'), { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface(this.program.stdout)[Symbol.asyncIterator]();
  }

  /** Returns the answer for each query. */
  async ask(queries: readonly string[]): Promise<Answer[]> {
    this.program.stdin.write(queries.map((query) => `${JSON.stringify(query)}\n`).join(''));
    const answers: Answer[] = [];
    while (answers.length < queries.length) {
      const line = await this.lines.next();
      if (line.done) throw new Error(`the parser ended after ${answers.length} of ${queries.length} queries`);
      answers.push(JSON.parse(line.value) as Answer);
    }
    return answers;
  }

  /** Ends the process. */
  stop(): void {
    this.program.stdin.end();
  }
}
