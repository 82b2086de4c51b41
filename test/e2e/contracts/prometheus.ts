import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startPrometheus } from '../servers/prometheus';
import { freePort } from '../servers/server';
import { expose, type Exposed } from './exposed';

/**
 * Starts Prometheus with a scrape job, a rule group and an unreachable Alertmanager, and runs a
 * query.
 */
export function startPrometheusMetrics(): Promise<Exposed> {
  return expose('prometheus', async ({ folder, running }) => {
    const [port, alertmanager] = [await freePort(), await freePort()];
    writeRules(join(folder, 'rules.yml'));
    const server = await startPrometheus({ folder, config: configOf({ port, alertmanager }), port });
    running.push(server);
    const answer = await fetch(`${server.url}/api/v1/query?query=sort(up)`);
    if (!answer.ok) throw new Error(`Prometheus answered with ${answer.status}`);
    return `${server.url}/metrics`;
  });
}

function configOf({ port, alertmanager }: { port: number; alertmanager: number }): unknown {
  const targets = (target: number) => ({ static_configs: [{ targets: [`127.0.0.1:${target}`] }] });
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yml'],
    alerting: { alertmanagers: [targets(alertmanager)] },
    scrape_configs: [{ job_name: 'prometheus', ...targets(port) }],
  };
}

function writeRules(file: string): void {
  const rules = [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }];
  writeFileSync(file, stringify({ groups: [{ name: 'contract', rules }] }));
}
