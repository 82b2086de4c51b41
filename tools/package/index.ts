import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleName, writeBundle, type Entries, type Manifest } from './bundle';
import { licences } from './licences';

/**
 * Rebuilds the content of the npm package, without files of removed sources: types, and all code in one file.
 * `tsx tools/package/index.ts FOLDER` leaves `lib/` as it is and makes a folder that `npm pack` packs, so that
 * several processes can pack at a time.
 */
const root = resolve(__dirname, '../..');
const folder = resolve(root, process.argv[2] ?? '.');
const lib = join(folder, 'lib');
rmSync(lib, { recursive: true, force: true });
if (folder !== root) copyPackage();
const compiler = [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', lib];
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

/** Copies what the package contains besides `lib/`, and links the installed packages, which the code loads. */
function copyPackage(): void {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly files: string[] };
  for (const name of ['package.json', 'README.md', 'LICENSE', ...files]) {
    if (name !== 'lib') cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(root, 'node_modules'), modules);
}

/** Writes the module of an export, whose names Node reads from the last line for importing ECMAScript modules. */
function writeModule(name: string, exported: readonly string[]): void {
  const module = join(lib, name);
  mkdirSync(module, { recursive: true });
  const lines = [
    `'use strict';`,
    `const { entries } = require('${name === '.' ? './' : '../'}${bundleName}');`,
    `module.exports = entries['${name}']();`,
    `0 && (module.exports = { ${exported.join(', ')} });`,
  ];
  writeFileSync(join(module, 'index.js'), `${lines.join('\n')}\n`);
}
