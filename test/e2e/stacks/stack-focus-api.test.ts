import { focusApi } from '../../../infra/stacks/focus-api/stack';
import { NodeSuite } from '../cluster/node-suite';
import { startStack, type StackCluster } from '../cluster/stack-cluster';
import { focusApiOnNode } from './focus-api/node';
import { testDeployment, testServer } from './stack-tests';

const suite = new NodeSuite<StackCluster>('stack-focus-api', 'focus-api');
beforeAll(() => suite.start(startStack(focusApiOnNode)));
afterAll(() => suite.stop());

testDeployment(suite);
testServer(suite, focusApi);
