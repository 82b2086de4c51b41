"""Copies a SQLite database that another process is writing to, reads the copy back, and keeps the newest ones.

The copy is made by SQLite's online backup API: it holds every transaction that was committed before it began, and none by
halves. Usage: backup-sqlite.py DATABASE FOLDER KEEP
"""

import os
import sqlite3
import sys
import time


def main(database: str, folder: str, keep: int) -> None:
    if not os.path.exists(database):
        print(f"{database} is not there yet: nothing to back up")
        return
    os.makedirs(folder, exist_ok=True)
    name = time.strftime("grafana-%Y%m%dT%H%M%SZ.db", time.gmtime())
    finished = os.path.join(folder, name)
    unfinished = finished + ".unfinished"
    try:
        copy(database, unfinished)
        check(unfinished)
        with open(unfinished, "rb") as file:
            os.fsync(file.fileno())
        os.rename(unfinished, finished)
    finally:
        if os.path.exists(unfinished):
            os.remove(unfinished)
    try:
        check(finished)
    except SystemExit:
        # It must not take the place of an older one that can be read.
        if os.path.exists(finished):
            os.remove(finished)
        raise
    backups = sorted(entry for entry in os.listdir(folder) if entry.startswith("grafana-") and entry.endswith(".db"))
    for old in backups[:-keep]:
        os.remove(os.path.join(folder, old))
    print(f"{finished}: {os.path.getsize(finished)} bytes, {min(len(backups), keep)} kept")


def copy(database: str, target: str) -> None:
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=60)
    destination = sqlite3.connect(target)
    try:
        # Copies all pages in one step: a copy in several steps restarts at each write in between.
        source.backup(destination, pages=-1, sleep=0.5)
    finally:
        destination.close()
        source.close()


def check(database: str) -> None:
    try:
        # As a restore opens it: a copy that is not there must not become an empty database.
        connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
        try:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        sys.exit(f"the copy {database} cannot be read back: {answer}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
