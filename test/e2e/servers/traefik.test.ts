import { join } from 'node:path';
import { hashSync } from 'bcryptjs';
import { App, Chart } from 'cdk8s';
import { TraefikIngress } from '../../../constructs/ingress/traefik';
import type { IngressProps } from '../../../constructs/ingress/ingress';
import { Tls } from '../../../constructs/ingress/tls';
import { synthesize } from '../../../targets/synthesize';
import { untilSo } from '../../../tools/until';
import { makeNamespaces } from '../cluster/pods';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { externalNamespaces, ofKind, readManifests } from '../manifests/manifest';
import { Workplace } from '../workplace';
import { standBehind, type Echo } from './backend';
import { startTraefik, type Traefik } from './traefik';
import { monitoringStacks as stacks, targeted, targetOf } from '../../targeted';

/** The stacks that are reached from outside, with what is asked of those who come in. */
const exposed = stacks.flatMap((stack) => {
  const { name, grafana, prometheus } = stack;
  const { options, namespaces } = targetOf(stack);
  const { exposure } = prometheus;
  return options.ingress && exposure
    ? [
        {
          name,
          namespace: namespaces.namespace,
          grafana: `https://${grafana.host}/`,
          prometheus: `https://${exposure.host}/`,
          users: exposure.basicAuth,
        },
      ]
    : [];
});

const resolvers = ['letsencrypt'];
const password = 'a password of the test';
const right = basic('operator', password);
const place = new Workplace();
let kubernetes: Kubernetes;
let traefik: Traefik;

function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

function apply(items: readonly unknown[]): void {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  kubernetes.run(['apply', '--server-side', '--filename=-'], { input });
}

/** All stacks in one cluster; a server of the test stands behind each service that is reached. */
beforeAll(async () => {
  const { folder, running } = place;
  kubernetes = await startKubernetes();
  running.push(kubernetes);
  synthesize(
    stacks.map((stack) => targeted(stack)),
    { output: folder },
  );
  for (const { name, namespace, users } of exposed) {
    const manifests = readManifests(join(folder, `${name}.k8s.yaml`));
    makeNamespaces(kubernetes, externalNamespaces(manifests));
    kubernetes.run(['apply', '--server-side', `--filename=${join(folder, `${name}.k8s.yaml`)}`]);
    // The cheapest hash there is: what is tried here is not how long it takes.
    const stringData = { [users.key]: `operator:${hashSync(password, 4)}\n` };
    apply([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: users.secretName, namespace }, stringData }]);
    for (const { metadata } of ofKind(manifests, 'Service')) {
      running.push(await standBehind(kubernetes, { namespace, name: metadata.name }));
    }
  }
  traefik = await startTraefik(kubernetes, { resolvers });
  running.push(traefik);
  for (const { grafana } of exposed) await answered(traefik, grafana);
});
afterAll(() => place.stop());

/** Waits until Traefik has read a route. */
async function answered(from: Traefik, url: string): Promise<void> {
  await untilSo(`Traefik has the route ${url}`, async () => (await from.ask(url)).status === 200);
}

