import { podJob, SecretValue, staticJob, type PodJobProps, type StaticJobProps } from '../../constructs';
import { shop } from '../shop';

const pods: PodJobProps = { job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 };
const addresses: StaticJobProps = { job: 'shop', catalogue: shop, targets: ['shop:8080'] };
const token = SecretValue.fromExisting('shop', 'token');
const file = ({ secretName, key }: SecretValue) => `/secrets/${secretName}/${key}`;

const allOfPods: Required<PodJobProps> = {
  ...pods,
  selector: { tier: 'web', app: 'shop' },
  path: '/api/metrics',
  scheme: 'https',
  interval: '30s',
  timeout: '10s',
  authorization: { user: 'prometheus', password: token },
  sampleLimit: 5000,
  expectedTargets: 3,
  instance: 'node',
  isolated: true,
};
const allOfStatic: Required<StaticJobProps> = {
  ...addresses,
  targets: ['shop.example:443', '[2001:db8::1]:443'],
  path: '/api/metrics',
  scheme: 'https',
  interval: '30s',
  timeout: '10s',
  authorization: { bearerToken: token },
  sampleLimit: 5000,
  expectedTargets: 3,
};

describe('jobs', () => {
  test.each([
    ['pods, minimal', podJob(pods)],
    ['pods, all', podJob(allOfPods)],
    ['addresses, minimal', staticJob(addresses)],
    ['addresses, all', staticJob(allOfStatic)],
  ])('%s', (_, job) => {
    expect(job.toJson(file)).toMatchSnapshot();
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      'a name with a space',
      () => podJob({ ...pods, job: 'my shop' }),
      /"my shop" is no name of a job; allowed: small letters, digits and -/,
    ],
    ['an empty selector', () => podJob({ ...pods, selector: {} }), /its selector is empty, so it would find every pod/],
    [
      'a port that does not exist',
      () => podJob({ ...pods, port: 70000 }),
      /port 70000 does not exist; allowed: 1 to 65535/,
    ],
    ['a path without a slash', () => podJob({ ...pods, path: 'metrics' }), /path "metrics" does not begin with \//],
    ['a bad interval', () => podJob({ ...pods, interval: '30 s' as never }), /this is no duration; given: "30 s"/],
    ['an interval of nothing', () => podJob({ ...pods, interval: '0s' }), /"0s" is not longer than nothing/],
    [
      'a timeout longer than the interval',
      () => podJob({ ...pods, interval: '10s', timeout: '15s' }),
      /its timeout of 15s is longer than its interval of 10s/,
    ],
    [
      'an address with a scheme',
      () => staticJob({ ...addresses, targets: ['https://shop:443'] }),
      /"https:\/\/shop:443" is no target; allowed: host:port/,
    ],
    ['an address without a port', () => staticJob({ ...addresses, targets: ['shop'] }), /"shop" is no target/],
    [
      'a Secret with an impossible name',
      () => SecretValue.fromExisting('My_Secret', 'token'),
      /no name of a Secret; given: "My_Secret"/,
    ],
    [
      'a Secret with an impossible key',
      () => SecretValue.fromExisting('secret', 'a/b'),
      /no key of a Secret; given: "a\/b"/,
    ],
  ])('%s is refused', (_, build, message) => {
    expect(build).toThrow(message);
  });

  test('all that is wrong shows at once', () => {
    expect(() => podJob({ ...pods, selector: {}, port: 0, path: 'x' })).toThrow(
      /path "x"(.|\n)*port 0(.|\n)*selector is empty/,
    );
  });
});
