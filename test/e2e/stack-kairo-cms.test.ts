import { kairoCms } from '../../infra/stacks/kairo-cms/stack';
import { NodeSuite } from './node-suite';
import { startStack, type StackCluster } from './stack-cluster';
import { kairoCmsOnNode } from './stack-kairo-cms/node';
import { testDeployment, testServer } from './stack-tests';
import { Workplace } from './workplace';

const place = new Workplace();
const suite = new NodeSuite<StackCluster>('stack-kairo-cms', 'kairo-cms');
beforeAll(() => suite.start(startStack(kairoCmsOnNode(place.folder))), 300_000);
afterAll(async () => {
  await suite.stop();
  await place.stop();
});

testDeployment(suite);
testServer(suite, kairoCms);
