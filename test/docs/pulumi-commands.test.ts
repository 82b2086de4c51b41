import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import { pathOf } from '../../stack/required-secrets';
import { chartOf } from '../targeted';
import { blocksOf, sectionOf, type Block } from './pages';

const home = mkdtempSync(join(tmpdir(), 'vigie-home-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** Stand-in for the CLI: needs its passphrase, and keeps arguments and the length of a piped value. */
const pulumi = `#!/bin/sh
[ -s "$PULUMI_CONFIG_PASSPHRASE_FILE" ] || [ "$1" = login ] || exit 1
length=0
case "$*" in *passwordSeed) length=$(wc -c);; esac
echo "$length $*" >> "$HOME/log"
`;

test('the commands of the guide set up a stack: its passphrase and every secret', () => {
  const [{ text: commands }] = blocksOf(sectionOf('docs/how-to/deploy-with-pulumi.md', 'Deploy')) as [Block];
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'pulumi'), pulumi, { mode: 0o755 });
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
  const run = () => {
    const env = { HOME: home, PATH: `${bin}:${process.env.PATH!}` };
    expect(spawnSync('sh', ['-euc', commands], { env, encoding: 'utf8', input: '' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    return readFileSync(join(home, 'vigie-passphrase'), 'utf8');
  };
  const passphrase = run();
  expect(passphrase.trim().length).toBeGreaterThan(40);
  expect(statSync(join(home, 'vigie-passphrase')).mode & 0o077).toBe(0);

  const log = readFileSync(join(home, 'log'), 'utf8').split('\n');
  expect(Number(log.find((line) => line.endsWith('config set --secret passwordSeed'))!.split(' ')[0])).toBeGreaterThan(
    40,
  );
  const given = chartOf(gauzian).requiredSecrets.filter(({ source }) => source === 'given');
  expect(given.length).toBeGreaterThan(3);
  for (const required of given) expect(log).toContain(`0 config set --secret ${pathOf(required)}`);
  expect(log.filter((line) => line.includes('--secret')).length).toBe(1 + new Set(given.map(pathOf)).size);

  expect(run()).toBe(passphrase);
});
