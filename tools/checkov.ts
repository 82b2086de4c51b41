import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { folderOf, once, timed, type Cached } from './cache';

/** Checkov in its own Python environment, with the package versions of `requirements.txt`. */
const checkov: Cached = { name: 'checkov', version: '3.3.30', sources: ['requirements.txt'] };

/** Returns the command that runs Checkov: the program and its first arguments. */
export function checkovCommand(): [string, ...string[]] {
  // bin/checkov cannot be used: it contains the path of the installation folder, which was renamed.
  return [join(folderOf(checkov), 'bin', 'python'), '-m', 'checkov.main'];
}

/**
 * Installs Checkov if it is not in the cache.
 *
 * @throws Error when Python or its module venv is missing, or the installation fails
 */
export function buildCheckov(): void {
  once(checkov, (folder) => {
    timed(`checkov ${checkov.version}`, () => {
      makeEnvironment(folder);
      const requirements = join(__dirname, checkov.name, 'requirements.txt');
      const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
      const { status, stderr } = spawnSync(join(folder, 'bin', 'python'), args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`pip failed in tools/${checkov.name}:\n${stderr}`);
    });
  });
}

function makeEnvironment(folder: string): void {
  const { status, error, stdout, stderr } = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (status === 0) return;
  const reason = error?.message ?? stdout + stderr;
  throw new Error(
    `Python cannot create an environment for Checkov; on Debian: apt-get install python3-venv (Python 3.11 or later)\n${reason}`,
  );
}
