import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { printUsage } from './usage';

/** Measured commands, whose duration users notice. */
const commands: Readonly<Record<string, readonly string[]>> = {
  'synthesis (npm run synth)': ['npm', 'run', '--silent', 'synth'],
  'type check (npm run types)': ['npm', 'run', '--silent', 'types'],
};

/** Measures duration, CPU time and memory of the commands. */
export async function benchCommands(): Promise<void> {
  for (const [name, [program = '', ...args]] of Object.entries(commands)) {
    await printUsage(name, async (env) => {
      const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
      const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number]>]);
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${errors}`);
    });
  }
}
