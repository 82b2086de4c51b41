import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Running } from './server';

/** What somebody received. */
export interface Received {
  /** How: the first part of the address, or `email`. */
  readonly channel: string;
  readonly path: string;
  /** What stands in the address besides. */
  readonly query?: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** As it was sent: text, or JSON that was read. */
  readonly content: unknown;
}

/** Somebody who receives messages. */
export interface Inbox extends Running {
  readonly received: readonly Received[];
}

/** Takes messages over HTTP, as Slack, Discord, Telegram, PagerDuty, ntfy, Teams and programs do; each kind has a path of its own. */
export async function startHttpInbox(port: number): Promise<Inbox> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((one) => {
      received.push(one);
      const isBot = one.path.endsWith('/sendMessage');
      response.writeHead(200, { 'content-type': isBot ? 'application/json' : 'text/plain' });
      response.end(isBot ? sent : 'ok');
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { received, stop };
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const { pathname: path, searchParams } = new URL(request.url!, 'http://inbox');
  const body = await text(request);
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  return {
    channel: /^\/(\w+)/.exec(path)![1]!,
    path,
    query: Object.fromEntries(searchParams),
    authorization: request.headers.authorization,
    content: isJson ? (JSON.parse(body) as unknown) : body,
  };
}

/** What who writes to a bot of Telegram wants to hear: https://core.telegram.org/bots/api#making-requests. */
const sent = '{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1}}}';

/** Who may send email. */
export interface MailUser {
  readonly user: string;
  readonly password: string;
}

/**
 * Takes email from one user, and only over a connection that is encrypted.
 *
 * @param certificate see {@link makeCertificate}
 */
export async function startMailInbox(port: number, certificate: string, who: MailUser): Promise<Inbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    key: readFileSync(`${certificate}.key`),
    cert: readFileSync(`${certificate}.crt`),
    authOptional: false,
    onAuth: ({ username, password }, session, done) => {
      const isRight = session.secure && username === who.user && password === who.password;
      if (isRight) done(null, { user: username });
      else done(new Error('this is not the password'));
    },
    onData: (stream, session, done) => {
      void text(stream).then(async (message) => {
        received.push({
          channel: 'email',
          path: session.envelope.rcptTo.map(({ address }) => address).join(),
          authorization: String(session.user),
          content: await mailOf(message),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return { received, stop };
}

async function mailOf(message: string): Promise<unknown> {
  const { from, subject, text: plain, html } = await PostalMime.parse(message);
  return { from: from?.address, subject, text: plain, html };
}
