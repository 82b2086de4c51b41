import { kairoCms } from '../../../infra/stacks/kairo-cms/stack';
import { NodeSuite } from '../cluster/node-suite';
import { startStack, type StackCluster } from '../cluster/stack-cluster';
import { kairoCmsOnNode } from './kairo-cms/node';
import { testDeployment, testServer } from './stack-tests';

const suite = new NodeSuite<StackCluster>('stack-kairo-cms', 'kairo-cms');
beforeAll(() => suite.start(startStack(kairoCmsOnNode)));
afterAll(() => suite.stop());

testDeployment(suite);
testServer(suite, kairoCms);
