import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from '../../../core/size';
import { pushArgs, type Pushes } from '../../../servers/prometheus/pushes';
import { prometheusSpec } from '../../../servers/prometheus/spec';
import { untilSo } from '../../../tools/until';
import { place as somewhere } from '../../constructs/server-manifests';
import { askAt } from '../cluster/answer';
import { Workplace } from '../workplace';
import { startAgent, startPrometheus } from './prometheus';
import type { Server } from './server';

const pushes: Pushes = {
  otlp: { promotedAttributes: ['k8s.pod.name'] },
  remoteWrite: true,
  clients: [{ namespace: 'shop', labels: {} }],
  series: 1000,
  outOfOrderWindow: '30m',
};

const place = new Workplace();
afterAll(() => place.stop());

/** Starts a Prometheus with the arguments and the configuration that receivers of pushes have. */
async function receiving(received?: Pushes): Promise<Server> {
  const { files } = prometheusSpec(
    {
      jobs: [],
      rules: [],
      links: { panelUrl: () => undefined, runbookUrl: () => undefined },
      retention: { time: '15d', size: Size.gibibytes(4) },
      volume: { size: Size.gibibytes(5) },
      ...(received ? { pushes: received } : {}),
    },
    somewhere,
  );
  const folder = mkdtempSync(join(place.folder, 'prometheus-'));
  const text = files[0]!.files['prometheus.yml']!;
  const server = await startPrometheus({ folder, text, args: received ? pushArgs(received) : [] });
  place.running.push(server);
  return server;
}

/** Pushes one sample of a gauge over OTLP and returns the status of the response. */
async function pushOtlp({ url }: Server, value: number, seconds: number): Promise<number> {
  const attribute = (key: string, text: string) => ({ key, value: { stringValue: text } });
  const resource = {
    attributes: [
      attribute('service.name', 'shop'),
      attribute('service.instance.id', 'shop-1'),
      attribute('k8s.pod.name', 'shop-abc'),
      attribute('host.name', 'node-1'),
    ],
  };
  const dataPoints = [{ asDouble: value, timeUnixNano: `${Math.round(seconds * 1000)}000000` }];
  const scopeMetrics = [{ metrics: [{ name: 'queue.wait', unit: 's', gauge: { dataPoints } }] }];
  const response = await fetch(`${url}/api/v1/otlp/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics }] }),
  });
  await response.text();
  return response.status;
}

const valueAt = async (server: Server, query: string, seconds: number) =>
  (await askAt(server, query, seconds)).series[0]?.points[0]?.[1];

test('OTLP gives series with the labels that are promoted, and accepts samples within the window', async () => {
  const server = await receiving(pushes);
  const now = Math.floor(Date.now() / 1000);
  expect(await pushOtlp(server, 2, now)).toBe(200);
  const query = 'queue_wait_seconds{job="shop",instance="shop-1",k8s_pod_name="shop-abc",host_name=""}';
  expect(await valueAt(server, query, now)).toBe(2);
  expect(await pushOtlp(server, 1, now - 1200)).toBe(200);
  expect(await valueAt(server, query, now - 1200)).toBe(1);
  expect(await pushOtlp(server, 3, now - 3600)).toBe(400);
});

test('without a window, older samples are refused', async () => {
  const { outOfOrderWindow: _, ...ordered } = pushes;
  const server = await receiving(ordered);
  const now = Math.floor(Date.now() / 1000);
  expect(await pushOtlp(server, 2, now)).toBe(200);
  expect(await pushOtlp(server, 1, now - 1200)).toBe(400);
});

test('remote writes of an agent arrive', async () => {
  const server = await receiving(pushes);
  const scraped = { job_name: 'receiver', static_configs: [{ targets: [new URL(server.url).host] }] };
  const config = {
    global: { scrape_interval: '1s' },
    scrape_configs: [scraped],
    remote_write: [{ url: `${server.url}/api/v1/write` }],
  };
  const folder = mkdtempSync(join(place.folder, 'agent-'));
  place.running.push(await startAgent({ folder, config }));
  await untilSo('a sample arrives', async () => (await valueAt(server, 'up', Date.now() / 1000)) === 1);
});

test('without receivers, Prometheus refuses pushes', async () => {
  const server = await receiving();
  expect(await pushOtlp(server, 2, Date.now() / 1000)).toBe(404);
  const written = await fetch(`${server.url}/api/v1/write`, { method: 'POST' });
  expect(written.status).toBe(404);
});
