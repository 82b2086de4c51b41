import { App } from 'cdk8s';
import { formatIssue } from '../../core/errors';
import { SecretValue } from '../../core/secret-value';
import { postgresExporter } from '../../library/postgres/exporter';
import type { AgentStackProps, MonitoringStackProps, StackProps } from '../../stack/stack';
import { kubernetes } from '../../targets/kubernetes';
import { StackChart } from '../../targets/kubernetes/chart';
import type { KubernetesTarget } from '../../targets/kubernetes/target';
import { validate } from '../../targets/validation';
import { agentStack, fullStack, minimalStack } from '../stacks';
import { allStacks, targeted } from '../targeted';

function issuesOf(...stacks: readonly (readonly [StackProps, KubernetesTarget])[]): string[] {
  return validate(stacks.map(([stack, target]) => ({ stack, target }))).map(formatIssue);
}

describe('names of stacks in one cluster', () => {
  const other: MonitoringStackProps = {
    ...minimalStack,
    name: 'other',
    grafana: { ...minimalStack.grafana, host: 'grafana.other.example' },
  };

  test('two stacks have different namespaces', () => {
    expect(issuesOf([minimalStack, kubernetes()], [other, kubernetes()])).toEqual([
      expect.stringMatching(
        /^minimal and other have the same objects; given: "Namespace monitoring, PriorityClass vigie-monitoring, ConfigMap monitoring\/[a-z-]+ and \d+ more"; remedy: give the target of each stack its own namespace$/,
      ),
    ]);
  });

  test('two stacks have different namespaces for their machines', () => {
    const stacks = [minimalStack, other].map((stack) => ({ ...stack, nodeExporter: {} }));
    expect(issuesOf([stacks[0]!, kubernetes()], [stacks[1]!, kubernetes({ namespace: 'other' })])).toEqual([
      expect.stringMatching(
        /^minimal and other have the same objects; given: "Namespace node-exporter, .* and \d+ more"; remedy: give the target of each stack its own machineNamespace$/,
      ),
    ]);
  });

  test('stacks of different clusters may use the same names', () => {
    const [first, second] = ['paris', 'lyon'].map((cluster) => kubernetes({ cluster }));
    expect(issuesOf([minimalStack, first!], [other, second!])).toEqual([]);
    expect(issuesOf([minimalStack, first!], [other, first!])).toHaveLength(1);
  });

  test('names that are joined from two parts stay different', () => {
    const discovering = (name: string, job: string): MonitoringStackProps => ({
      ...other,
      name,
      grafana: { ...other.grafana, host: `grafana.${name}.example` },
      jobs: [{ ...fullStack.jobs[0]!, job }],
      rules: [],
      dashboards: [],
    });
    expect(
      issuesOf(
        [discovering('a', 'b-c'), kubernetes({ namespace: 'one' })],
        [discovering('a-b', 'c'), kubernetes({ namespace: 'two' })],
      ),
    ).toEqual([
      'a and a-b have the same objects; given: "NetworkPolicy apps/a-b-c"; remedy: rename a stack, a namespace or a job',
    ]);
  });

  test('two stacks add different containers to a workload', () => {
    const patches = [
      {
        workload: { kind: 'StatefulSet', name: 'postgres', namespace: 'apps' } as const,
        exporters: [
          postgresExporter({
            user: 'exporter',
            password: SecretValue.fromExisting('exporter', 'key'),
            database: 'shop',
          }),
        ] as const,
      },
    ];
    const [first, second] = [minimalStack, other].map((stack) => ({ ...stack, patches }));
    expect(issuesOf([first!, kubernetes()], [second!, kubernetes({ namespace: 'other' })])).toEqual([
      'minimal and other have the same name in the pods of StatefulSet apps/postgres; given: "postgres-exporter"; remedy: rename one exporter, or run it in its own pod (exporters of a stack)',
      'minimal and other have the same port in the pods of StatefulSet apps/postgres, and only one can listen; given: "9187"; remedy: run one in its own pod (exporters of a stack)',
    ]);
  });

  test('the deployed stacks have no name in common', () => {
    expect(validate(allStacks.map((stack) => targeted(stack)))).toEqual([]);
  });
});

test('charts of one App have different names', () => {
  const app = new App();
  const charts = [minimalStack, { ...minimalStack, name: 'other' }].map(
    (stack) => new StackChart(app, stack.name, { stack }),
  );
  const [first, second] = charts.map((chart) => chart.node.validate());
  expect(first).toEqual([
    expect.stringMatching(/^minimal and other have the same host; /),
    expect.stringMatching(/^minimal and other have the same objects; /),
  ]);
  expect(second).toEqual([]);
});

describe('names of stacks anywhere', () => {
  const far = (stack: StackProps) => [stack, kubernetes({ cluster: stack.name })] as const;

  test('two stacks have different names', () => {
    const host = { ...minimalStack.grafana, host: 'grafana.other.example' };
    expect(issuesOf(far(minimalStack), [{ ...minimalStack, grafana: host }, kubernetes({ cluster: 'lyon' })])).toEqual([
      'two stacks have the same name; given: "minimal"; remedy: rename one, because its files and the uids of its alerts in Grafana have it',
    ]);
  });

  test('two stacks have different hosts', () => {
    expect(issuesOf(far(minimalStack), far({ ...minimalStack, name: 'other' }))).toContainEqual(
      'minimal and other have the same host; given: "grafana.shop.example"; remedy: give each stack its own host',
    );
  });

  test('two agent stacks have different Grafanas', () => {
    const labels = { ...agentStack.prometheus, externalLabels: { cluster: 'second' } };
    const second: AgentStackProps = { ...agentStack, name: 'second', prometheus: labels };
    const issues = issuesOf(far(agentStack), far(second));
    expect(issues).toContainEqual(
      'agent and second have the same notification policy in the Grafana at https://shop.grafana.example, so each replaces that of the other; given: "root route"; remedy: give each its own Grafana, or watch both systems by one stack',
    );
    expect(issues).toContainEqual(expect.stringMatching(/have the same dashboard .*"shop"/));
  });

  test('two stacks that write to one storage have different external labels', () => {
    const agent = (cluster: string): AgentStackProps => ({
      ...agentStack,
      ...{ patches: [], rules: [], jobs: [], dashboards: [] },
      prometheus: {
        ...agentStack.prometheus,
        remoteWrites: [fullStack.prometheus.remoteWrites![0]!],
        externalLabels: { cluster },
      },
    });
    expect(issuesOf(far(fullStack), far(agent('full')))).toContainEqual(
      'full and agent have the same external labels in https://mimir.example/api/v1/push, so their samples mix; given: "cluster=full, environment=production"; remedy: give each its own value of a label, such as cluster',
    );
    expect(issuesOf(far(fullStack), far(agent('agent')))).not.toContainEqual(
      expect.stringContaining('external labels in'),
    );
  });
});
