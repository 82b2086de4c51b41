import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { kairoCmsCloud as stack } from '../../../infra/stacks/kairo-cms/stack';
import { externalLabelsOf } from '../../../stack/external-labels';
import { synthesize } from '../../../targets/synthesize';
import { until, untilSo } from '../../../tools/until';
import { askAt, type AnsweredSeries } from '../cluster/answer';
import { deployedModules } from '../contracts/blackbox';
import { playedKairoCms } from '../played/kairo-cms';
import { expositionOf } from '../played/exposition';
import { makeCertificate } from '../servers/certificate';
import { startAgent, startPrometheus } from '../servers/prometheus';
import { freePort, type Running, type Server } from '../servers/server';
import { Workplace } from '../workplace';
import { startBlackbox, startSite, type Site } from './kairo-site';
import { readRules } from '../../rule-files';
import { targeted } from '../../targeted';

const token = { site: 'of the application', cloud: 'of Grafana Cloud' } as const;
const { user } = stack.prometheus.remoteWrites[0].authorization as { readonly user: string };
/** Certificate of the site, between the two limits. */
const days = 10;

const place = new Workplace();
/** Password of the receiver of samples, which the agent must send. */
let door: Running & { readonly port: number; refused: number };
let site: Site;
let receiver: Server;
let agent: Server;
/** File of the token of the application. */
let tokenFile = '';

/** Deployed files with addresses of this machine, and one second instead of 30 seconds. */
beforeAll(async () => {
  const { folder, running } = place;
  const output = join(folder, 'dist');
  synthesize([targeted(stack)], { output });
  const certificate = makeCertificate(folder, { days });
  site = await startSite({ certificate, token: token.site, exposition: pageText() });
  running.push(site);
  const modules = join(folder, 'blackbox.yml');
  writeFileSync(modules, deployedModules(folder));
  const exporter = await startBlackbox(modules, certificate);
  running.push(exporter);
  receiver = await startReceiver(join(output, stack.name, 'rules'));
  running.push(receiver);
  door = await startDoor(receiver);
  running.push(door);
  const port = await freePort();
  const root = join(folder, 'container');
  tokenFile = join(root, 'etc/prometheus/secrets/kairo-cms-metrics/token');
  write(tokenFile, token.site);
  write(join(root, 'etc/prometheus/secrets/grafana-cloud/token'), token.cloud);
  const text = readFileSync(join(output, stack.name, 'prometheus.yml'), 'utf8')
    .replaceAll('/etc/prometheus/', `${root}/etc/prometheus/`)
    .replaceAll('kairo-cms.example:443', `localhost:${site.port}`)
    .replaceAll('https://kairo-cms.example/', `https://localhost:${site.port}/`)
    .replaceAll('blackbox-exporter:9115', exporter.url.replace('http://', ''))
    .replaceAll('localhost:9090', `localhost:${port}`)
    .replaceAll('https://prometheus.grafana.example/api/prom/push', `http://127.0.0.1:${door.port}/api/v1/write`)
    .replaceAll(/(interval|timeout): \d+s/g, '$1: 1s')
    .replace('scrape_interval: 1s', 'scrape_interval: 1s\n  scrape_timeout: 1s');
  const sending = join(folder, 'sending');
  mkdirSync(sending);
  agent = await startAgent({
    folder: sending,
    config: parse(text),
    port,
    env: { ...process.env, SSL_CERT_FILE: `${certificate}.crt` },
  });
  running.push(agent);
});
afterAll(() => place.stop());

