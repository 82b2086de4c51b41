import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExposition } from '../../../cli/exposition';
import { catalogue, closed, counter, gauge, histogram, open, summary, type Catalogue } from '../../../metrics';
import { compareExposition } from '../../../metrics/contract';
import type { Exposition } from '../../../metrics/exposition';
import { until } from '../../../tools/until';
import * as content from '../../catalogues';
import { importExposition } from '../../cli/imported-exposition';
import { Workplace } from '../workplace';
import type { Exposed } from './exposed';
import { startPrometheusMetrics } from './prometheus';
import { report, type Result } from './report';
import { excuses, subjects, versionOfImage, type Difference, type Excuse, type Subject } from './subjects';

const catalogues: readonly Catalogue[] = Object.values(content);
const results: Result[] = [];

afterAll(() => {
  // .ci/run discards standard output.
  process.stderr.write(`\n${report([...results, ...Object.entries(excuses).map(excused)])}\n`);
});

test('every catalogue is compared with software, or has a reason', () => {
  const names = new Set([...subjects.map((subject) => subject.catalogue.name), ...Object.keys(excuses)]);
  expect([...names].sort()).toEqual(catalogues.map(({ name }) => name).sort());
});

const deployed = [...subjects.map(({ catalogue: { name }, image }) => ({ name, image }))]
  .concat(Object.entries(excuses).map(([name, { image }]) => ({ name, image })))
  .filter(({ image }) => image !== undefined);

test.each(deployed)('the catalogue $name has the deployed version', ({ name, image }) => {
  expect(named(name).version).toBe(versionOfImage(image!));
});

const runs = subjects.map((subject) => ({
  name: [subject.catalogue.name, ...(subject.on === undefined ? [] : [`on ${subject.on}`])].join(' '),
  subject,
}));

describe.each(runs)('$name', ({ subject }) => {
  let exposed: Exposed | undefined;
  beforeAll(async () => {
    exposed = await subject.start();
  });
  afterAll(() => exposed?.stop());

  test(`shows every metric and label of its catalogue, and no other ${subject.isComplete ? 'metric or ' : ''}label`, async () => {
    const { exposition, unexplained } = await settled(exposed!, subject);
    results.push(resultOf(subject, exposition));
    expect(unexplained).toEqual([]);
  });

  test('keeps the contract that npm run import makes of its page', async () => {
    const { imported, exposition, notes } = await importedExposition(exposed!.url);
    const { issues, unseen } = compareExposition({ catalogue: imported, mayHideNative: true }, exposition);
    expect({ issues, unseen, leftOut: notes.filter((note) => / has (other|a) /.test(note)) }).toEqual({
      issues: [],
      unseen: [],
      leftOut: [],
    });
  });
});

for (const [name, { reason }] of Object.entries(excuses)) {
  // .ci/run shows skipped tests.
  test.skip(`${name} ${named(name).version} is not run: ${reason}`, () => undefined);
}

