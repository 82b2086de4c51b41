// Serves the exposition of a simulated application: serve-exposition.mjs FILE PORT[,PORT...] [ADDRESS]
// If METRICS_AUTH_TOKEN is set, the exposition requires this token. The home page does not.
// POST requests are accepted, and their paths and contents printed, each in a line.
// FILE is the output of page.ts: literal lines, and series with a constant value or an increase per second.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file, ports, address = '0.0.0.0'] = process.argv.slice(2);
const token = process.env.METRICS_AUTH_TOKEN;
const parts = JSON.parse(readFileSync(file, 'utf8'));
const started = Date.now();

function page() {
  const seconds = (Date.now() - started) / 1000;
  return parts
    .map((part) => (typeof part === 'string' ? part : `${part.series} ${part.base + part.perSecond * seconds}`))
    .join('\n');
}

function answerTo({ url, headers }) {
  if (url === '/') return [200, 'the first page'];
  if (url.endsWith('/health')) return [200, 'healthy'];
  if (!url.endsWith('/metrics') && !url.endsWith('/metrics/cluster')) return [404, 'there is only /metrics'];
  if (token !== undefined && headers.authorization !== `Bearer ${token}`) return [401, 'who is this?'];
  return [200, page()];
}

/** Answers as Slack does. */
async function receive(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  console.log(`POST ${request.url} ${JSON.stringify(Buffer.concat(parts).toString())}`);
  response.writeHead(200).end('ok');
}

function answer(request, response) {
  if (request.method === 'POST') return receive(request, response);
  const [status, text] = answerTo(request);
  response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  response.end(`${text}\n`);
}

for (const port of ports.split(',')) createServer(answer).listen(Number(port), address);

process.on('SIGTERM', () => process.exit(0));
