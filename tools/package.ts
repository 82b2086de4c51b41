import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/** Rebuilds the content of the npm package, without files of removed sources. */
rmSync('lib', { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
// The compiler copies only TypeScript.
cpSync('servers/grafana-backup/scripts', 'lib/servers/grafana-backup/scripts', { recursive: true });
