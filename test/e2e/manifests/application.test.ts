import { Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { ApplicationDeployment } from '../../../constructs/application/application';
import { Tls } from '../../../constructs/ingress/tls';
import { Size } from '../../../core/size';
import { untilSo } from '../../../tools/until';
import { testChart } from '../../constructs/test-chart';
import { admitted, labelledPods, makeNamespaces } from '../cluster/pods';
import { Workplace } from '../workplace';
import { startKubernetes, type Kubernetes } from './kubernetes';

const place = new Workplace();
let kubernetes: Kubernetes;
beforeAll(async () => {
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
});
afterAll(() => place.stop());

test('the API server takes an application and its route as they are, and admits its three pods', async () => {
  const [name, namespace] = ['booking', 'booking'];
  const chart = testChart();
  new ApplicationDeployment(chart, 'booking', {
    name,
    namespace,
    image: 'registry.example/booking:1.4.2',
    port: 3000,
    probes: { ready: '/api/health', live: '/api/live' },
    resources: {
      cpuRequest: 100,
      cpuLimit: 1000,
      memoryRequest: Size.mebibytes(128),
      memoryLimit: Size.mebibytes(256),
    },
    environment: { NODE_ENV: 'production' },
    route: {
      host: 'booking.example',
      tls: Tls.fromResolver('letsencrypt'),
      cors: { origins: ['https://www.booking.example'], headers: ['Authorization'], allowsCredentials: true },
      forwardAuth: { url: 'http://auth.booking.svc.cluster.local:4180/verify', responseHeaders: ['X-User'] },
    },
  });
  const objects = Testing.synth(chart) as unknown[];
  makeNamespaces(kubernetes, [namespace], 'restricted');
  const input = objects.map((one) => stringify(one)).join('---\n');
  const apply = () => kubernetes.kubectl(['apply', '--server-side', '--validate=strict', '--filename=-'], { input });
  expect(apply()).toMatchObject({ status: 0, stderr: '' });
  const pods = () => labelledPods(kubernetes, namespace, { app: name });
  await admitted(kubernetes, name, pods);
  await untilSo('it has three pods', () => pods().length === 3);
  const generation = [
    'get',
    'deployment',
    name,
    `--namespace=${namespace}`,
    '--output=jsonpath={.metadata.generation}',
  ];
  expect(kubernetes.run(generation)).toBe('1');
  expect(apply().status).toBe(0);
  expect(kubernetes.run(generation)).toBe('1');
});
