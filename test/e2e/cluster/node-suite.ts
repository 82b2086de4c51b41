import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { table } from '../../../core/table';
import { images } from '../../../servers/images';
import type { ApplicationCluster } from './node-stack';
import { list, type Pod } from './pods';
import type { StackImage } from './stack-images';

/** Tests on a real node. It prints observations at the end and keeps the logs of servers. */
export class NodeSuite<C extends ApplicationCluster> {
  private readonly seen: [string, string | number][] = [];
  private readonly logs: string;
  private started: C | undefined;

  /**
   * Creates a suite.
   *
   * @param name name of its log folder
   * @param title short title for the report
   */
  constructor(
    name: string,
    private readonly title: string,
  ) {
    this.logs = join(__dirname, '../../..', 'reports', 'nodes', name);
  }

  /** Node after its start. */
  get node(): C {
    if (!this.started) throw new Error('the node was not started');
    return this.started;
  }

  /** Waits for the node and prints the duration of its start. */
  async start(starting: Promise<C>): Promise<void> {
    const before = Date.now();
    this.started = await starting;
    this.note('from nothing to where the tests begin', secondsSince(before));
  }

  /** Adds an observation to the report. */
  note(what: string, seen: string | number): void {
    this.seen.push([what, seen]);
  }

  /** Test that prints the last lines of all server logs when it fails. */
  test(name: string, body: () => void | Promise<void>): void {
    test(name, async () => {
      try {
        await body();
      } catch (error) {
        if (this.started) process.stderr.write(`\nfailed: ${name}\n${String(error)}\n${lastLines(this.started)}`);
        throw error;
      }
    });
  }

  /** Stores the logs, prints the observations, and stops the node. */
  async stop(): Promise<void> {
    if (!this.started) return;
    try {
      keepLogs(this.started, this.logs);
      const rows = this.started.on.images.map(verdictOf);
      process.stderr.write(table(`Images, ${this.title}`, ['manifest', 'inside', 'version', 'verdict'], rows));
      process.stderr.write(table(`On a real node, ${this.title}`, ['what', 'seen'], this.seen));
      process.stderr.write(`logs of all containers: ${relative(process.cwd(), this.logs)}\n`);
    } finally {
      await this.started.stop();
    }
  }
}

/** Elapsed time for the report. */
export function secondsSince(moment: number): string {
  return `${((Date.now() - moment) / 1000).toFixed(1)} s`;
}

/** Reports whether the running version is the deployed one. */
function verdictOf({ name, inside, version }: StackImage): [string, string, string, string] {
  const [, tag = ''] = /:v?([\w.-]+)$/.exec(name)!;
  const isOurs = Object.values(images).includes(name as never);
  const verdict = !isOurs ? "somebody else's" : tag === version ? 'proven' : 'not proven at this version';
  return [name, inside, version, inside === 'a stand-in' ? 'a stand-in, not Grafana' : verdict];
}

function keepLogs(api: ApplicationCluster, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { metadata } of list<Pod>(api, 'pods', '--all-namespaces')) {
    writeFileSync(join(folder, `${metadata.namespace!}_${metadata.name}.log`), logOf(api, metadata));
  }
  writeFileSync(join(folder, 'events.log'), api.run(['get', 'events', '--all-namespaces']));
}

function lastLines(api: ApplicationCluster): string {
  const pods = list<Pod>(api, 'pods', '--all-namespaces');
  return pods.map(({ metadata }) => logOf(api, metadata, '--tail=5')).join('');
}

function logOf({ run }: ApplicationCluster, { namespace, name }: Pod['metadata'], ...options: string[]): string {
  const args = [name, `--namespace=${namespace!}`, '--all-containers', '--prefix', '--ignore-errors', ...options];
  return run(['logs', ...args]);
}
