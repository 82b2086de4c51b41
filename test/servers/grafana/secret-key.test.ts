import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSecretKey, fingerprintFile } from '../../../servers/grafana/secret-key';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-secret-key-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Starts Grafana with a key, as far as the check. */
function start(key: string): { status: number | null; stderr: string } {
  writeFileSync(join(folder, 'key'), key);
  const script = checkSecretKey(folder, join(folder, 'key'));
  return spawnSync('/bin/sh', ['-euc', script], { encoding: 'utf8' });
}
const makeDatabase = () => {
  writeFileSync(join(folder, 'grafana.db'), 'a database');
};

describe('the check of the secret key before Grafana starts', () => {
  test('accepts the first key, and the same one at later starts', () => {
    expect(start('first')).toMatchObject({ status: 0, stderr: '' });
    makeDatabase();
    expect(start('first')).toMatchObject({ status: 0, stderr: '' });
    // Grafana reads a file without the line feed at its end.
    expect(start('first\n').status).toBe(0);
    expect(readFileSync(join(folder, fingerprintFile), 'utf8')).not.toContain('first');
  });

  test('accepts another key while there is no database', () => {
    start('first');
    expect(start('second').status).toBe(0);
  });

  test.each([
    ['another key than the first one', 'first'],
    ['a key for a database from before keys were set', undefined],
  ])('refuses %s, and says what to do', (_, first) => {
    if (first !== undefined) start(first);
    makeDatabase();
    const { status, stderr } = start('second');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^grafana\.db is encrypted with another secret key .* nothing was changed\. Encrypt it/);
  });
});
