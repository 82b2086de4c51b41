import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startAgent, startPrometheus } from '../servers/prometheus';
import { freePort } from '../servers/server';
import { expose, type Exposed } from './exposed';

/**
 * Starts Prometheus in agent mode, which scrapes itself, and another Prometheus that receives its
 * samples.
 */
export function startAgentMetrics(): Promise<Exposed> {
  return expose('prometheus-agent', async ({ folder, running }) => {
    const [receiving, sending] = ['receiving', 'sending'].map((name) => join(folder, name)) as [string, string];
    for (const one of [receiving, sending]) mkdirSync(one);
    const receiver = await startPrometheus({ folder: receiving, args: ['--web.enable-remote-write-receiver'] });
    running.push(receiver);
    const port = await freePort();
    const config = {
      global: { scrape_interval: '1s', scrape_timeout: '1s' },
      scrape_configs: [{ job_name: 'prometheus', static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
      remote_write: [{ name: 'receiver', url: `${receiver.url}/api/v1/write` }],
    };
    const agent = await startAgent({ folder: sending, config, port });
    running.push(agent);
    return `${agent.url}/metrics`;
  });
}
