import { Size } from '../../core/size';
import type { NodeExporterProps } from '../../servers/node-exporter/options';
import { nodeExporterSpec } from '../../servers/node-exporter/spec';
import { place, serverManifests } from '../constructs/server-manifests';

const minimal: NodeExporterProps = {};
const all: Required<NodeExporterProps> = {
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
  image: 'registry.example/node-exporter:v1.12.1',
};

const manifests = (options: NodeExporterProps) => serverManifests(nodeExporterSpec(options, place));

describe('NodeExporter', () => {
  test('minimal required props', () => {
    expect(manifests(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(manifests(all)).toMatchSnapshot();
  });

  test('does not use the network of its machine', () => {
    expect(manifests(minimal)).not.toMatch(/hostNetwork|hostPort|hostPID/);
  });
});
