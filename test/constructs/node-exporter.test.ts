import { Size, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { NodeExporter, nodeExporterJob, type NodeExporterProps } from '../../constructs';

const minimal: NodeExporterProps = { instance: 'shop', job: nodeExporterJob() };
const all: Required<NodeExporterProps> = {
  ...minimal,
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
  image: 'registry.example/node-exporter:v1.12.1',
};

function synthesized(props: NodeExporterProps): string {
  const chart = Testing.chart();
  new NodeExporter(chart, 'node-exporter', props);
  return (Testing.synth(chart) as unknown[]).map((object) => stringify(object)).join('---\n');
}

describe('NodeExporter', () => {
  test('minimal required props', () => {
    expect(synthesized(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(all)).toMatchSnapshot();
  });

  test('it does not stand in the network of its machine', () => {
    expect(synthesized(minimal)).not.toMatch(/hostNetwork|hostPort|hostPID/);
  });
});
