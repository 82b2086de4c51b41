import { Size } from '../../core/size';
import { resourceIssues } from '../../servers/resources';

const valid = {
  cpuRequest: 10,
  cpuLimit: 100,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

test('accepts requests up to their limits', () => {
  expect(resourceIssues({ ...valid, cpuRequest: 100, ephemeralStorageRequest: Size.gibibytes(1) })).toEqual([]);
});

test.each([0, -1, 0.5, NaN, Infinity])('rejects %j of CPU', (cpuRequest) => {
  expect(resourceIssues({ ...valid, cpuRequest })).toContainEqual(
    expect.objectContaining({
      path: 'resources: cpuRequest',
      problem: 'this is no amount of CPU in thousandths of a core',
    }),
  );
});

test('rejects no memory, and a request above its limit', () => {
  expect(
    resourceIssues({ ...valid, memoryRequest: Size.gibibytes(1), ephemeralStorageLimit: Size.mebibytes(0) }),
  ).toEqual([
    {
      path: 'resources: ephemeralStorageLimit',
      problem: 'this size is too small',
      given: '0 bytes',
      allowed: '1 MiB and more',
    },
    {
      path: 'resources: memoryRequest',
      problem: 'the request is above the limit',
      given: 2 ** 30,
      allowed: `at most ${2 ** 26}`,
    },
  ]);
});
