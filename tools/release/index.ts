import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { throwIssues } from '../../core/errors';
import { planRelease, type ReleaseState } from './plan';

/** Checks that a release must pass, by their npm scripts. */
const checks = ['lint', 'types', 'types:5', 'test'];

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trimEnd();
}

function shown(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 2, 2] });
}

function repositoryState(): ReleaseState {
  const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly version: string;
    readonly repository?: { readonly url: string };
  };
  return {
    version,
    repository: repository?.url,
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
    branch: git('branch', '--show-current'),
    changes: git('status', '--porcelain'),
    tags: git('tag', '--list').split('\n'),
  };
}

/** Releases the package in the current folder. */
function release(wanted: string, { dryRun = false }: { readonly dryRun?: boolean }): void {
  const { plan, issues } = planRelease(repositoryState(), wanted, new Date().toISOString().slice(0, 10));
  const { version, tag, changelog } = plan;
  throwIssues(issues);
  const push = ['push', '--atomic', 'origin', 'main'];
  console.error(`release ${version}: checks, CHANGELOG.md, package.json, package-lock.json, commit, tag ${tag}, push`);
  // Finds out now whether the remote accepts the branch.
  git(...push, '--dry-run');
  for (const check of checks) shown('npm', 'run', '--silent', check);
  if (dryRun) {
    console.error('dry run: nothing was changed');
    return;
  }
  writeFileSync('CHANGELOG.md', changelog);
  shown('npm', 'version', version, '--no-git-tag-version');
  git('commit', '--quiet', '--message', `Release ${version}`, 'CHANGELOG.md', 'package.json', 'package-lock.json');
  git('tag', '--annotate', tag, '--message', `Vigie ${version}`);
  shown('git', ...push, tag);
  console.error(`${tag} is pushed: .github/workflows/release.yml publishes it`);
}

new Command('release')
  .description('Releases the package: checks, changelog, version, commit, tag and push. A workflow publishes the tag.')
  .argument('<version>', 'patch, minor, major, or a version such as 1.2.3')
  .option('--dry-run', 'runs the checks and changes nothing')
  .action((wanted: string, options: { readonly dryRun?: boolean }) => {
    try {
      release(wanted, options);
    } catch (error) {
      console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  })
  .parse();
