import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Packages that a program loads. */
function packagesOf(...program: readonly string[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    const loaded = join(folder, 'loaded');
    const args = ['--require', join(__dirname, 'loaded.cjs'), ...program];
    spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...process.env, LOADED: loaded, CDK8S_OUTDIR: join(folder, 'out') },
    });
    const files = readFileSync(loaded, 'utf8').split('\n');
    return new Set(files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)![1]!));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('synth never loads Pulumi', () => {
  const packages = packagesOf('vigie.cjs', 'synth', '--no-check');
  expect(packages).toContain('cdk8s');
  expect([...packages].filter((name) => name.includes('pulumi') || name.includes('grpc'))).toEqual([]);
});

test('the program of Pulumi does, which validates this test', () => {
  expect(packagesOf('--require', './infra/start.cjs', 'infra/pulumi.ts')).toContain('@pulumi/pulumi');
});