describe('detects mistakes in a catalogue', () => {
  let exposed: Exposed | undefined;
  let exposition: Exposition;
  beforeAll(async () => {
    exposed = await startPrometheusMetrics();
    exposition = (await readExposition(exposed.url)).metrics;
  });
  afterAll(() => exposed?.stop());

  const help = 'Something.';
  const seconds = { help, unit: 'seconds', observations: 'requests' } as const;
  const handler = open(15);
  const buckets = [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120] as const;
  const quantiles = [0.5, 0.9, 0.99] as const;
  const slice = open(4);

  test.each<[string, Catalogue['metrics'], string]>([
    ['an unknown metric', { prometheus_tsdb_heads: gauge({ help, unit: 'none' }) }, 'is missing'],
    [
      'another type',
      { prometheus_tsdb_head_series: counter({ help, unit: 'series', hasUnconventionalName: true }) },
      'is declared as counter, but exposed as gauge',
    ],
    [
      'an unknown label',
      { prometheus_tsdb_head_series: gauge({ help, unit: 'series', labels: { tenant: open(1) } }) },
      'has no series with the declared label tenant',
    ],
    [
      'a label that is left out',
      { prometheus_http_request_duration_seconds: histogram({ ...seconds, buckets }) },
      'has the undeclared label handler',
    ],
    [
      'a value that is left out',
      {
        prometheus_engine_query_duration_seconds: summary({
          ...seconds,
          quantiles,
          labels: { slice: closed('inner_eval', 'prepare_time', 'result_sort') },
        }),
      },
      'has the undeclared value slice="queue_time"',
    ],
    [
      'another bucket',
      {
        prometheus_http_request_duration_seconds: histogram({ ...seconds, buckets: [0.1, 0.25], labels: { handler } }),
      },
      'is declared with the buckets 0.1,0.25,Infinity, but has 0.1,0.2,0.4,1,3,8,20,60,120,Infinity',
    ],
    [
      'more series than expected',
      { prometheus_engine_query_duration_seconds: summary({ ...seconds, quantiles, labels: { slice: open(3) } }) },
      'has 4 combinations of label values, but 3 are expected',
    ],
    [
      'another quantile',
      { prometheus_engine_query_duration_seconds: summary({ ...seconds, quantiles: [0.5], labels: { slice } }) },
      'is declared with the quantiles 0.5, but has 0.5,0.9,0.99',
    ],
  ])('%s', (_, metrics, fault) => {
    // The catalogue omits all other metrics of Prometheus.
    const planted = catalogue({
      name: 'planted',
      software: 'prometheus',
      version: '3.16.0',
      otherSeries: 1000,
      metrics,
    });
    expect(contractFaults(planted, exposition)).toContain(`${Object.keys(metrics)[0]!} ${fault}`);
  });
});

function named(name: string): Catalogue {
  return catalogues.find((one) => one.name === name)!;
}

function excused([name, { reason }]: [string, Excuse]): Result {
  return { catalogue: named(name), deployed: named(name).version, note: reason };
}

/** Differences that the subject does not explain, and its explanations of differences that are not there. */
function unexplainedFaults(faults: readonly string[], { differences }: Subject): string[] {
  const explains = (difference: Difference['fault'], fault: string) =>
    typeof difference === 'string' ? difference === fault : difference.test(fault);
  return [
    ...faults.filter((fault) => !differences.some((one) => explains(one.fault, fault))),
    ...differences
      .filter((one) => !faults.some((fault) => explains(one.fault, fault)))
      .map((one) => `not seen: ${one.fault}`),
  ];
}

/** Differences between an exposition and its catalogue, one sentence each: here everything that is counted has happened. */
function contractFaults(of: Catalogue, exposition: Exposition): string[] {
  const { issues, unseen, notes } = compareExposition({ catalogue: of }, exposition);
  return [...issues, ...unseen, ...notes].map(({ metric, says }) => `${metric} ${says}`);
}

/** A page as it is in one moment, since servers show more from one to the next, and what is imported of it. */
async function importedExposition(url: string) {
  const place = new Workplace('imported');
  try {
    const file = join(place.folder, 'page.txt');
    writeFileSync(file, await (await fetch(url)).text());
    const { catalogue: imported, notes } = await importExposition(file);
    return { imported, notes, exposition: (await readExposition(file)).metrics };
  } finally {
    await place.stop();
  }
}

/** The page as soon as every difference is explained, since some series come a moment later; or at last what it says. */
async function settled({ url }: Exposed, subject: Subject): Promise<{ exposition: Exposition; unexplained: string[] }> {
  const { catalogue: declared, isComplete = declared.isComplete } = subject;
  const deadline = Date.now() + 30_000;
  return until('the page says what is expected', async () => {
    const { metrics: exposition } = await readExposition(url);
    const unexplained = unexplainedFaults(contractFaults({ ...declared, isComplete }, exposition), subject);
    return unexplained.length === 0 || Date.now() > deadline ? { exposition, unexplained } : undefined;
  });
}

function resultOf({ catalogue: of, image, versionOf, differences }: Subject, exposition: Exposition): Result {
  const [run, deployed] = [versionOf(exposition), image ? versionOfImage(image) : of.version];
  const { length } = differences;
  const note = length > 0 ? `${length} differences, each explained` : run === deployed ? '' : 'no difference seen';
  return { catalogue: of, run, deployed, note };
}
