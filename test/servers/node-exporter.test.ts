import { NodeExporter } from '../../constructs/node-exporter';
import { Size } from '../../core/size';
import { nodeExporterJob } from '../../library/machine/job';
import type { NodeExporterProps } from '../../servers/node-exporter/options';
import { synthesized } from '../constructs/synthesized';

const minimal: NodeExporterProps = { instance: 'shop', job: nodeExporterJob() };
const all: Required<NodeExporterProps> = {
  ...minimal,
  job: nodeExporterJob({ job: 'machines', namespace: 'machines' }),
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
  image: 'registry.example/node-exporter:v1.12.1',
};

describe('NodeExporter', () => {
  test('minimal required props', () => {
    expect(synthesized(NodeExporter, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(NodeExporter, all)).toMatchSnapshot();
  });

  test('it does not stand in the network of its machine', () => {
    expect(synthesized(NodeExporter, minimal)).not.toMatch(/hostNetwork|hostPort|hostPID/);
  });
});
