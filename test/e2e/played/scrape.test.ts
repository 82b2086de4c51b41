import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { startPrometheus } from '../servers/prometheus';
import { freePort, startServer, type Server } from '../servers/server';
import { Workplace } from '../workplace';
import { exposedBy } from './exposed';
import { expositionOf } from './exposition';
import { playedStacks } from './played-stacks';

/** Of each catalogue what one stack plays: applications and exporters, each once. */
const playedJobs = [
  ...new Map(playedStacks.flatMap(({ jobs }) => jobs.map((played) => [played.catalogue, played]))).values(),
];

const place = new Workplace();
let prometheus: Server;

/** Every target of every played application, each with a page of its own. */
beforeAll(async () => {
  const { folder, running } = place;
  const configs = [];
  for (const played of playedJobs) {
    const { job } = played.targets[0].labels;
    const targets = [];
    for (const [index, { weight }] of played.targets.entries()) {
      const [file, port] = [join(folder, `${job}-${index}.json`), await freePort()];
      writeFileSync(file, expositionOf(played, weight));
      const args = [join(__dirname, 'serve-exposition.mjs'), file, String(port), '127.0.0.1'];
      running.push(await startServer({ program: process.execPath, args, port, ready: '/metrics' }));
      targets.push(`127.0.0.1:${port}`);
    }
    configs.push({ job_name: job, static_configs: [{ targets }] });
  }
  const config = { global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: configs };
  prometheus = await startPrometheus({ folder, config });
  running.push(prometheus);
  // Ten samples of everything.
  await untilSo('ten samples', async () => {
    const { series } = await askAt(prometheus, 'min(count_over_time(up[1h])) >= 10', Date.now() / 1000);
    return series.length > 0;
  });
});
afterAll(() => place.stop());

const now = () => Date.now() / 1000;

describe.each(playedJobs.map((played) => [played.targets[0].labels.job, played] as const))(
  'Prometheus reads the page of %s',
  (job, played) => {
    test('of every target, with all series and no other', async () => {
      const up = await askAt(prometheus, `sum(up{job="${job}"})`, now());
      expect(up.series[0]?.points[0]?.[1]).toBe(played.targets.length);
      const { series } = await askAt(prometheus, `scrape_samples_scraped{job="${job}"}`, now());
      expect(series.map(({ points }) => points[0]![1])).toEqual(played.targets.map(() => exposedBy(played).length));
    });

    test('and takes each metric for what its catalogue says', async () => {
      const answer = await fetch(
        `${prometheus.url}/api/v1/targets/metadata?match_target=${encodeURIComponent(`{job="${job}"}`)}`,
      );
      const { data } = (await answer.json()) as { data: { metric: string; type: string; help: string }[] };
      const read = new Map(data.map(({ metric, type, help }) => [metric, { type, help }]));
      const declared = Object.entries(played.catalogue.metrics).map(([name, { type, help }]) => [name, { type, help }]);
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(declared));
    });

    test('and counts what was played', async () => {
      for (const { name, labels, value } of exposedBy(played)) {
        if (value.kind === 'level') continue;
        const perSecond = value.flows.reduce((sum, one) => sum + one.perSecond.day * one.each, 0);
        const weights = played.targets.reduce((sum, { weight }) => sum + weight, 0);
        const matchers = Object.entries({ job, ...labels }).map(([label, one]) => `${label}=${JSON.stringify(one)}`);
        const { series } = await askAt(prometheus, `sum(rate(${name}{${matchers.join(',')}}[8s]))`, now());
        // The page is written some milliseconds after Prometheus has noted the time.
        expect(Math.abs(series[0]!.points[0]![1] - perSecond * weights)).toBeLessThanOrEqual(
          0.05 * perSecond * weights,
        );
      }
    });
  },
);
