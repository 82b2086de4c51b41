import { plot } from '../../bench/plot';
import type { Reading } from '../../bench/reading';

const readings = (time: (applications: number) => number): Reading[] =>
  [1000, 1, 10, 100].map((applications) => ({
    name: `${applications} applications`,
    unit: 's',
    values: [time(applications) * 2, time(applications)],
    applications,
  }));

describe('plot', () => {
  const svg = plot(
    'Processor time',
    readings((count) => count / 100),
  );

  test('places the least value of each number of applications on logarithmic axes', () => {
    expect(svg).toContain('<polyline points="70,350 253,247 437,143 620,40"');
    expect([...svg.matchAll(/<circle/g)]).toHaveLength(4);
    expect(svg).toContain('>10.0 s</text>');
  });

  test('has powers of ten at the axes', () => {
    for (const tick of ['1', '10', '100', '1,000', '0.01 s', '0.1 s', '1 s', '10 s'])
      expect(svg).toContain(`>${tick}</text>`);
  });

  test('is the same for readings in another order', () => {
    expect(plot('Processor time', readings((count) => count / 100).reverse())).toBe(svg);
  });
});
