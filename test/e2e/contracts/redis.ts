import { once } from 'node:events';
import { createConnection } from 'node:net';
import { redisExporter } from '../../../library/redis/exporter';
import { freePort, startProcess, startServer, type Process } from '../servers/server';
import { expose, type Exposed } from './exposed';

/** Starts Redis with an append-only file, a key that expires and a replica, and Debian's redis_exporter. */
export function startRedisExporter(): Promise<Exposed> {
  return expose('redis', async ({ folder, running }) => {
    const [database, replica, port] = [await freePort(), await freePort(), await freePort()];
    running.push(await startRedis(database, ['--dir', folder, '--appendonly', 'yes']));
    running.push(await startRedis(replica, ['--dir', folder, '--replicaof', `127.0.0.1 ${database}`]));
    await redis(database, 'SETEX session 3600 value');
    await redis(database, 'GET session');
    await redis(database, 'UNKNOWN');
    const { env } = redisExporter({ address: `redis://127.0.0.1:${database}` });
    running.push(
      await startServer({
        program: 'prometheus-redis-exporter',
        args: ['--web.listen-address', `127.0.0.1:${port}`],
        env: { PATH: process.env.PATH, ...env },
        port,
        ready: '/',
      }),
    );
    return `http://127.0.0.1:${port}/metrics`;
  });
}

function startRedis(port: number, args: readonly string[]): Promise<Process> {
  return startProcess({
    program: 'redis-server',
    args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', ...args],
    isReady: async () => (await redis(port, 'PING')) === '+PONG',
  });
}

/**
 * Returns the first line of Redis' reply to a command, or an empty text. Source:
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#inline-commands.
 */
async function redis(port: number, command: string): Promise<string> {
  const socket = createConnection({ host: '127.0.0.1', port });
  try {
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().split('\r\n')[0]!;
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}
