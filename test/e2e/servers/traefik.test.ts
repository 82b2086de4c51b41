import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { TraefikIngress } from '../../../constructs/ingress/traefik';
import type { TraefikOptions } from '../../../constructs/ingress/traefik-options';
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
import { acceptedUsers, refusedUsers, userLine, usersPassword } from '../../users';

/** Stacks with routes from outside, and their authentication. */
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
const right = basic('operator', usersPassword);
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

/** All stacks in one cluster, with a server of the test behind each Service with a route. */
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
    const stringData = { [users.key]: `${userLine('operator')}\n` };
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

/** Waits until Traefik has loaded a route. */
async function answered(from: Traefik, url: string): Promise<void> {
  await untilSo(`Traefik has the route ${url}`, async () => (await from.ask(url)).status === 200);
}

/** Sends parallel requests and counts the statuses of the responses. */
async function askTogether(count: number, url: string, authorization?: string): Promise<Record<number, number>> {
  const replies = await Promise.all(Array.from({ length: count }, () => traefik.ask(url, authorization)));
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe.each(exposed)('the ingress of the stack $name', ({ grafana, prometheus }) => {
  test('redirects HTTP to HTTPS', async () => {
    for (const url of [grafana, prometheus]) {
      const page = `${url}some/page?with=query`;
      const { status, headers } = await traefik.ask(page.replace('https:', 'http:'));
      expect({ status, location: headers.location }).toEqual({ status: 301, location: page });
    }
  });

  test('requires the password of Prometheus, and does not forward it', async () => {
    expect((await traefik.ask(prometheus)).status).toBe(401);
    expect((await traefik.ask(prometheus, basic('operator', 'another'))).status).toBe(401);
    expect((await traefik.ask(prometheus, basic('nobody', usersPassword))).status).toBe(401);
    const { status, body } = await traefik.ask(prometheus, right);
    const echo = JSON.parse(body) as Echo;
    expect({ status, service: echo.service }).toEqual({ status: 200, service: 'prometheus' });
    expect(echo.headers).not.toHaveProperty('authorization');
  });

  test('requires no password for Grafana, which has its own login, and forwards the client address', async () => {
    const { status, body } = await traefik.ask(grafana);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      service: 'grafana',
      headers: { host: new URL(grafana).host, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' },
    });
  });

  test('sets security headers and hides the software, also in rejections', async () => {
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

  test('admits all requests of a dashboard of Grafana, but no flood', async () => {
    expect(await askTogether(200, grafana)).toEqual({ 200: 200 });
    const { 200: passed = 0, ...others } = await askTogether(1000, grafana);
    expect(passed).toBeLessThan(1000);
    expect(others).toEqual({ 429: 1000 - passed });
  });

  test('limits password attempts', async () => {
    const { 401: tried = 0, ...others } = await askTogether(300, prometheus, basic('operator', 'a guess'));
    expect(tried).toBeLessThan(100);
    expect(others).toEqual({ 429: 300 - tried });
  });
});

describe('the users in a Secret', () => {
  const [{ namespace, users, prometheus }] = exposed as [(typeof exposed)[number]];
  const give = (text: string) => {
    const metadata = { name: users.secretName, namespace };
    apply([{ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { [users.key]: text } }]);
  };
  const statuses = async () => {
    const replies = ['anna', 'ben'].map((name) => traefik.ask(prometheus, basic(name, usersPassword)));
    return (await Promise.all(replies)).map(({ status }) => status);
  };
  afterAll(() => {
    give(`${userLine('operator')}\n`);
  });

  test.each(Object.entries(acceptedUsers))('%s let every user in', async (_, text) => {
    give(`${userLine('nobody')}\n`);
    await untilSo('no user is let in', async () => (await statuses()).every((status) => status === 401));
    give(text);
    await untilSo('both users are let in', async () => (await statuses()).every((status) => status === 200));
  });

  // These are the reasons for which the content is checked.
  test.each(Object.entries(refusedUsers))('%s would lock a user out', async (_, text) => {
    give(acceptedUsers['two lines']!);
    await untilSo('both users are let in', async () => (await statuses()).every((status) => status === 200));
    give(text);
    await untilSo('a user is not let in', async () => (await statuses()).some((status) => [401, 404].includes(status)));
  });
});

describe('Traefik', () => {
  test('reports no errors of routes', async () => {
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

  test('admits only the addresses of an allow list', async () => {
    makeNamespaces(kubernetes, ['open', 'closed']);
    const clientAddresses = 'hostNetwork';
    await makePage('open', { allowList: { ranges: ['127.0.0.0/8'], clientAddresses } });
    await makePage('closed', { allowList: { ranges: ['203.0.113.0/24', '2001:db8::/32'], clientAddresses } });
    await answered(traefik, 'https://open.example/');
    await untilSo('Traefik refuses', async () => (await traefik.ask('https://closed.example/')).status === 403);
  });

  test('rejects a route with a middleware of another namespace, unless allowed', async () => {
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

/** Page in its own namespace with an ingress like that of a stack. */
async function makePage(namespace: string, options: Partial<TraefikOptions> = {}): Promise<void> {
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
