import { booking } from '../../../infra/stacks/booking/stack';
import { NodeSuite } from '../cluster/node-suite';
import { startStack, type StackCluster } from '../cluster/stack-cluster';
import { guideCommands } from './booking/guide';
import { bookingOnNode } from './booking/node';
import { testDeployment, testServer } from './stack-tests';

const suite = new NodeSuite<StackCluster>('stack-booking', 'booking');
beforeAll(() => suite.start(startStack(bookingOnNode)));
afterAll(() => suite.stop());

testDeployment(suite);
testServer(suite, booking);

describe("the commands that replace the guide's API", () => {
  /** Runs a block in a shell on the node, to which the hosts of the stack lead. */
  function obey(block: string): string {
    const { run, cluster, passwords } = suite.node;
    const service = ['get', 'service', 'traefik', '--namespace=kube-system', '--output=jsonpath={.spec.clusterIP}'];
    const traefik = run(service);
    const hosts = ['prometheus', 'alertmanager'].map((name) => `--resolve ${name}.booking.example:443:${traefik}`);
    const script = [
      'set -eo pipefail',
      `curl() { command curl --insecure --silent ${hosts.join(' ')} "$@"; }`,
      `LOGIN='admin:${passwords.prometheus}'`,
      block,
    ].join('\n');
    const { status, stdout, stderr } = cluster.exec(['bash', '-c', script]);
    if (status !== 0) throw new Error(`exit ${String(status)} of:\n${block}\n${stdout}${stderr}`);
    return stdout;
  }

  test.each(guideCommands.map((block) => [block.split('\n').at(0)!, block] as const))('%s …', (_, block) => {
    const output = obey(block);
    expect(output).not.toMatch(/"result":\[\]|"status":"error"/);
    // A check of blackbox_exporter says whether it succeeded, a silence its number, alerts are a list.
    expect(output).toMatch(/"status":"success"|^probe_success 1$|"silenceID":"[\w-]+"|^\[/m);
  });
});