/** What many who ask at the same time are answered, and how many of each. */
async function askTogether(count: number, url: string, authorization?: string): Promise<Record<number, number>> {
  const replies = await Promise.all(Array.from({ length: count }, () => traefik.ask(url, authorization)));
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe.each(exposed)('the ingress of the stack $name', ({ grafana, prometheus }) => {
  test('sends whoever comes over HTTP to HTTPS', async () => {
    for (const url of [grafana, prometheus]) {
      const page = `${url}some/page?with=query`;
      const { status, headers } = await traefik.ask(page.replace('https:', 'http:'));
      expect({ status, location: headers.location }).toEqual({ status: 301, location: page });
    }
  });

  test('lets nobody in to Prometheus without the right password, which Prometheus never sees', async () => {
    expect((await traefik.ask(prometheus)).status).toBe(401);
    expect((await traefik.ask(prometheus, basic('operator', 'another'))).status).toBe(401);
    expect((await traefik.ask(prometheus, basic('nobody', password))).status).toBe(401);
    const { status, body } = await traefik.ask(prometheus, right);
    const echo = JSON.parse(body) as Echo;
    expect({ status, service: echo.service }).toEqual({ status: 200, service: 'prometheus' });
    expect(echo.headers).not.toHaveProperty('authorization');
  });

  test('asks nobody on the way to Grafana, which has a login of its own and is told the address of its visitor', async () => {
    const { status, body } = await traefik.ask(grafana);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      service: 'grafana',
      headers: { host: new URL(grafana).host, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' },
    });
  });

  test('says what browsers may do, and not what answers, also where it refuses', async () => {
    for (const { headers } of [await traefik.ask(grafana), await traefik.ask(prometheus)]) {
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      });
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  test('lets all requests of a page of Grafana pass, but no flood', async () => {
    expect(await askTogether(200, grafana)).toEqual({ 200: 200 });
    const { 200: passed = 0, ...others } = await askTogether(1000, grafana);
    expect(passed).toBeLessThan(1000);
    expect(others).toEqual({ 429: 1000 - passed });
  });

  test('has few passwords tried', async () => {
    const { 401: tried = 0, ...others } = await askTogether(300, prometheus, basic('operator', 'a guess'));
    expect(tried).toBeLessThan(100);
    expect(others).toEqual({ 429: 300 - tried });
  });
});

describe('Traefik', () => {
  test('finds nothing wrong with any route', async () => {
    const routers = (await traefik.api('http/routers?per_page=1000')) as {
      name: string;
      status: string;
      provider: string;
    }[];
    const ours = routers.filter(({ provider }) => provider === 'kubernetescrd');
    expect(ours.filter(({ status }) => status !== 'enabled')).toEqual([]);
    // Grafana, Prometheus and Alertmanager, over HTTP and HTTPS.
    expect(ours).toHaveLength(6 * exposed.length);
  });

  test('lets in the addresses of an allow list, and no others', async () => {
    makeNamespaces(kubernetes, ['open', 'closed']);
    const clientAddresses = 'hostNetwork';
    await makePage('open', { allowList: { ranges: ['127.0.0.0/8'], clientAddresses } });
    await makePage('closed', { allowList: { ranges: ['203.0.113.0/24', '2001:db8::/32'], clientAddresses } });
    await answered(traefik, 'https://open.example/');
    await untilSo('Traefik refuses', async () => (await traefik.ask('https://closed.example/')).status === 403);
  });

  test('refuses a route with a middleware of another namespace, unless it is told to allow that', async () => {
    makeNamespaces(kubernetes, ['lender', 'borrower', 'hermit']);
    const spec = { headers: { customResponseHeaders: { 'X-Lent': 'yes' } } };
    const metadata = { name: 'lent', namespace: 'lender' };
    apply([{ apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata, spec }]);
    await makePage('borrower', { externalMiddlewares: [{ ...metadata, crossNamespaceIsAllowed: true }] });
    await makePage('hermit');

    await answered(traefik, 'https://hermit.example/');
    expect((await traefik.ask('https://borrower.example/')).status).toBe(404);

    const generous = await startTraefik(kubernetes, { resolvers, allowCrossNamespace: true });
    place.running.push(generous);
    await answered(generous, 'https://borrower.example/');
    expect((await generous.ask('https://borrower.example/')).headers).toMatchObject({ 'x-lent': 'yes' });
  });
});

/** A page in a namespace of its own, reached through an ingress like that of a stack. */
async function makePage(namespace: string, options: Partial<IngressProps> = {}): Promise<void> {
  const chart = new Chart(new App(), namespace);
  new TraefikIngress(chart, 'ingress', {
    namespace,
    instance: 'test',
    tls: Tls.fromResolver('letsencrypt'),
    routes: [
      {
        name: 'page',
        host: `${namespace}.example`,
        service: 'page',
        port: 80,
        pods: { namespace, labels: { app: 'page' } },
        hasOwnLogin: true,
      },
    ],
    ...options,
  });
  const service = { metadata: { name: 'page', namespace }, spec: { ports: [{ name: 'http', port: 80 }] } };
  apply([...(chart.toJson() as unknown[]), { apiVersion: 'v1', kind: 'Service', ...service }]);
  place.running.push(await standBehind(kubernetes, { namespace, name: 'page' }));
}
