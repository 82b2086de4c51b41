import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/** Builds what the npm package holds, anew: nothing stays in it that is gone from the sources. */
rmSync('lib', { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
// The compiler takes along TypeScript only.
cpSync('servers/grafana-backup/scripts', 'lib/servers/grafana-backup/scripts', { recursive: true });
