"""Puts a backup in the place of a SQLite database that nobody has open.

The backup is checked first; what it replaces is kept beside it. Usage: restore-sqlite.py BACKUP DATABASE
"""

import os
import shutil
import sqlite3
import sys
import time


def main(backup: str, database: str) -> None:
    check(backup)
    unfinished = database + ".unfinished"
    try:
        shutil.copyfile(backup, unfinished)
        with open(unfinished, "rb") as file:
            os.fsync(file.fileno())
        put_aside(database)
        os.rename(unfinished, database)
    finally:
        if os.path.exists(unfinished):
            os.remove(unfinished)
    print(f"{database} is {os.path.basename(backup)} again: {os.path.getsize(database)} bytes")


def check(backup: str) -> None:
    try:
        # Read-only: otherwise a mistyped name would create an empty database.
        connection = sqlite3.connect(f"file:{backup}?mode=ro&immutable=1", uri=True)
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.close()
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        sys.exit(f"{backup} cannot be restored: {answer}")


def put_aside(database: str) -> None:
    if not os.path.exists(database):
        return
    try:
        # A process that has the database open holds a lock on it, or has changes that are not in the file yet.
        connection = sqlite3.connect(database, timeout=0)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.rollback()
        connection.close()
    except sqlite3.OperationalError as error:
        sys.exit(f"{database} is in use: {error}; end Grafana first")
    except sqlite3.DatabaseError:
        pass  # It is damaged, and restored for that reason.
    kept = database + time.strftime(".before-%Y%m%dT%H%M%SZ", time.gmtime())
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(database + suffix):
            os.rename(database + suffix, kept + suffix)
    print(f"what was there is kept as {kept}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
