import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scripts = join(__dirname, '../../../servers/grafana-backup/scripts');
const [script, restoreScript] = [join(scripts, 'backup-sqlite.py'), join(scripts, 'restore-sqlite.py')];

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

/** Database with a table of users and an open transaction. */
const fill = `
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=" + sys.argv[2])
connection.execute("CREATE TABLE user (login TEXT)")
connection.executemany("INSERT INTO user VALUES (?)", [(f"user-{n}",) for n in range(1000)])
connection.commit()
`;
/** Takes a backup while another connection has an open transaction. */
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

describe('the backup of a database', () => {
  test.each(['DELETE', 'WAL'])('contains exactly the committed rows, in journal mode %s', (mode) => {
    expect(python('-c', fill, database(), mode)).toMatchObject({ status: 0 });
    const { status, output } = python('-c', whileWriting, script, database(), backups(), '3');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/\d+ bytes, 1 kept/) as string });
    const [backup] = readdirSync(backups());
    expect(backup).toMatch(/^grafana-\d{8}T\d{6}Z\.db$/);
    expect(python('-c', count, join(backups(), backup!)).output.trim()).toBe('1000');
  });

  test('keeps the newest backups and other files', () => {
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

  test('fails for a damaged database and keeps the old backups', () => {
    python('-c', fill, database(), 'DELETE');
    mkdirSync(backups());
    writeFileSync(join(backups(), 'grafana-20250101T000000Z.db'), 'an old one');
    writeFileSync(database(), 'not a database at all, but long enough to look like one'.repeat(100));
    expect(backUp(1).status).not.toBe(0);
    expect(readdirSync(backups())).toEqual(['grafana-20250101T000000Z.db']);
  });

  test.each([
    ['is cut short', 'open(there, "r+b").truncate(2000)'],
    ['is gone', 'os.remove(there)'],
  ])('fails when the copy that it wrote %s, and keeps the old backups', (_, damage) => {
    python('-c', fill, database(), 'DELETE');
    mkdirSync(backups());
    writeFileSync(join(backups(), 'grafana-20250101T000000Z.db'), 'an old one');
    const program = `
import os, runpy, sys
rename = os.rename
def damaging(here, there):
    rename(here, there)
    ${damage}
os.rename = damaging
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")`;
    const { status, output } = python('-c', program, script, database(), backups(), '1');
    expect(output).toMatch(/grafana-\w+\.db cannot be read back: /);
    expect(status).toBe(1);
    expect(readdirSync(backups())).toEqual(['grafana-20250101T000000Z.db']);
  });

  test('does nothing before Grafana creates its database', () => {
    expect(backUp(1)).toMatchObject({ status: 0, output: expect.stringContaining('nothing to back up') as string });
  });
});

/** Restores while another connection has an open transaction. */
const whileOpen = `
import sqlite3, subprocess, sys
connection = sqlite3.connect(sys.argv[3])
connection.execute("BEGIN IMMEDIATE")
sys.exit(subprocess.run([sys.executable, *sys.argv[1:]]).returncode)
`;

describe('the restore of a database', () => {
  const rows = (file: string) => python('-c', count, file).output.trim();
  const backup = () => join(backups(), readdirSync(backups())[0]!);
  const restore = (from: string) => python(restoreScript, from, database());
  const kept = () => readdirSync(folder).filter((name) => /^grafana\.db\.before-.*Z$/.test(name));

  beforeEach(() => {
    python('-c', fill, database(), 'WAL');
    backUp(1);
    python(
      '-c',
      'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute("DELETE FROM user"); c.commit()',
      database(),
    );
    expect(rows(database())).toBe('0');
  });

  test('restores the backup and keeps the previous database', () => {
    expect(restore(backup())).toMatchObject({
      status: 0,
      output: expect.stringMatching(/is grafana-.+\.db again/) as string,
    });
    expect(rows(database())).toBe('1000');
    expect(kept()).toHaveLength(1);
    expect(rows(join(folder, kept()[0]!))).toBe('0');
  });

  test('restores over a missing or unreadable database', () => {
    writeFileSync(database(), 'not a database at all, but long enough to look like one'.repeat(100));
    expect(restore(backup()).status).toBe(0);
    expect(rows(database())).toBe('1000');
    rmSync(database());
    expect(restore(backup()).status).toBe(0);
    expect(rows(database())).toBe('1000');
  });

  test.each([
    [
      'a backup that is damaged',
      () => {
        writeFileSync(backup(), 'not a database'.repeat(500));
      },
      /file is not a database/,
    ],
    [
      'a missing backup',
      () => {
        rmSync(backup());
      },
      /unable to open database file/,
    ],
  ])('%s changes nothing', (_, damage, message) => {
    const name = backup();
    damage();
    const { status, output } = restore(name);
    expect(output).toMatch(message);
    expect(status).toBe(1);
    expect(rows(database())).toBe('0');
    expect(kept()).toEqual([]);
  });

  test('does not change an open database', () => {
    const { status, output } = python('-c', whileOpen, restoreScript, backup(), database());
    expect(output).toMatch(/grafana\.db is in use: database is locked; end Grafana first/);
    expect(status).toBe(1);
    expect(rows(database())).toBe('0');
  });
});
