import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, closed, counter } from '../../../metrics';
import { increase, render, selectors } from '../../../promql';
import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { PrometheusFeature } from '../../../servers';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { Workplace } from '../workplace';
import { startPrometheus } from './prometheus';
import { startAnswering } from './server';

const payments = catalogue({
  name: 'payments',
  software: 'payments',
  version: '1',
  metrics: {
    payouts_failed_total: counter({ help: 'Failed.', unit: 'events', labels: { reason: closed('bank', 'network') } }),
  },
});
const feature: PrometheusFeature = 'created-timestamp-zero-ingestion';

const place = new Workplace();
afterAll(() => place.stop());

/** Increase after the first event of a counter, whose series appears with it after a few scrapes. */
async function increaseAfterFirstEvent(args: readonly string[]): Promise<number | undefined> {
  let scrapes = 0;
  let created = 0;
  const target = await startAnswering((_, response) => {
    scrapes += 1;
    if (scrapes === 4) created = Date.now() / 1000 - 0.3;
    const series = `payouts_failed_total{reason="bank"} 1\npayouts_failed_created{reason="bank"} ${created}\n`;
    response.setHeader('content-type', 'application/openmetrics-text; version=1.0.0');
    response.end(`# TYPE payouts_failed counter\n${created > 0 ? series : ''}# EOF\n`);
  });
  place.running.push(target);
  const none = () => {
    throw new Error('not used');
  };
  const job = staticJob({
    job: 'payments',
    catalogue: payments,
    targets: [target.address],
    interval: '1s',
    timeout: '1s',
  });
  const unused = { target: none, members: none, machines: none, secretFile: none };
  const config = { scrape_configs: [scrapeConfig(job, unused)] };
  const folder = mkdtempSync(join(place.folder, 'prometheus-'));
  const prometheus = await startPrometheus({ folder, config, args });
  place.running.push(prometheus);
  await untilSo('the series has samples', () => Promise.resolve(scrapes > 7));
  const query = render(increase(selectors(payments).payouts_failed_total, '1m').node);
  const { series } = await askAt(prometheus, query, Date.now() / 1000);
  return series[0]?.points[0]?.[1];
}

test('an increase counts the first event only with the feature', async () => {
  expect(await increaseAfterFirstEvent([])).toBe(0);
  expect(await increaseAfterFirstEvent([`--enable-feature=${feature}`])).toBeGreaterThan(0.5);
});
