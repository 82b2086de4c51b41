import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../../servers/images';
import type { MonitoringStackProps } from '../../../stack/stack';
import { until, untilSo } from '../../../tools/until';
import { NodeSuite } from '../cluster/node-suite';
import type { ApplicationCluster } from '../cluster/node-stack';
import { list, runningPods } from '../cluster/pods';
import { publicSites } from '../cluster/public-sites';
import { StackClient } from '../cluster/stack-client';
import { startApplications, waitUntilReady } from '../cluster/stack-cluster';
import { imagesNamed, serverImages } from '../cluster/stack-images';
import { installPackage, run } from '../commands/packed-package';
import { namespaceOf, playedApplication, traefikManifests } from '../played/applications';
import { playedFocusApi } from '../played/focus-api';
import { expositionOf, type Line } from '../played/exposition';
import { receiverUrl } from '../played/secrets';
import { Workplace } from '../workplace';

/** Folder of the project, an application of somebody who has never seen this repository. */
const place = new Workplace('new-project');
const suite = new NodeSuite<ApplicationCluster>('stack-new-project', 'a new project');

const inbox = 'inbox';
let client: StackClient;
let folder = '';

beforeAll(async () => {
  installPackage(place.folder);
  folder = join(place.folder, 'shop');
  mkdirSync(folder);
  const page = (JSON.parse(expositionOf(playedFocusApi, 1)) as Line[]).map((line) =>
    typeof line === 'string' ? line : `${line.series} ${line.base}`,
  );
  writeFileSync(join(folder, 'page.txt'), `${page.join('\n')}\n`);
  run(folder, 'npx', 'vigie', 'init', '--name', 'shop', '--page', 'page.txt');
  run(folder, 'npx', 'vigie', 'synth');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file of this test
  const { stack } = require(join(folder, 'stack.ts')) as { readonly stack: MonitoringStackProps };
  const sites = publicSites(stack, place.folder);
  const application = { played: playedFocusApi, port: 8080 };
  await suite.start(
    startApplications(() => ({
      stack,
      images: [...serverImages, ...sites.images, ...imagesNamed(images.rclone)],
      around: [
        namespaceOf('shop'),
        namespaceOf(inbox),
        ...traefikManifests(),
        ...sites.around,
        ...playedApplication('shop', 'shop', application),
        ...playedApplication(inbox, inbox, application),
      ],
      given: {},
      prometheus: { namespace: 'monitoring', service: 'prometheus', port: 9090 },
      withoutData: {},
    })),
  );
  sites.prepare(suite.node);
  client = new StackClient(suite.node);
});
afterAll(async () => {
  await suite.stop();
  await place.stop();
});

/** Runs the command in the network of the cluster. */
const vigie = (args: readonly string[], input = '') =>
  suite.node.cluster.exec(['sh', '-c', 'cd "$0" && exec npx vigie "$@"', folder, ...args], { input });

/** Whether a receiver got a message with a text. */
function hasReceived(receiver: string, words: string): boolean {
  const lines = suite.node.run(['logs', `--namespace=${inbox}`, `deployment/${inbox}`]).split('\n');
  return lines.some((line) => line.startsWith(`POST /${receiver} `) && line.includes(words));
}

describe('a project of the first minute, on a real node', () => {
  suite.test('is deployed by the commands that synthesis prints', () => {
    suite.node.run(['apply', '--server-side', `--filename=${join(folder, 'dist/shop.k8s.yaml')}`]);
    expect(vigie(['secrets', 'shop', '--create', '--show']).stdout).toMatch(/user admin, password \S+/);
    const integrations = ['discord', 'slack', 'watchdog'];
    for (const one of integrations) {
      vigie(
        ['secrets', 'shop', '--give', `monitoring/notifications/${one}`],
        receiverUrl(`${inbox}.${inbox}.svc`, one),
      );
    }
    expect(vigie(['secrets', 'shop'])).toMatchObject({ status: 0, stderr: '' });
    waitUntilReady(suite.node);
    suite.note('pods', runningPods(suite.node, ['monitoring', 'node-exporter']).length);
  });

  suite.test('scrapes every target', async () => {
    const seen = () => client.query('up').series;
    const up = await until(
      () => `every target is up: ${JSON.stringify(seen())}`,
      () => {
        const series = seen();
        const isShopUp = series.some(({ labels }) => labels.job === 'shop');
        return isShopUp && series.every(({ points }) => points[0]![1] === 1) ? series : undefined;
      },
    );
    suite.note('targets up', up.length);
  });

  suite.test('answers the question of its first panel', async () => {
    await untilSo(
      'requests are counted',
      () => client.query('sum(rate(focus_api_http_requests_total[5m])) > 0').series.length === 1,
    );
  });

  suite.test('shows its dashboards in Grafana, behind Traefik', async () => {
    await untilSo('Grafana shows the dashboard', () =>
      Object.values(
        JSON.parse(client.visit('https://grafana.shop.example/api/dashboards').body) as Record<string, string>,
      ).includes('Shop'),
    );
    expect(client.visit('https://prometheus.shop.example/').status).toBe(401);
  });

  suite.test('delivers the Watchdog, and a page when the application is gone', async () => {
    expect(hasReceived('discord', 'ShopAbsent')).toBe(false);
    suite.node.run(['scale', 'deployment/shop', '--namespace=shop', '--replicas=0']);
    await untilSo('the Watchdog is delivered', () => hasReceived('watchdog', 'Watchdog'));
    await untilSo('the page is delivered', () => hasReceived('discord', 'ShopAbsent'));
  });

  suite.test('is unchanged by a second apply', () => {
    const state = () =>
      list(
        suite.node,
        'deployments,statefulsets,daemonsets,cronjobs,services,configmaps,networkpolicies',
        '--namespace=monitoring',
      ).map(({ kind, metadata }) => [kind, metadata.name, metadata.generation]);
    const before = state();
    suite.node.run(['apply', '--server-side', `--filename=${join(folder, 'dist/shop.k8s.yaml')}`]);
    expect(state()).toEqual(before);
    suite.note('objects that a second apply leaves as they are', before.length);
  });
});
