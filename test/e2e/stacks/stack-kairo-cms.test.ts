import { kairoCms } from '../../../infra/stacks/kairo-cms/stack';
import { NodeSuite } from '../cluster/node-suite';
import { startStack, type StackCluster } from '../cluster/stack-cluster';
import { Workplace } from '../workplace';
import { kairoCmsOnNode } from './kairo-cms/node';
import { testDeployment, testServer } from './stack-tests';

const place = new Workplace();
const suite = new NodeSuite<StackCluster>('stack-kairo-cms', 'kairo-cms');
beforeAll(() => suite.start(startStack(kairoCmsOnNode(place.folder))), 300_000);
afterAll(async () => {
  await suite.stop();
  await place.stop();
});

testDeployment(suite);
testServer(suite, kairoCms);
