import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../../constructs/scripts/backup-sqlite.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function python(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const database = () => join(folder, 'grafana.db');
const backups = () => join(folder, 'backups');
const backUp = (keep: number) => python(script, database(), backups(), String(keep));

/** A database with a table of users, and a transaction that has not been committed. */
const fill = `
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=" + sys.argv[2])
connection.execute("CREATE TABLE user (login TEXT)")
connection.executemany("INSERT INTO user VALUES (?)", [(f"user-{n}",) for n in range(1000)])
connection.commit()
`;
/** Backs up while another connection holds an open transaction. */
const whileWriting = `
import sqlite3, subprocess, sys
connection = sqlite3.connect(sys.argv[2])
connection.execute("BEGIN")
connection.execute("INSERT INTO user VALUES ('half')")
subprocess.run([sys.executable, *sys.argv[1:]], check=True)
`;
const count = `
import sqlite3, sys
connection = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
print(connection.execute("SELECT count(*) FROM user").fetchone()[0])
`;

(hasPython ? describe : describe.skip)('the backup of a database (needs python3)', () => {
  test.each(['DELETE', 'WAL'])('holds what was committed, and nothing by halves, in journal mode %s', (mode) => {
    expect(python('-c', fill, database(), mode)).toMatchObject({ status: 0 });
    const { status, output } = python('-c', whileWriting, script, database(), backups(), '3');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/\d+ bytes, 1 kept/) as string });
    const [backup] = readdirSync(backups());
    expect(backup).toMatch(/^grafana-\d{8}T\d{6}Z\.db$/);
    expect(python('-c', count, join(backups(), backup!)).output.trim()).toBe('1000');
  });

  test('keeps the newest, and leaves other files alone', () => {
    python('-c', fill, database(), 'DELETE');
    mkdirSync(backups());
    const old = ['grafana-20250101T000000Z.db', 'grafana-20250102T000000Z.db', 'grafana-20250103T000000Z.db'];
    for (const name of [...old, 'notes.txt']) writeFileSync(join(backups(), name), '');
    expect(backUp(2).status).toBe(0);
    expect(readdirSync(backups()).sort()).toEqual([
      old[2],
      expect.stringMatching(/^grafana-(?!2025)/) as string,
      'notes.txt',
    ]);
  });

  test('a damaged database is no backup: it fails, and the old ones stay', () => {
    python('-c', fill, database(), 'DELETE');
    mkdirSync(backups());
    writeFileSync(join(backups(), 'grafana-20250101T000000Z.db'), 'an old one');
    writeFileSync(database(), 'not a database at all, but long enough to look like one'.repeat(100));
    expect(backUp(1).status).not.toBe(0);
    expect(readdirSync(backups())).toEqual(['grafana-20250101T000000Z.db']);
  });

  test('before Grafana has made its database there is nothing to do', () => {
    expect(backUp(1)).toMatchObject({ status: 0, output: expect.stringContaining('nothing to back up') as string });
  });
});
