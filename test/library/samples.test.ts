import { config } from '../../infra/stacks';
import { staticJob } from '../../servers';
import { growingShare, scrapeLimits, type ScrapeLimitProps } from '../../servers/prometheus/jobs/scrape-limits';
import { rulesOf } from '../../stack/rules';
import type { StackProps } from '../../stack/stack';
import { shop } from '../shop';
import { shopCloud, shopServer } from './shop-stacks';

const stacks: readonly StackProps[] = [...config.stacks.map(({ stack }) => stack), shopServer('en'), shopCloud('en')];
const { samplesPerTarget: expected } = shop;

describe.each(stacks.map((stack) => [stack.name, stack] as const))('%s', (_, stack) => {
  const rules = new Map(
    rulesOf(stack).groups.flatMap((group) => group.rules.map((rule) => [rule.alert ?? rule.record!, rule])),
  );

  test('warns when a target of any job exposes about twice the samples that its catalogue expects', () => {
    const { expr } = rules.get('PrometheusSamplesGrowing')!;
    const found = expr.matchAll(/job=~?"(.*?)"[^>]*>\s+scrape_sample_limit(?:\{[^}]*\})?\s+\* ([\d.]+)/g);
    const shares = new Map(
      [...found].flatMap(([, jobs, share]) => jobs!.split('|').map((job) => [job, Number(share)])),
    );
    for (const { job, catalogue, request } of stack.jobs) {
      const { sample_limit: limit } = scrapeLimits(catalogue, request);
      const twice = (2 * catalogue.samplesPerTarget) / limit;
      expect([job, Math.abs(shares.get(job)! - twice) <= 0.05]).toEqual([job, true]);
    }
    expect(shares.size).toBe(stack.jobs.length);
  });

  test('warns when a limit of a scrape is exceeded', () => {
    expect(rules.get('PrometheusScrapeLimitExceeded')!.expr).toMatch(/sample_limit[^]*body_size_limit[^]*label_limits/);
  });
});

test.each<[string, ScrapeLimitProps, number]>([
  ['without an own limit', {}, 150],
  ['with a limit of five times', { sampleLimit: 5 * expected }, 2 * expected],
  ['with a limit of twice', { sampleLimit: 2 * expected }, 1.6 * expected],
  ['with the least possible limit', { sampleLimit: expected }, expected],
])('%s, a job of %j may expose %d samples', (_, limits, samples) => {
  const job = staticJob({ job: 'shop', catalogue: shop, targets: ['shop.example:80'], ...limits });
  const { sample_limit: limit } = scrapeLimits(job.catalogue, job.request);
  expect(growingShare(job.catalogue, job.request) * limit).toBeCloseTo(samples, 6);
});
