import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleName, writeBundle, type Entries, type Manifest } from './bundle';
import { licences } from './licences';

/** Rebuilds the content of the npm package, without files of removed sources: types, and all code in one file. */
const root = resolve(__dirname, '../..');
const lib = join(root, 'lib');
rmSync(lib, { recursive: true, force: true });
const compiler = [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'];
const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);

void main();

async function main(): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const packages = await writeBundle(root, lib, manifest);
  writeFileSync(join(lib, 'licences.txt'), licences(root, packages));
  // The bundle reads them beside itself.
  cpSync(join(root, 'servers/grafana-backup/scripts'), join(lib, 'scripts'), { recursive: true });
  const { entries } = (await import(join(lib, bundleName))) as { readonly entries: Entries };
  for (const [name, load] of Object.entries(entries)) writeModule(name, Object.keys(load()));
}

/** Writes the module of an export, whose names Node reads from the last line for importing ECMAScript modules. */
function writeModule(name: string, exported: readonly string[]): void {
  const folder = join(lib, name);
  mkdirSync(folder, { recursive: true });
  const lines = [
    `'use strict';`,
    `const { entries } = require('${name === '.' ? './' : '../'}${bundleName}');`,
    `module.exports = entries['${name}']();`,
    `0 && (module.exports = { ${exported.join(', ')} });`,
  ];
  writeFileSync(join(folder, 'index.js'), `${lines.join('\n')}\n`);
}
