"""Stands in for Grafana, which cannot be had here: it looks at everything that Grafana would need, as the user that the manifest
names, and answers the health probe only when all of it is there and well-formed. It never claims to be Grafana.

Usage: grafana.py server
       grafana.py by-hand
           for a Grafana that a guide deploys, with its password in the environment and nothing provisioned
       grafana.py cli --homepath PATH admin reset-admin-password --password-from-stdin
           as the init container calls it
"""

import glob
import hashlib
import http.server
import importlib.util
import json
import os
import signal
import sqlite3
import sys

import yaml

DATABASE = os.path.join(os.environ.get("GF_PATHS_DATA", "/var/lib/grafana"), "grafana.db")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["cli"]:
        reset_admin_password(arguments)
    elif arguments[:1] == ["by-hand"]:
        make_database(os.environ["GF_SECURITY_ADMIN_PASSWORD"], encryption().UNSET_KEY)
        answer({"standIn": True})
    else:
        serve()


def digest(password: str) -> str:
    return hashlib.sha256(password.encode()).hexdigest()


def reset_admin_password(arguments: list[str]) -> None:
    if arguments[3:] != ["admin", "reset-admin-password", "--password-from-stdin"]:
        sys.exit(f"unknown command: {arguments}")
    with sqlite3.connect(DATABASE) as connection:
        changed = connection.execute("UPDATE user SET password = ? WHERE login = 'admin'", [digest(sys.stdin.read())])
        if changed.rowcount == 0:
            sys.exit("could not read user from database")
    print("Admin password changed successfully")


def serve() -> None:
    faults = environment_faults() + provisioning_faults() + right_faults() + secret_faults()
    for fault in faults:
        print(f"stand-in for Grafana: {fault}", file=sys.stderr, flush=True)
    if faults:
        sys.exit(1)
    make_database(content_of(os.environ["GF_SECURITY_ADMIN_PASSWORD__FILE"]), secret_key())
    state = {"standIn": True, "dashboards": len(dashboards())}
    print(f"stand-in for Grafana: everything is there: {json.dumps(state)}", flush=True)
    answer(state)


