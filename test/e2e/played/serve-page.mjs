// Serves the metrics page of a played application: serve-page.mjs FILE PORT [ADDRESS]
// What is posted to it is taken, and thrown away.
// FILE holds what page.ts writes: lines of text, and series that are levels or grow each second.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file, port, address = '0.0.0.0'] = process.argv.slice(2);
const parts = JSON.parse(readFileSync(file, 'utf8'));
const started = Date.now();

function page() {
  const seconds = (Date.now() - started) / 1000;
  return parts
    .map((part) => (typeof part === 'string' ? part : `${part.series} ${part.base + part.perSecond * seconds}`))
    .join('\n');
}

createServer((request, response) => {
  const isPage = request.url.endsWith('/metrics') || request.url.endsWith('/metrics/cluster');
  if (request.method === 'POST') return request.resume().on('end', () => response.writeHead(200).end());
  response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  response.end(isPage ? `${page()}\n` : 'there is only /metrics\n');
}).listen(Number(port), address);

process.on('SIGTERM', () => process.exit(0));
