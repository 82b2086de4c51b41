import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { programFile } from '../../../tools/build';
import { freePort, startServer, type Server } from './server';

/** Properties of a Prometheus. */
export interface PrometheusProps {
  /** Folder of its configuration `prometheus.yml` and its database `data`, which is not removed. */
  readonly folder: string;
  /**
   * Configuration with paths relative to the folder.
   *
   * @default - no scrape jobs
   */
  readonly config?: unknown;
  /**
   * Text of the configuration, in place of `config`.
   *
   * @default - that of `config`
   */
  readonly text?: string;
  /**
   * Additional arguments.
   *
   * @default - none
   */
  readonly args?: readonly string[];
  /**
   * Environment.
   *
   * @default - that of the test
   */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * Port on the loopback interface.
   *
   * @default - a free one
   */
  readonly port?: number;
}

/**
 * Starts Prometheus and waits until it is ready.
 *
 * @throws Error with the last lines of its log when it ends, as with an invalid configuration, or
 * is not ready within a minute
 */
export function startPrometheus(props: PrometheusProps): Promise<Server> {
  return start('tsdb', props);
}

/** Starts Prometheus in agent mode, which requires a remote write. */
export function startAgent(props: PrometheusProps): Promise<Server> {
  return start('agent', { ...props, args: ['--agent', ...(props.args ?? [])] });
}

async function start(
  storage: 'tsdb' | 'agent',
  { folder, config = {}, text = stringify(config), args = [], ...props }: PrometheusProps,
): Promise<Server> {
  const [file, port] = [join(folder, 'prometheus.yml'), props.port ?? (await freePort())];
  writeFileSync(file, text);
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
