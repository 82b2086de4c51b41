import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { runCheck, runImport } from '../../cli/commands';
import { ValidationError } from '../../../core/errors';
import { catalogue, gauge } from '../../../metrics';
import type { ScrapeRequest } from '../../../servers';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { askAt } from '../cluster/answer';
import { makeCertificate } from '../servers/certificate';
import type { Server } from '../servers/server';
import { Workplace } from '../workplace';
import { startScraping } from './scraping';

const carts = catalogue({
  name: 'shop',
  software: 'shop',
  version: '1',
  metrics: { carts: gauge({ help: 'Carts.', unit: 'none' }) },
});

const place = new Workplace();
const certificate = makeCertificate(place.folder, { name: 'shop.internal', hosts: ['shop.internal'] });
const authority = readFileSync(`${certificate}.crt`, 'utf8');

/** Options of import that are those of a job. */
const importOptions = ({ authority: of, serverName }: NonNullable<ScrapeRequest['tls']>): string[] => [
  ...(of === undefined ? [] : ['--authority-file', `${certificate}.crt`]),
  ...(serverName === undefined ? [] : ['--server-name', serverName]),
];

/** TLS options of jobs, and whether the target is reached. */
const cases: Readonly<Record<string, readonly [tls: ScrapeRequest['tls'], isReached: boolean]>> = {
  'authority-and-name': [{ authority, serverName: 'shop.internal' }, true],
  'no-authority': [{ serverName: 'shop.internal' }, false],
  'no-name': [{ authority }, false],
  'another-name': [{ authority, serverName: 'other.internal' }, false],
};

const server = createServer({ key: readFileSync(`${certificate}.key`), cert: authority }, (_, response) =>
  response.setHeader('content-type', 'text/plain').end('# TYPE carts gauge\ncarts 1\n'),
);
let prometheus: Server;
let jobs: ReturnType<typeof staticJob>[] = [];
let address = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  jobs = Object.entries(cases).map(([job, [tls]]) =>
    staticJob({
      job,
      catalogue: carts,
      targets: [address],
      scheme: 'https',
      interval: '2s',
      timeout: '2s',
      ...(tls ? { tls } : {}),
    }),
  );
  expect(jobs.flatMap(({ issues }) => issues)).toEqual([]);
  prometheus = await startScraping(place, jobs, 'up');
});
afterAll(async () => {
  await place.stop();
  server.closeAllConnections();
  server.close();
});

test.each(Object.entries(cases))(
  'check, import and Prometheus verify certificates alike with %s',
  async (job, [tls, isReached]) => {
    const { series } = await askAt(prometheus, `up{job="${job}"}`, Date.now() / 1000);
    const checked = runCheck(['shop', `https://${address}`, '--job', job], [{ name: 'shop', jobs, prometheus: {} }]);
    const holds = await checked.then((result) => result.holds, unreached);
    const imported = await runImport([`https://${address}/metrics`, ...importOptions(tls!)]).then(
      ({ text }) => text.includes('carts: gauge('),
      unreached,
    );
    expect([series[0]?.points[0]?.[1], holds, imported]).toEqual([Number(isReached), isReached, isReached]);
  },
);

/** Returns false for a server that is not reached, and throws everything else. */
function unreached(error: unknown): false {
  if (error instanceof ValidationError && error.message.includes('cannot be read')) return false;
  throw error;
}
