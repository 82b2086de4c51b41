import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, lstatSync, openSync, readSync } from 'node:fs';
import { copyOf, file, type Entry } from './entries';

/** What no program needs in order to run. */
const documentation = /^\/usr\/share\/(doc|doc-base|info|lintian|locale|man|bug)\//;

/**
 * The files of installed Debian packages, with every shared library that their programs and modules are linked with. What
 * a package merely depends on, such as data of another one, must be named too.
 *
 * @throws Error when a package is not installed
 */
export function packageEntries(...packages: readonly string[]): Entry[] {
  const paths = packages.flatMap((name) => run('dpkg-query', ['--listfiles', name], name).trim().split('\n'));
  const files = paths.filter((path) => !documentation.test(path) && existsSync(path) && !lstatSync(path).isDirectory());
  return withLibraries(files.flatMap((path) => copyOf(path)));
}

/**
 * The version of an installed Debian package, such as `5:7.0.15-1~deb12u5`.
 *
 * @throws Error when it is not installed
 */
export function packageVersion(name: string): string {
  return run('dpkg-query', ['--show', '--showformat=${Version}', name], name);
}

/** Entries, and before them the shared libraries that the programs and modules among them are linked with. */
export function withLibraries(entries: readonly Entry[]): Entry[] {
  const linked = entries.flatMap((entry) => (entry.type === 'file' && isElf(entry.from) ? [entry.from] : []));
  const libraries = new Set(linked.flatMap(librariesOf));
  return [...[...libraries].map((path) => file(path)), ...entries];
}

/** The paths by which the dynamic linker finds the libraries of a program; none for a static one. */
function librariesOf(program: string): string[] {
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path!);
}

function isElf(path: string): boolean {
  const start = Buffer.alloc(4);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, start, 0, 4, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString('latin1') === '\x7fELF';
}

function run(program: string, args: readonly string[], name: string): string {
  const { status, stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status === 0) return stdout;
  throw new Error(error?.message ?? `the Debian package ${name} is not installed: apt-get install ${name}`);
}
