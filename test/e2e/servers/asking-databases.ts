import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Running } from './server';

/** Database that only asks for a password. */
interface AskingDatabase extends Running {
  readonly port: number;
  /** Password of the last login of each user; the only user of Redis is `default`. */
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Starts a server that asks for a password as PostgreSQL does, in clear text, and then refuses it:
 * https://www.postgresql.org/docs/current/protocol-message-formats.html.
 */
export function startAskingPostgres(): Promise<AskingDatabase> {
  const users = new WeakMap<Socket, string>();
  return start((received, socket, given) => {
    const user = users.get(socket);
    if (user === undefined) {
      // Length and version, then names and values that end with a zero byte.
      const settings = received.subarray(8).toString().split('\0');
      users.set(socket, settings[settings.indexOf('user') + 1]!);
      socket.write(Buffer.from([...Buffer.from('R'), 0, 0, 0, 8, 0, 0, 0, 3]));
      return;
    }
    given.set(user, received.subarray(5, -1).toString());
    const reason = Buffer.from('SFATAL\0C28P01\0Mno\0\0');
    socket.end(Buffer.concat([Buffer.from([...Buffer.from('E'), 0, 0, 0, reason.length + 4]), reason]));
  });
}

/** Starts a server that takes any password as Redis does: https://redis.io/docs/latest/develop/reference/protocol-spec/. */
export function startAskingRedis(): Promise<AskingDatabase> {
  return start((received, socket, given) => {
    const words = received.toString().split('\r\n');
    const isLogin = words[2]?.toUpperCase() === 'AUTH';
    if (isLogin) given.set('default', words[4]!);
    socket.write(isLogin ? '+OK\r\n' : '-ERR unknown command\r\n');
  });
}

async function start(
  answer: (received: Buffer, socket: Socket, given: Map<string, string>) => void,
): Promise<AskingDatabase> {
  const given = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (received) => {
      answer(received, socket, given);
    });
    // A client may end at any time.
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, given, stop };
}
