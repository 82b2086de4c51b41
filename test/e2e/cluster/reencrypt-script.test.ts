import { spawnSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSecretKey } from '../../../servers/grafana/secret-key';

const script = join(__dirname, '../../../servers/grafana-backup/scripts/reencrypt-sqlite.py');
/** Key of Grafana when none is set. */
const unset = 'SW2YcwTIb9zpOOhoPsMm';
const dataKey = Buffer.from('0123456789abcdef');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-reencrypt-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const database = () => join(folder, 'grafana.db');

/**
 * Encrypts as Grafana does: with AES-CFB and a key derived from the secret key and a salt, after
 * the name of the algorithm, which its versions before 8.3 omit.
 */
function encrypted(plain: Buffer, key: string, prefix = '*YWVzLWNmYg*'): Buffer {
  const [salt, start] = [Buffer.from('saltsalt'), Buffer.alloc(16, 7)];
  const cipher = createCipheriv('aes-256-cfb', pbkdf2Sync(key, salt, 10_000, 32, 'sha256'), start);
  return Buffer.concat([Buffer.from(prefix), salt, start, cipher.update(plain), cipher.final()]);
}

function decrypted(data: Buffer, key: string): Buffer {
  const rest = data.subarray(data.indexOf('*', 1) + 1);
  const [salt, start] = [rest.subarray(0, 8), rest.subarray(8, 24)];
  const cipher = createDecipheriv('aes-256-cfb', pbkdf2Sync(key, salt, 10_000, 32, 'sha256'), start);
  return Buffer.concat([cipher.update(rest.subarray(24)), cipher.final()]);
}

/** Runs statements of SQL with blobs as parameters, and returns the rows, with blobs in hexadecimal. */
function sql(...statements: readonly (readonly [text: string, ...blobs: Buffer[]])[]): string[][] {
  const program = `
import json, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for text, *blobs in json.loads(sys.argv[2]):
    rows = connection.execute(text, [bytes.fromhex(blob) for blob in blobs]).fetchall()
connection.commit()
print(json.dumps([[value.hex() if isinstance(value, bytes) else str(value) for value in row] for row in rows]))`;
  const given = statements.map(([text, ...blobs]) => [text, ...blobs.map((blob) => blob.toString('hex'))]);
  const { stdout, stderr } = spawnSync('python3', ['-c', program, database(), JSON.stringify(given)], {
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

function makeDatabase(key: string, { prefix = '*YWVzLWNmYg*', provider = 'secretKey.v1' } = {}): void {
  sql(
    ['CREATE TABLE data_keys (name TEXT PRIMARY KEY, active INTEGER, provider TEXT, encrypted_data BLOB)'],
    [`INSERT INTO data_keys VALUES ('old', 0, '${provider}', ?)`, encrypted(dataKey, key, prefix)],
    [`INSERT INTO data_keys VALUES ('new', 1, '${provider}', ?)`, encrypted(dataKey, key, prefix)],
  );
}
const dataKeys = (key: string) =>
  sql(['SELECT encrypted_data FROM data_keys']).map(([data]) => decrypted(Buffer.from(data!, 'hex'), key).toString());

function reencrypt(keys: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('python3', [script, database()], { input: keys, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
/** Whether Grafana starts with a key. */
function starts(key: string): boolean {
  writeFileSync(join(folder, 'key'), key);
  return spawnSync('/bin/sh', ['-euc', checkSecretKey(folder, join(folder, 'key'))]).status === 0;
}
const kept = () => readdirSync(folder).filter((name) => name.startsWith('grafana.db.before-'));

describe('the encryption of a database with another secret key', () => {
  test.each([
    ['now', '*YWVzLWNmYg*'],
    ['before the algorithm had a name', ''],
  ])('from the key that is used when none is set, as Grafana stores data keys %s', (_, prefix) => {
    makeDatabase(unset, { prefix });
    expect(starts('new')).toBe(false);
    expect(reencrypt('new\n')).toMatchObject({ status: 0, output: expect.stringMatching(/2 data keys/) as string });
    expect(dataKeys('new')).toEqual([dataKey.toString(), dataKey.toString()]);
    expect(starts('new')).toBe(true);
    expect(kept()).toHaveLength(1);
  });

  test('from one key to the next, and only once', () => {
    makeDatabase(unset);
    reencrypt('first\n');
    expect(reencrypt('second\nfirst\n').status).toBe(0);
    expect(dataKeys('second')).toEqual([dataKey.toString(), dataKey.toString()]);
    expect(starts('second')).toBe(true);
    expect(starts('first')).toBe(false);
    expect(reencrypt('second\nfirst\n').output).toMatch(/is encrypted with this key already/);
  });

  test('of a database without secrets', () => {
    sql(['CREATE TABLE user (login TEXT)']);
    expect(reencrypt('new\n')).toMatchObject({ status: 0, output: expect.stringMatching(/0 data keys/) as string });
    expect(starts('new')).toBe(true);
  });

  test.each<[string, string, () => void, RegExp]>([
    ['no key', '\n', () => undefined, /standard input holds no key/],
    [
      'a wrong present key',
      'second\nwrong\n',
      () => reencrypt('first\n'),
      /not the key that the database is encrypted/,
    ],
    [
      'secrets in the newer store',
      'new\n',
      () => sql(['CREATE TABLE secret_data_key (uid TEXT)'], ["INSERT INTO secret_data_key VALUES ('a')"]),
      /store of secrets is in use/,
    ],
    [
      'data keys of a key service',
      'new\n',
      () => sql(["UPDATE data_keys SET provider = 'awskms.v1'"]),
      /encrypted by awskms\.v1/,
    ],
    [
      'another algorithm',
      'new\n',
      () => sql(['UPDATE data_keys SET encrypted_data = ?', encrypted(dataKey, unset, '*YWVzLWdjbQ*')]),
      /encrypted by aes-gcm/,
    ],
    [
      'a data key that is not one',
      'new\n',
      () => sql(["UPDATE data_keys SET encrypted_data = ? WHERE name = 'new'", encrypted(Buffer.from('short'), unset)]),
      /has 5 bytes instead of 16/,
    ],
  ])('refuses %s, and changes nothing', (_, keys, prepare, message) => {
    makeDatabase(unset);
    prepare();
    const before = sql(['SELECT encrypted_data FROM data_keys']);
    const { status, output } = reencrypt(keys);
    expect(output).toMatch(message);
    expect(status).toBe(1);
    expect(sql(['SELECT encrypted_data FROM data_keys'])).toEqual(before);
    expect(starts(keys.split('\n')[0]!)).toBe(false);
  });

  test('refuses a database that Grafana has open', () => {
    makeDatabase(unset);
    const whileOpen = `
import sqlite3, subprocess, sys
connection = sqlite3.connect(sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
sys.exit(subprocess.run([sys.executable, *sys.argv[1:]]).returncode)`;
    const { status, stderr } = spawnSync('python3', ['-c', whileOpen, script, database()], {
      input: 'new\n',
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/is in use: database is locked; end Grafana first/);
    expect(status).toBe(1);
  });
});
