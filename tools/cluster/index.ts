import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findCluster, removeCluster, startCluster } from './cluster';
import type { Cluster } from './node';

const usage = `npm run cluster -- COMMAND

up [--name NAME] [IMAGE.tar...]     starts a cluster of one node with these images
load [--name NAME] IMAGE.tar...     loads more images
exec [--name NAME] COMMAND...       runs a command inside the cluster, such as kubectl
down [--name NAME]                  stops the cluster and removes all of its files

Default name: local.
`;

/** Parses options before the first word. The other words belong to the command of `exec`. */
function parse(args: readonly string[]): { readonly name: string; readonly words: readonly string[] } {
  const first = args.findIndex((word, index) => !word.startsWith('-') && args[index - 1] !== '--name');
  const end = first < 0 ? args.length : first;
  const { values } = parseArgs({ args: args.slice(0, end), options: { name: { type: 'string', default: 'local' } } });
  return { name: values.name, words: args.slice(end) };
}

async function up(name: string, archives: readonly string[]): Promise<void> {
  const started = Date.now();
  const progress = (reached: string) => {
    console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${reached}`);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void removeCluster(name).finally(() => process.exit(1)));
  }
  await startCluster({ name, archives, stays: true, progress });
}

function existing(name: string): Cluster {
  const cluster = findCluster(name);
  if (cluster) return cluster;
  throw new Error(`the cluster ${name} is not running; start it with npm run cluster -- up --name ${name}`);
}

function exec(cluster: Cluster, words: readonly string[]): void {
  const [program, ...args] = cluster.command(words);
  process.exitCode = spawnSync(program, args, { env: cluster.env, stdio: 'inherit' }).status ?? 1;
}

async function main([command = '', ...rest]: readonly string[]): Promise<void> {
  const { name, words } = parse(rest);
  if (command === 'up') await up(name, words);
  else if (command === 'down') await removeCluster(name);
  else if (command === 'load' && words.length > 0) existing(name).load(...words);
  else if (command === 'exec' && words.length > 0) exec(existing(name), words);
  else throw new Error(usage);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
