import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, lstatSync, openSync, readSync } from 'node:fs';
import { copyOf, file, type Entry } from './entries';

/** Files of packages that no program needs at run time. */
const documentation = /^\/usr\/share\/(doc|doc-base|info|lintian|locale|man|bug)\//;

/**
 * Returns the files of installed Debian packages and the shared libraries of their programs and
 * modules. Other dependencies, such as data packages, must be named too.
 *
 * @throws Error when a package is not installed
 */
export function packageEntries(...packages: readonly string[]): Entry[] {
  const paths = packages.flatMap((name) => run('dpkg-query', ['--listfiles', name], name).trim().split('\n'));
  const files = paths.filter((path) => !documentation.test(path) && existsSync(path) && !lstatSync(path).isDirectory());
  return withLibraries(files.flatMap((path) => copyOf(path)));
}

/**
 * Returns the version of an installed Debian package, such as `5:7.0.15-1~deb12u5`.
 *
 * @throws Error when the package is not installed
 */
export function packageVersion(name: string): string {
  return run('dpkg-query', ['--show', '--showformat=${Version}', name], name);
}

/** Returns entries with the shared libraries of their programs and modules before them. */
export function withLibraries(entries: readonly Entry[]): Entry[] {
  const linked = entries.flatMap((entry) => (entry.type === 'file' && isElf(entry.from) ? [entry.from] : []));
  const libraries = new Set(linked.flatMap(librariesOf));
  return [...[...libraries].map((path) => file(path)), ...entries];
}

/** Returns the paths of the shared libraries of a program. A static program has none. */
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
