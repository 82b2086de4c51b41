"""Encrypts the secrets of a database of Grafana with another secret key, while nobody has the database open.

Grafana encrypts secrets with data keys, and the data keys with its secret key. So only the data keys are encrypted again; the
secrets stay as they are. The database as it was is kept beside it. Keys are read from standard input, because others can read
command lines: the new key on the first line, the present one on the second. Without a second line, the present one is the key
that Grafana uses when none is set.

Usage: reencrypt-sqlite.py DATABASE < KEYS
"""

import base64
import ctypes
import hashlib
import os
import sqlite3
import sys
import time

# Grafana's own key, which its documentation publishes.
UNSET_KEY = "SW2YcwTIb9zpOOhoPsMm"
PROVIDER = "secretKey.v1"
SALT, BLOCK, DATA_KEY = 8, 16, 16


def main(database: str, lines: list[str]) -> None:
    new, present = (lines + ["", ""])[:2]
    if not new:
        sys.exit("standard input holds no key; the first line is the new one")
    present = present or UNSET_KEY
    mark = os.path.join(os.path.dirname(database), "secret-key.sha256")
    known = content_of(mark)
    if known == fingerprint(new):
        print(f"{database} is encrypted with this key already")
        return
    if known and known != fingerprint(present):
        sys.exit("the second line is not the key that the database is encrypted with; nothing was changed")
    if not os.path.exists(database):
        sys.exit(f"{database} is not there; Grafana creates it with its first key")
    count = encrypt_again(database, present, new)
    with open(mark, "w", encoding="utf-8") as file:
        file.write(fingerprint(new))
    print(f"{database}: {count} data keys are encrypted with the new key")


def fingerprint(key: str) -> str:
    """Is what sha256sum prints, which a start of Grafana compares."""
    return hashlib.sha256(key.encode()).hexdigest() + "  -\n"


def content_of(path: str) -> str:
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def encrypt_again(database: str, present: str, new: str) -> int:
    connection = sqlite3.connect(database, timeout=0)
    try:
        # A process that has the database open holds a lock on it, or has changes that are not in the file yet.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.rollback()
    except sqlite3.OperationalError as error:
        sys.exit(f"{database} is in use: {error}; end Grafana first")
    rows = data_keys(connection)
    keep(connection, database)
    with connection:
        for row, data in rows:
            plain = decrypt(data, present)
            if len(plain) != DATA_KEY:
                sys.exit(f"data key {row} has {len(plain)} bytes instead of {DATA_KEY}; nothing was changed")
            changed = encrypt(plain, new)
            if decrypt(changed, new) != plain:
                sys.exit(f"data key {row} cannot be read back; nothing was changed")
            connection.execute("UPDATE data_keys SET encrypted_data = ? WHERE rowid = ?", (changed, row))
    connection.close()
    return len(rows)


def data_keys(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # The newer store has its own data keys, in another format.
    if "secret_data_key" in tables and connection.execute("SELECT count(*) FROM secret_data_key").fetchone()[0]:
        sys.exit("Grafana's store of secrets is in use (table secret_data_key), which this script cannot encrypt again; nothing was changed")
    if "data_keys" not in tables:
        return []
    rows = connection.execute("SELECT rowid, provider, encrypted_data FROM data_keys").fetchall()
    others = {provider for _, provider, _ in rows if provider != PROVIDER}
    if others:
        sys.exit(f"data keys are encrypted by {', '.join(sorted(others))}, not by a secret key; nothing was changed")
    return [(row, data) for row, _, data in rows]


def keep(connection: sqlite3.Connection, database: str) -> None:
    kept = database + time.strftime(".before-%Y%m%dT%H%M%SZ", time.gmtime())
    copy = sqlite3.connect(kept)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    print(f"what was there is kept as {kept}")


def decrypt(data: bytes, key: str) -> bytes:
    if data[:1] == b"*":
        algorithm, data = data[1:].split(b"*", 1)
        name = base64.b64decode(algorithm + b"=" * (-len(algorithm) % 4)).decode()
        if name != "aes-cfb":
            sys.exit(f"the data keys are encrypted by {name}, and this script knows only aes-cfb; nothing was changed")
    salt, start, rest = data[:SALT], data[SALT : SALT + BLOCK], data[SALT + BLOCK :]
    return aes_cfb(derived(key, salt), start, rest, encrypts=False)


def encrypt(plain: bytes, key: str) -> bytes:
    # Grafana reads the salt as text.
    salt, start = base64.b32encode(os.urandom(5)), os.urandom(BLOCK)
    return b"*" + base64.b64encode(b"aes-cfb").rstrip(b"=") + b"*" + salt + start + aes_cfb(derived(key, salt), start, plain, encrypts=True)


def derived(key: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", key.encode(), salt, 10_000, 32)


def aes_cfb(key: bytes, start: bytes, data: bytes, encrypts: bool) -> bytes:
    """AES of OpenSSL, which Python's own modules are linked with."""
    crypto = ctypes.CDLL("libcrypto.so.3")
    for function in (crypto.EVP_CIPHER_CTX_new, crypto.EVP_aes_256_cfb128):
        function.restype = ctypes.c_void_p
    context = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
    try:
        cipher = ctypes.c_void_p(crypto.EVP_aes_256_cfb128())
        result, length = ctypes.create_string_buffer(len(data)), ctypes.c_int(0)
        if crypto.EVP_CipherInit_ex(context, cipher, None, key, start, int(encrypts)) != 1:
            sys.exit("OpenSSL does not start AES; nothing was changed")
        if crypto.EVP_CipherUpdate(context, result, ctypes.byref(length), data, len(data)) != 1:
            sys.exit("OpenSSL does not run AES; nothing was changed")
        return result.raw[: length.value]
    finally:
        crypto.EVP_CIPHER_CTX_free(context)


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.read().splitlines())
