import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { resourceEstimate } from '../../../servers/prometheus/resource-estimate';
import { shop } from '../../shop';

const job = podJob({
  job: 'shop',
  catalogue: { ...shop, seriesPerTarget: 1000 },
  namespace: 'apps',
  selector: { app: 'shop' },
  port: 8080,
});

describe('what the series of a stack ask for', () => {
  test('nothing but the base without any', () => {
    const { series, samplesPerSecond, memory, disk } = resourceEstimate([], '15s', '30d');
    expect([series, samplesPerSecond, memory.toMebibytes(), disk.toMebibytes()]).toEqual([0, 0, 192, 1024]);
  });

  test('grows with series, targets, how often they are read and how long they are kept', () => {
    const { series, samplesPerSecond, memory, disk } = resourceEstimate(
      [
        { ...job, expectedTargets: 9 },
        { ...job, interval: '30s' },
      ],
      '15s',
      '30d',
    );
    expect(series).toBe(10_000);
    expect(samplesPerSecond).toBeCloseTo(9000 / 15 + 1000 / 30);
    // 192 MiB + 10 000 × 8 KiB, in steps of 64 MiB
    expect(memory.toMebibytes()).toBe(320);
    // 512 MiB + 633 samples/s × 30 d × 2 B, in steps of 1 GiB
    expect(disk.toGibibytes()).toBe(4);
  });

  test('counts static targets individually', () => {
    const two = staticJob({ job: 'shop', catalogue: job.catalogue, targets: ['a:1', 'b:1'] });
    expect(resourceEstimate([two], '15s', '30d').series).toBe(2000);
  });
});
