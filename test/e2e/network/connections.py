"""Tries connections between network namespaces. Every address listens on every tried port.

Standard input is JSON: {"ports": [[port, protocol]], "tries": [[from, to, port, protocol]], "resolved": name}.
`from` and `to` are addresses; one that belongs to no namespace is only a destination. `resolved` is
the name that DNS queries ask for. Standard output is JSON: the indexes of the tries that connected.
"""

import ctypes
import errno
import fcntl
import json
import os
import resource
import select
import socket
import struct
import sys
import time

libc = ctypes.CDLL(None, use_errno=True)
SECONDS = 4
MOST = 4000


def namespaces():
    """Network namespaces by their IPv4 addresses: those in /run/netns, and that of this process."""
    found = {}
    for path in ["/proc/self/ns/net", *("/run/netns/" + name for name in os.listdir("/run/netns"))]:
        namespace = os.open(path, os.O_RDONLY)
        enter(namespace)
        for address in addresses():
            found.setdefault(address, namespace)
        enter(OWN)
    return found


def enter(namespace):
    if libc.setns(namespace, 0x40000000) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def addresses():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            try:
                # SIOCGIFADDR
                answer = fcntl.ioctl(probe, 0x8915, struct.pack("256s", name.encode()))
            except OSError:
                continue
            address = socket.inet_ntoa(answer[20:24])
            if address != "127.0.0.1":
                yield address


def listen(found, ports):
    """Listens on every port. A port that is in use has the listener of a real program."""
    datagrams = []
    kept = []
    for address, namespace in found.items():
        enter(namespace)
        for port, protocol in ports:
            kind = socket.SOCK_STREAM if protocol == "TCP" else socket.SOCK_DGRAM
            listener = socket.socket(socket.AF_INET, kind)
            try:
                listener.bind((address, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                listener.close()
                continue
            if protocol == "TCP":
                listener.listen(4096)
            else:
                listener.setblocking(False)
                datagrams.append(listener)
            kept.append(listener)
        enter(OWN)
    return kept, datagrams


def query(name):
    """DNS query for the address of a name, which a listener of this program answers by an echo."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack(">HHHHHH", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", 1, 1)


def attempt(found, tries, datagrams, message):
    """Indexes of the tries that connect, all tried at once."""
    connected = []
    poll = select.epoll()
    echoes = {one.fileno(): one for one in datagrams}
    for file in echoes:
        poll.register(file, select.EPOLLIN)
    waiting = {}
    ordered = sorted(tries, key=lambda one: one[1][0])
    current = None
    for index, (source, target, port, protocol) in ordered:
        if source != current:
            enter(found[source])
            current = source
        kind = socket.SOCK_STREAM if protocol == "TCP" else socket.SOCK_DGRAM
        client = socket.socket(socket.AF_INET, kind)
        client.setblocking(False)
        if protocol == "TCP":
            # A reset leaves no state of the connection behind.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        try:
            client.bind((source, 0))
            client.connect((target, port))
            if protocol == "UDP":
                client.send(message)
        except BlockingIOError:
            pass
        except OSError:
            client.close()
            continue
        poll.register(client.fileno(), select.EPOLLOUT if protocol == "TCP" else select.EPOLLIN)
        waiting[client.fileno()] = (index, client, protocol)
    enter(OWN)
    deadline = time.monotonic() + SECONDS
    while waiting and time.monotonic() < deadline:
        for file, _ in poll.poll(deadline - time.monotonic(), 1000):
            if file in echoes:
                try:
                    content, sender = echoes[file].recvfrom(512)
                    echoes[file].sendto(content, sender)
                except OSError:
                    pass
                continue
            index, client, protocol = waiting.pop(file)
            if succeeded(client, protocol):
                connected.append(index)
            poll.unregister(file)
            client.close()
    for _, client, _ in waiting.values():
        client.close()
    poll.close()
    return connected


def succeeded(client, protocol):
    if protocol == "TCP":
        return client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
    try:
        return len(client.recv(512)) > 0
    except OSError:
        return False


OWN = os.open("/proc/self/ns/net", os.O_RDONLY)
resource.setrlimit(resource.RLIMIT_NOFILE, (20000, 20000))
given = json.load(sys.stdin)
found = namespaces()
kept, datagrams = listen(found, given["ports"])
tries = list(enumerate(given["tries"]))
connected = []
for start in range(0, len(tries), MOST):
    connected += attempt(found, tries[start : start + MOST], datagrams, query(given["resolved"]))
json.dump(sorted(connected), sys.stdout)
