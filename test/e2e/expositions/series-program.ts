import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { HistogramRules } from '../../../servers/prometheus/jobs/scrape-request';
import { buildPrograms, programFile } from '../../../tools/go';
import type { Running } from '../servers/server';

/** Series that Prometheus takes from an exposition. */
export interface StoredByPrometheus {
  /** Reason why it rejects the scrape; empty when it takes it. */
  readonly error: string;
  readonly series: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: string;
    readonly timestamp: number | null;
  }[];
  readonly metadata: Readonly<
    Record<string, { readonly type?: string; readonly help?: string; readonly unit?: string }>
  >;
  readonly samples: number;
}

/** Process that reads expositions with the parser of Prometheus. */
export class SeriesProgram implements Running {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    buildPrograms(['exposition-series']);
    this.#process = spawn(programFile('exposition-series'));
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async read(
    contentType: string,
    body: Uint8Array | string,
    histograms: HistogramRules = { storesNative: false, keepsClassic: false },
  ): Promise<StoredByPrometheus> {
    const question = { contentType, ...histograms, body: Buffer.from(body).toString('base64') };
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('exposition-series has ended');
    return JSON.parse(answer.value) as StoredByPrometheus;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
  }
}
