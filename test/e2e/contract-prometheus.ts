import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { programFile } from '../../tools/build';
import { expose, type Exposed } from './contract-exposed';
import { freePort, startServer } from './server';

/** Starts Prometheus with a job, a group of rules and an Alertmanager that nobody answers for, and asks it something. */
export function startPrometheus(): Promise<Exposed> {
  return expose('prometheus', async ({ folder, running }) => {
    const [port, alertmanager] = [await freePort(), await freePort()];
    const config = writeConfig(folder, { port, alertmanager });
    const server = await startServer({
      program: programFile('prometheus'),
      args: [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      port,
      ready: '/-/ready',
    });
    running.push(server);
    const answer = await fetch(`${server.url}/api/v1/query?query=sort(up)`);
    if (!answer.ok) throw new Error(`Prometheus answered with ${answer.status}`);
    return `${server.url}/metrics`;
  });
}

function writeConfig(folder: string, { port, alertmanager }: { port: number; alertmanager: number }): string {
  const file = join(folder, 'prometheus.yml');
  const targets = (target: number) => ({ static_configs: [{ targets: [`127.0.0.1:${target}`] }] });
  writeFileSync(
    file,
    stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.yml'],
      alerting: { alertmanagers: [targets(alertmanager)] },
      scrape_configs: [{ job_name: 'prometheus', ...targets(port) }],
    }),
  );
  const rules = [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }];
  writeFileSync(join(folder, 'rules.yml'), stringify({ groups: [{ name: 'contract', rules }] }));
  return file;
}
