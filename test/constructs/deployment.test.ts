import { AppDeployment, type AppDeploymentProps } from '../../constructs/deployment';
import { Size } from '../../core/size';
import { synthesized } from './synthesized';

const minimal: AppDeploymentProps = {
  namespace: 'monitoring',
  instance: 'shop',
  name: 'app',
  image: 'registry.example/app:1.0.0',
  user: 1000,
  port: 8080,
  data: { size: Size.gibibytes(1), path: '/data' },
  probes: { ready: '/ready', live: '/live', startupSeconds: 60 },
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
  needsToken: false,
};
const all: Required<AppDeploymentProps> = {
  ...minimal,
  args: ['--verbose'],
  env: { MODE: 'production' },
  before: { name: 'prepare', script: 'true' },
  mounts: [{ name: 'config', path: '/etc/app', source: { configMap: { name: 'app' } } }],
  data: { size: Size.gibibytes(1), path: '/data', storageClass: 'fast', existingClaim: 'app-old' },
  needsToken: true,
  checksum: 'abc',
};

describe('AppDeployment', () => {
  test('minimal required props', () => {
    expect(synthesized(AppDeployment, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(AppDeployment, all)).toMatchSnapshot();
  });

  test('a claim that is there already is used, and is no object of the stack', () => {
    expect(synthesized(AppDeployment, all)).toContain('claimName: app-old');
    expect(synthesized(AppDeployment, all)).not.toContain('kind: PersistentVolumeClaim');
  });

  test('two pods never write to one volume', () => {
    expect(synthesized(AppDeployment, minimal)).toContain('strategy:\n    type: Recreate');
  });
});
