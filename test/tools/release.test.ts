import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatIssue } from '../../core/errors';
import { planRelease, type ReleaseState } from '../../tools/release/plan';

const root = join(__dirname, '../..');

const state: ReleaseState = {
  version: '1.2.3',
  repository: 'git+https://github.com/shop/vigie.git',
  changelog: '# Changelog\n\n## Unreleased\n\n### Fixed\n\n- A bug.\n\n## 1.2.3 (2026-01-02)\n\n- Older.\n',
  branch: 'main',
  changes: '',
  tags: ['v1.2.3'],
};
const date = '2026-03-04';

describe('the plan of a release', () => {
  test.each([
    ['patch', '1.2.4'],
    ['minor', '1.3.0'],
    ['major', '2.0.0'],
    ['1.10.0', '1.10.0'],
  ])('%s is %s', (wanted, version) => {
    const { plan, issues } = planRelease(state, wanted, date);
    expect(issues).toEqual([]);
    expect(plan).toEqual({
      version,
      tag: `v${version}`,
      changelog: `# Changelog\n\n## ${version} (2026-03-04)\n\n### Fixed\n\n- A bug.\n\n## 1.2.3 (2026-01-02)\n\n- Older.\n`,
    });
  });

  test.each<[string, string, Partial<ReleaseState>, string]>([
    ['a word', 'big', {}, 'version: not a version; given: "big"; allowed: major, minor, patch, X.Y.Z'],
    [
      'the current version',
      '1.2.3',
      { tags: [] },
      'version: not after the current one; given: "1.2.3"; allowed: above 1.2.3',
    ],
    ['an older version', '1.1.9', {}, 'version: not after the current one; given: "1.1.9"; allowed: above 1.2.3'],
    [
      'an existing tag',
      'patch',
      { tags: ['v1.2.4'] },
      'this tag exists; given: "v1.2.4"; remedy: give another version',
    ],
    ['another branch', 'patch', { branch: 'fix' }, 'releases are made from one branch; given: "fix"; allowed: main'],
    [
      'changed files',
      'patch',
      { changes: ' M a.ts' },
      'files are not committed; given: " M a.ts"; remedy: commit or remove them',
    ],
    [
      'no changes',
      'patch',
      { changelog: '# Changelog\n\n## Unreleased\n\n## 1.2.3\n\n- Older.\n' },
      'CHANGELOG.md: "## Unreleased" is missing or empty; remedy: describe the changes there',
    ],
    [
      'no heading',
      'patch',
      { changelog: '# Changelog\n\n## 1.2.3\n\n- Older.\n' },
      'CHANGELOG.md: "## Unreleased" is missing or empty; remedy: describe the changes there',
    ],
    [
      'no repository',
      'patch',
      { repository: undefined },
      'package.json: it has no repository, which npm compares with that of the workflow for provenance; remedy: add "repository": { "type": "git", "url": "git+https://github.com/OWNER/vigie.git" }',
    ],
  ])('refuses %s', (_, wanted, changed, message) => {
    expect(planRelease({ ...state, ...changed }, wanted, date).issues.map(formatIssue)).toEqual([message]);
  });
});

describe('the workflow that publishes', () => {
  const workflow = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')) as {
    readonly on: object;
    readonly permissions: object;
    readonly jobs: { readonly publish: { readonly steps: readonly { readonly run?: string }[] } };
  };

  test('runs for the tags of a release, with the rights that provenance needs', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  test('runs scripts that exist, and publishes last', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object };
    const commands = workflow.jobs.publish.steps.flatMap(({ run }) => run ?? []);
    const run = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
    expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(commands.at(-1)).toBe('npm publish --provenance --access public');
  });
});
