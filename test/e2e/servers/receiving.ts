import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Running } from './server';
import type { Refusal } from './services';

/** Received notification. */
export interface Received {
  /** Integration: the first part of the path, or `email`. */
  readonly channel: string;
  readonly path: string;
  /** Rest of the path. */
  readonly query?: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** Body: text or parsed JSON. */
  readonly content: unknown;
  /** Reason why the service refuses it. */
  readonly refused?: string;
}

/** Server that receives notifications. */
export interface Inbox extends Running {
  readonly received: readonly Received[];
}

/**
 * Starts an HTTP server for notifications of Slack, Discord, Telegram, PagerDuty, ntfy, Teams and
 * webhooks, with a path for each kind.
 *
 * @param refusal of a request, which is received all the same; by default everything is accepted
 */
export async function startHttpInbox(
  port: number,
  refusal: (one: Received, body: string) => Refusal | undefined = () => undefined,
): Promise<Inbox> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then(({ body, ...one }) => {
      const refused = refusal(one, body);
      received.push({ ...one, ...(refused ? { refused: refused.reason } : {}) });
      const isBot = one.path.endsWith('/sendMessage');
      response.writeHead(refused?.status ?? 200, { 'content-type': isBot ? 'application/json' : 'text/plain' });
      response.end(refused ? notSent(refused) : isBot ? sent : 'ok');
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

async function readRequest(request: IncomingMessage): Promise<Received & { readonly body: string }> {
  const { pathname: path, searchParams } = new URL(request.url!, 'http://inbox');
  const body = await text(request);
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  return {
    channel: /^\/(\w+)/.exec(path)![1]!,
    path,
    query: Object.fromEntries(searchParams),
    authorization: request.headers.authorization,
    content: isJson ? (JSON.parse(body) as unknown) : body,
    body,
  };
}

const notSent = ({ status, reason }: Refusal) => JSON.stringify({ ok: false, error_code: status, description: reason });

/** Response of Telegram to a bot: https://core.telegram.org/bots/api#making-requests. */
const sent = '{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1}}}';

/** Login of the email server. */
export interface MailUser {
  readonly user: string;
  readonly password: string;
}

/**
 * Starts an email server with one user that requires encryption.
 *
 * @param certificate see {@link makeCertificate}
 * @param refusal of a message, which is received all the same; by default everything is accepted
 */
export async function startMailInbox(
  port: number,
  certificate: string,
  who: MailUser,
  refusal: (message: string) => string | undefined = () => undefined,
): Promise<Inbox> {
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
        const refused = refusal(message);
        received.push({
          channel: 'email',
          path: session.envelope.rcptTo.map(({ address }) => address).join(),
          authorization: String(session.user),
          content: await mailOf(message),
          ...(refused === undefined ? {} : { refused }),
        });
        done(refused === undefined ? undefined : new Error(refused));
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
