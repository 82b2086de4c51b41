import type { Issue } from '../../core/errors';

/** State of the repository that a release depends on. */
export interface ReleaseState {
  /** Version in `package.json`. */
  readonly version: string;
  /** URL in `package.json`, with which provenance is compared. */
  readonly repository: string | undefined;
  /** Text of `CHANGELOG.md`. */
  readonly changelog: string;
  readonly branch: string;
  /** Changed files, one a line, as `git status --porcelain` prints them. */
  readonly changes: string;
  readonly tags: readonly string[];
}

/** Plan of a release. */
export interface ReleasePlan {
  readonly version: string;
  readonly tag: string;
  /** `CHANGELOG.md` with the version in the place of *Unreleased*. */
  readonly changelog: string;
}

const branch = 'main';
const parts = ['major', 'minor', 'patch'];
const unreleased = /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m;

/**
 * Plans a release.
 *
 * @param wanted `major`, `minor`, `patch`, or a version
 * @param date date of the release, such as `2026-03-04`
 * @returns the plan, and everything that must be changed before it
 */
export function planRelease(
  state: ReleaseState,
  wanted: string,
  date: string,
): { readonly plan: ReleasePlan; readonly issues: readonly Issue[] } {
  const version = nextVersion(state.version, wanted);
  const tag = `v${version}`;
  const changes = unreleased.exec(state.changelog)?.[1]?.trim() ?? '';
  const changelog = state.changelog.replace(/^## Unreleased$/m, `## ${version} (${date})`);
  return { plan: { version, tag, changelog }, issues: [...versionIssues(state, wanted, version), ...stateIssues()] };

  function stateIssues(): Issue[] {
    return [
      ...(state.branch === branch
        ? []
        : [{ problem: 'releases are made from one branch', given: state.branch, allowed: branch }]),
      ...(state.changes === ''
        ? []
        : [{ problem: 'files are not committed', given: state.changes, remedy: 'commit or remove them' }]),
      ...(state.tags.includes(tag) ? [{ problem: 'this tag exists', given: tag, remedy: 'give another version' }] : []),
      ...(changes === ''
        ? [
            {
              path: 'CHANGELOG.md',
              problem: '"## Unreleased" is missing or empty',
              remedy: 'describe the changes there',
            },
          ]
        : []),
      ...(state.repository === undefined ? [noRepository] : []),
    ];
  }
}

const noRepository: Issue = {
  path: 'package.json',
  problem: 'it has no repository, which npm compares with that of the workflow for provenance',
  remedy: 'add "repository": { "type": "git", "url": "git+https://github.com/OWNER/vigie.git" }',
};

function versionIssues({ version: current }: ReleaseState, wanted: string, version: string): Issue[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    return [{ path: 'version', problem: 'not a version', given: wanted, allowed: [...parts, 'X.Y.Z'] }];
  }
  return isAfter(version, current)
    ? []
    : [{ path: 'version', problem: 'not after the current one', given: version, allowed: `above ${current}` }];
}

function nextVersion(current: string, wanted: string): string {
  const part = parts.indexOf(wanted);
  if (part < 0) return wanted;
  return numbersOf(current)
    .map((number, index) => (index < part ? number : index === part ? number + 1 : 0))
    .join('.');
}

function isAfter(version: string, current: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(current)];
  const different = one.findIndex((number, index) => number !== other[index]);
  return different >= 0 && one[different]! > other[different]!;
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
