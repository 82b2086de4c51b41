import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buildPrograms, programFile, type Program } from '../../../tools/go';
import type { Running } from '../servers/server';

/** Program that says whether a server loads its configuration. It answers many questions. */
export interface Judge extends Running {
  /** Returns the error of the server; an empty text when it loads the configuration. */
  ask(question: unknown): Promise<string>;
}

/** Starts a judge, which is built if needed. It answers the same question once. */
export function startJudge(program: Program): Judge {
  buildPrograms([program]);
  // A judge has few objects at a time, so that a rarer collection costs little memory and saves a quarter of its time.
  const env = { ...process.env, GOGC: '400' };
  const child = spawn(programFile(program), { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const waiting: ((error: string) => void)[] = [];
  const known = new Map<string, Promise<string>>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()!((JSON.parse(line) as { readonly error: string }).error);
  });
  child.on('exit', () => {
    for (const answer of waiting.splice(0)) answer(`${program} ended without an answer`);
  });
  return {
    ask: (question) => {
      const text = JSON.stringify(question);
      const answer =
        known.get(text) ??
        new Promise<string>((resolve) => {
          waiting.push(resolve);
          child.stdin.write(`${text}\n`);
        });
      known.set(text, answer);
      return answer;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