/** Exposition of the CMS at one time. */
function pageText(): string {
  const parts = JSON.parse(expositionOf(playedKairoCms, 1)) as (string | { series: string; base: number })[];
  return parts.map((part) => (typeof part === 'string' ? part : `${part.series} ${part.base}`)).join('\n') + '\n';
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Receiver of samples that evaluates the rules of the stack. Its lookback is five seconds. */
async function startReceiver(rules: string): Promise<Server> {
  const folder = join(place.folder, 'receiving');
  mkdirSync(folder);
  const { groups } = readRules(rules);
  const quick = groups.map((group) => ({
    ...group,
    interval: '1s',
    rules: group.rules.map((rule) => ({ ...rule, ...(rule.for ? { for: '1s' } : {}) })),
  }));
  writeFileSync(join(folder, 'rules.yml'), stringify({ groups: quick }));
  return startPrometheus({
    folder,
    config: { rule_files: ['rules.yml'] },
    args: ['--web.enable-remote-write-receiver', '--query.lookback-delta=5s'],
  });
}

/** Proxy that checks user and token. */
async function startDoor({ url }: Server): Promise<typeof door> {
  const expected = `Basic ${Buffer.from(`${user}:${token.cloud}`).toString('base64')}`;
  const opened = { port: await freePort(), refused: 0, stop };
  const server: HttpServer = createServer((incoming, response) => {
    if (incoming.headers.authorization !== expected) {
      opened.refused += 1;
      response.writeHead(401).end();
      return;
    }
    const { method = 'POST', url: path = '/', headers } = incoming;
    const onward = request(url + path, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.listen(opened.port, '127.0.0.1');
  await once(server, 'listening');
  async function stop(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  return opened;
}

/** Waits for a result of an expression in the receiver. */
async function arrived(expression: string): Promise<readonly AnsweredSeries[]> {
  return until(expression, async () => {
    const { series } = await askAt(receiver, expression, Date.now() / 1000);
    return series.length > 0 ? series : undefined;
  });
}

const firing = async (): Promise<readonly string[]> => {
  const { series } = await askAt(receiver, 'ALERTS{alertstate="firing"}', Date.now() / 1000);
  return series.map(({ labels }) => labels.alertname!).sort();
};
const fires = (alert: string) => untilSo(`${alert} fires`, async () => (await firing()).includes(alert));

describe('samples of an agent arrive in the receiver', () => {
  test('the exposition with a token: exactly its series, with the labels of its job', async () => {
    const job = { ...externalLabelsOf(stack), job: 'kairo-cms-production', instance: `localhost:${site.port}` };
    const [up] = await arrived('up{job="kairo-cms-production"} == 1');
    expect(up!.labels).toEqual({ __name__: 'up', ...job });
    const series = await arrived('http_requests_total');
    expect(series.map(({ labels }) => labels)).toContainEqual({
      __name__: 'http_requests_total',
      ...job,
      method: 'GET',
      route: '/api/pages',
      status: '200',
    });
  });

  test('results of the probe, with the URL as instance', async () => {
    const labels = { ...externalLabelsOf(stack), job: 'kairo-cms-site', instance: `https://localhost:${site.port}/` };
    const [success] = await arrived('probe_success');
    expect(success).toMatchObject({ labels: { __name__: 'probe_success', ...labels } });
    expect(success!.points[0]![1]).toBe(1);
    const [left] = await arrived('probe_ssl_earliest_cert_expiry - time()');
    expect(left!.points[0]![1] / 86_400).toBeGreaterThan(days - 0.1);
    expect(left!.points[0]![1] / 86_400).toBeLessThanOrEqual(days);
    const phases = await arrived('probe_http_duration_seconds');
    expect(phases.map((one) => one.labels.phase).sort()).toEqual([
      'connect',
      'processing',
      'resolve',
      'tls',
      'transfer',
    ]);
  });

  test('metrics of the agent and of the exporter', async () => {
    await arrived('prometheus_agent_active_series > 0');
    await arrived('blackbox_exporter_config_last_reload_successful == 1');
  });

  test('no sample was rejected', () => {
    expect(door.refused).toBe(0);
  });

  test('the agent answers no query', async () => {
    const { status } = await fetch(`${agent.url}/api/v1/query?query=up`);
    expect(status).toBe(422);
  });
});

describe('the rules in the receiver', () => {
  test('fire a warning for a certificate of ten days, and no critical alert', async () => {
    await fires('KairoCmsCertificateExpiring');
    expect(await firing()).toEqual(['KairoCmsCertificateExpiring', 'Watchdog']);
  });

  test('fire only the alert on a wrong token', async () => {
    writeFileSync(tokenFile, 'another');
    await arrived('up{job="kairo-cms-production"} == 0');
    await fires('KairoCmsDown');
    expect(await firing()).toEqual(['KairoCmsCertificateExpiring', 'KairoCmsDown', 'Watchdog']);
    writeFileSync(tokenFile, token.site);
    await untilSo('the page is read again', async () => !(await firing()).includes('KairoCmsDown'));
  });

  test('fire for a site that returns an error', async () => {
    site.isBroken = true;
    await fires('KairoCmsUnreachable');
    const [status] = await arrived('probe_http_status_code == 500');
    expect(status!.labels.job).toBe('kairo-cms-site');
    site.isBroken = false;
    await untilSo('it is reached again', async () => !(await firing()).includes('KairoCmsUnreachable'));
  });

  test('fire when the agent is missing', async () => {
    await agent.stop();
    for (const alert of ['PrometheusAbsent', 'KairoCmsAbsent', 'KairoCmsSiteProbeAbsent']) await fires(alert);
  });
});
