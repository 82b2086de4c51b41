import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { programFile } from '../../../tools/build';
import { freePort, startServer, type Server } from './server';

/** What a Prometheus is told. */
export interface PrometheusProps {
  /** Where its configuration is written, as `prometheus.yml`, and its database, as `data`; it is not removed. */
  readonly folder: string;
  /**
   * Its configuration; paths in it start from the folder.
   *
   * @default - it reads nothing
   */
  readonly config?: unknown;
  /**
   * Further arguments.
   *
   * @default - none
   */
  readonly args?: readonly string[];
  /**
   * Its environment.
   *
   * @default - that of the test
   */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * The port of the loopback interface that it listens on.
   *
   * @default - a free one
   */
  readonly port?: number;
}

/**
 * Starts Prometheus and waits until it is ready.
 *
 * @throws Error with the last lines of its log when it ends, as it does when it cannot read its configuration, or is not
 *   ready within a minute
 */
export function startPrometheus(props: PrometheusProps): Promise<Server> {
  return start('tsdb', props);
}

/** The same in agent mode: it only reads and sends on, and must be told to whom. */
export function startAgent(props: PrometheusProps): Promise<Server> {
  return start('agent', { ...props, args: ['--agent', ...(props.args ?? [])] });
}

async function start(
  storage: 'tsdb' | 'agent',
  { folder, config = {}, args = [], ...props }: PrometheusProps,
): Promise<Server> {
  const [file, port] = [join(folder, 'prometheus.yml'), props.port ?? (await freePort())];
  writeFileSync(file, stringify(config));
  return startServer({
    program: programFile('prometheus'),
    args: [
      `--config.file=${file}`,
      `--storage.${storage}.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...args,
    ],
    port,
    ready: '/-/ready',
    ...(props.env ? { env: props.env } : {}),
  });
}
