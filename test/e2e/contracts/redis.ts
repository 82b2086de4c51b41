import { once } from 'node:events';
import { createConnection } from 'node:net';
import { redisExporter } from '../../../library/redis/exporter';
import { freePort, startProcess, startServer } from '../servers/server';
import { expose, type Exposed } from './exposed';

/** Starts Redis with a key that expires, and Debian's redis_exporter. */
export function startRedisExporter(): Promise<Exposed> {
  return expose('redis', async ({ folder, running }) => {
    const [database, port] = [await freePort(), await freePort()];
    running.push(
      await startProcess({
        program: 'redis-server',
        args: ['--bind', '127.0.0.1', '--port', String(database), '--dir', folder, '--save', ''],
        isReady: async () => (await redis(database, 'PING')) === '+PONG',
      }),
    );
    await redis(database, 'SETEX session 3600 value');
    await redis(database, 'GET session');
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