def answer(state: dict[str, object]) -> None:
    """Serves the requested pages until it is stopped."""
    # Read at the start, like Grafana.
    client_secret = content_of(os.environ.get("GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET__FILE", os.devnull))

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {"/api/health": json.dumps(state), "/metrics": "# stand-in\n", "/api/dashboards": json.dumps(dashboards())}
            page = pages.get(self.path, "a stand-in for Grafana\n")
            self.send_response(404 if self.path.startswith("/api/") and self.path not in pages else 200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write(page.encode())

        def do_POST(self) -> None:
            given = self.rfile.read(int(self.headers["Content-Length"])).decode()
            known = {"/secrets/admin": admin_password(), "/secrets/oidc": digest(client_secret)}
            self.send_response(200 if known.get(self.path) == digest(given) else 401)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    # A signal without a handler does not end the first process of a container.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

    class Server(http.server.ThreadingHTTPServer):
        # A dashboard of Grafana sends many requests at once.
        request_queue_size = 1024

    Server(("", 3000), Handler).serve_forever()


def content_of(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def environment_faults() -> list[str]:
    faults = []
    if os.getuid() != 472:
        faults.append(f"runs as user {os.getuid()}, not 472")
    required = ("GF_SERVER_ROOT_URL", "GF_SECURITY_ADMIN_USER", "GF_SECURITY_ADMIN_PASSWORD__FILE", "GF_PATHS_DATA")
    for variable in (*required, "GF_SECURITY_SECRET_KEY__FILE", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"):
        if not os.environ.get(variable):
            faults.append(f"{variable} is not set")
    for variable, path in os.environ.items():
        if variable.startswith("GF_") and variable.endswith(("__FILE", "_DASHBOARD_PATH")):
            try:
                with open(path, encoding="utf-8") as file:
                    if not file.read().strip():
                        faults.append(f"{path} of {variable} is empty")
            except OSError as error:
                faults.append(f"{variable}: {error}")
    return faults


def provisioning_faults() -> list[str]:
    faults = []
    for kind, key in (("datasources", "datasources"), ("dashboards", "providers")):
        files = glob.glob(f"/etc/grafana/provisioning/{kind}/*.yml") + glob.glob(f"/etc/grafana/provisioning/{kind}/*.yaml")
        if not files:
            faults.append(f"no {kind} are provisioned")
        for path in files:
            with open(path, encoding="utf-8") as file:
                content = yaml.safe_load(file)
            if content.get("apiVersion") != 1 or not content.get(key):
                faults.append(f"{path} has no {key}")
            if content.get("prune"):
                faults.append(f"{path} has prune, with which Grafana 13 may not start")
    if not dashboards():
        faults.append("there is no dashboard")
    return faults


def dashboards() -> dict[str, str]:
    """The titles by their uids."""
    titles = {}
    for path in providers():
        for file in sorted(glob.glob(os.path.join(path, "**", "*.json"), recursive=True)):
            with open(file, encoding="utf-8") as content:
                dashboard = json.load(content)
                titles[dashboard["uid"]] = dashboard["title"]
    return titles


def providers() -> list[str]:
    paths = []
    for path in glob.glob("/etc/grafana/provisioning/dashboards/*.yml"):
        with open(path, encoding="utf-8") as file:
            paths += [provider["options"]["path"] for provider in yaml.safe_load(file)["providers"]]
    return paths


def right_faults() -> list[str]:
    faults = []
    for folder, is_writable in ((os.path.dirname(DATABASE), True), ("/tmp", True), ("/", False), ("/etc/grafana", False)):
        probe = os.path.join(folder, ".stand-in")
        try:
            with open(probe, "w", encoding="utf-8"):
                pass
            os.remove(probe)
            if not is_writable:
                faults.append(f"{folder} can be written to")
        except OSError as error:
            if is_writable:
                faults.append(str(error))
    return faults


def make_database(password: str, key: str) -> None:
    """As Grafana does at its first start, and then never again: it takes the password and the secret key that it is given."""
    data_key = os.urandom(16)
    with sqlite3.connect(DATABASE) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS user (login TEXT PRIMARY KEY, password TEXT)")
        connection.execute("CREATE TABLE IF NOT EXISTS written (at INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE IF NOT EXISTS data_keys (name TEXT PRIMARY KEY, provider TEXT, encrypted_data BLOB, digest TEXT)")
        connection.execute("INSERT OR IGNORE INTO user VALUES ('admin', ?)", [digest(password)])
        row = (encryption().encrypt(data_key, key), hashlib.sha256(data_key).hexdigest())
        connection.execute("INSERT OR IGNORE INTO data_keys VALUES ('first', 'secretKey.v1', ?, ?)", row)


def secret_faults() -> list[str]:
    """What Grafana cannot decrypt. Grafana itself starts all the same, and lets nobody log in."""
    if not os.path.exists(DATABASE):
        return []
    with sqlite3.connect(DATABASE) as connection:
        rows = connection.execute("SELECT encrypted_data, digest FROM data_keys").fetchall()
    wrong = [data for data, expected in rows if hashlib.sha256(encryption().decrypt(data, secret_key())).hexdigest() != expected]
    return [f"{len(wrong)} data keys are encrypted with another secret key"] if wrong else []


def secret_key() -> str:
    """As the entry point of the image reads it, without the line feed at its end."""
    return content_of(os.environ["GF_SECURITY_SECRET_KEY__FILE"]).rstrip("\n")


def encryption():
    """The encryption of Grafana as the script has it that encrypts a database again. A test compares it with another one."""
    spec = importlib.util.spec_from_file_location("encryption", "/usr/share/grafana/encryption.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def admin_password() -> str:
    with sqlite3.connect(DATABASE) as connection:
        return connection.execute("SELECT password FROM user WHERE login = 'admin'").fetchone()[0]


if __name__ == "__main__":
    main(sys.argv[1:])
