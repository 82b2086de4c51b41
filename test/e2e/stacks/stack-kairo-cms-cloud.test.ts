import { kairoCmsCloud } from '../../../infra/stacks/kairo-cms/stack';
import { NodeSuite } from '../cluster/node-suite';
import { StackClient } from '../cluster/stack-client';
import { startUnexposedStack, type DeployedStack } from '../cluster/stack-cluster';
import { kairoCmsCloudOnNode } from './kairo-cms/node';
import { testDeployment } from './stack-tests';

const suite = new NodeSuite<DeployedStack>('stack-kairo-cms-cloud', 'kairo-cms-cloud');
beforeAll(() => suite.start(startUnexposedStack(kairoCmsCloudOnNode)));
afterAll(() => suite.stop());

// The receiver of samples answers all queries.
testDeployment(suite);

describe('the simulated Grafana Cloud', () => {
  suite.test('rejects samples without the token, and accepts all of the agent', () => {
    const client = new StackClient(suite.node);
    const [{ url }] = kairoCmsCloud.prometheus.remoteWrites;
    expect(client.visit(url).status).toBe(401);
    expect(client.visit(url, { user: '1234567:wrong' }).status).toBe(401);
    const counted = (what: string) => {
      const { series } = client.query(`sum(prometheus_remote_storage_samples_${what})`);
      return series[0]!.points[0]![1];
    };
    expect(counted('failed_total')).toBe(0);
    suite.note('samples that were sent', counted('total'));
  });
});
