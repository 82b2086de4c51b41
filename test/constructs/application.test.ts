import { parseAllDocuments } from 'yaml';
import { ApplicationDeployment } from '../../constructs/application/application';
import type { ApplicationDeploymentProps, ApplicationRoute } from '../../constructs/application/options';
import { Tls } from '../../constructs/ingress/tls';
import { Size } from '../../core/size';
import { synthesized } from './synthesized';

const minimal: ApplicationDeploymentProps = {
  name: 'booking',
  namespace: 'booking',
  image: 'registry.example/booking:1.4.2',
  port: 3000,
  probes: { ready: '/api/health', live: '/api/live' },
  resources: {
    cpuRequest: 100,
    cpuLimit: 1000,
    memoryRequest: Size.mebibytes(128),
    memoryLimit: Size.mebibytes(256),
  },
};
const route: Required<ApplicationRoute> = {
  host: 'booking.example',
  tls: Tls.fromResolver('letsencrypt'),
  entryPoint: 'https',
  rateLimit: { average: 20, burst: 40 },
  cors: {
    origins: ['https://www.booking.example'],
    methods: ['GET', 'POST'],
    headers: ['Authorization'],
    allowsCredentials: true,
    maxAgeSeconds: 60,
  },
  forwardAuth: {
    url: 'http://auth.booking.svc.cluster.local:4180/verify',
    requestHeaders: ['Authorization'],
    responseHeaders: ['X-User'],
  },
};
const all: Required<ApplicationDeploymentProps> = {
  ...minimal,
  replicas: 5,
  environment: { NODE_ENV: 'production' },
  user: 10_001,
  route,
};

describe('ApplicationDeployment', () => {
  test('minimal required props', () => {
    expect(synthesized(ApplicationDeployment, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(ApplicationDeployment, all)).toMatchSnapshot();
  });

  test('answers a preflight request before it authenticates, and limits both', () => {
    const objects = parseAllDocuments(synthesized(ApplicationDeployment, all)).map(
      (one) => one.toJS() as { kind: string; spec: { routes?: { middlewares: { name: string }[] }[] } },
    );
    const { routes = [] } = objects.find(({ kind }) => kind === 'IngressRoute')!.spec;
    expect(routes[0]!.middlewares.map(({ name }) => name)).toEqual([
      'booking-rate-limit',
      'booking-cors',
      'booking-auth',
    ]);
  });

  test('has no disruption budget with one pod, which would block the drain of its node', () => {
    expect(synthesized(ApplicationDeployment, minimal)).toContain('kind: PodDisruptionBudget');
    expect(synthesized(ApplicationDeployment, { ...minimal, replicas: 1 })).not.toContain('kind: PodDisruptionBudget');
  });

  const routed = (other: Partial<ApplicationRoute>) => ({ route: { ...route, ...other } });

  test.each<[string, Partial<ApplicationDeploymentProps>, RegExp]>([
    ['a name', { name: 'Booking' }, /lowercase letters/],
    ['an image', { image: 'no image' }, /this is no image/],
    ['a port', { port: 70_000 }, /port 70000 does not exist/],
    ['a path of a probe', { probes: { ready: 'health', live: '/live' } }, /ready: this is no path/],
    ['no pods', { replicas: 0 }, /this is no number of pods/],
    ['root', { user: 0 }, /this is no user other than root/],
    ['a variable', { environment: { '1': 'a' } }, /this is no name of a variable/],
    ['a host', routed({ host: 'booking' }), /this is no host name/],
    ['a rate limit', routed({ rateLimit: { average: 10, burst: 5 } }), /invalid rate limit/],
    ['an origin with a path', routed({ cors: { origins: ['https://a.example/x'] } }), /this is no origin/],
    [
      'credentials for every origin',
      routed({ cors: { origins: ['*'], allowsCredentials: true } }),
      /browsers refuse credentials for any origin/,
    ],
    ['a method', routed({ cors: { origins: ['*'], methods: ['get'] } }), /this is no method/],
    ['a header', routed({ cors: { origins: ['*'], headers: ['a b'] } }), /this is no name of a header/],
    ['a URL', routed({ forwardAuth: { url: 'auth:4180' } }), /this is no address of a service that authenticates/],
  ])('rejects %s that is invalid', (_, wrong, message) => {
    expect(() => synthesized(ApplicationDeployment, { ...minimal, ...wrong })).toThrow(message);
  });
});
