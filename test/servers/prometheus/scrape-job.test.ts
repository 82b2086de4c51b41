import { rootCertificates } from 'node:tls';
import { formatIssue } from '../../../core/errors';
import { Size } from '../../../core/size';
import { SecretValue } from '../../../core/secret-value';
import { probeJob, type ProbeJobProps } from '../../../library/reachability/probe-job';
import { podJob, type PodJobProps } from '../../../servers/prometheus/jobs/pod-job';
import type { ScrapeJob, ScrapeJobProps } from '../../../servers/prometheus/jobs/scrape-job';
import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import { place } from '../../constructs/server-manifests';
import { nodeJob, type NodeJobProps } from '../../../servers/prometheus/jobs/node-job';
import { membersJob } from '../../../servers/prometheus/jobs/members-job';
import { staticJob, type StaticJobProps } from '../../../servers/prometheus/jobs/static-job';
import { shop } from '../../shop';

const pods: PodJobProps = { job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 };
const addresses: StaticJobProps = { job: 'shop', catalogue: shop, targets: ['shop:8080'] };
const kubelets: NodeJobProps = { job: 'kubelet', catalogue: shop };
const token = SecretValue.fromExisting('shop', 'token');
const file = ({ secretName, key }: SecretValue) => `/secrets/${secretName}/${key}`;

/** Options of every kind of job that have the same values in all of them. */
const allOfJob: Required<Omit<ScrapeJobProps, 'job' | 'catalogue' | 'authorization'>> = {
  path: '/api/metrics',
  scheme: 'https',
  interval: '30s',
  timeout: '10s',
  honorLabels: true,
  params: { format: 'prometheus', 'match[]': ['up', '{job="shop"}'] },
  tls: { authority: rootCertificates[0]!, serverName: 'shop.internal' },
  protocols: ['PrometheusProto', 'PrometheusText1.0.0'],
  fallbackProtocol: 'PrometheusText0.0.4',
  nameEscaping: 'allow-utf-8',
  honorTimestamps: false,
  stores: 'catalogue',
  labelLimit: 100,
  labelValueLengthLimit: 4096,
  bodySizeLimit: Size.mebibytes(12),
  sampleLimit: 5000,
  expectedTargets: 3,
};
const allOfPods: Required<PodJobProps> = {
  ...pods,
  selector: { tier: 'web', app: 'shop' },
  authorization: { user: 'prometheus', password: token },
  ...allOfJob,
  instance: 'node',
  isolated: true,
  clients: [{ from: { namespace: 'kube-system', labels: { app: 'traefik' } }, ports: [{ port: 8080 }] }],
};
const { scheme: _scheme, tls: _tls, ...allOfNode } = allOfJob;
const allOfNodes: Required<NodeJobProps> = { ...kubelets, ...allOfNode, port: 10_255, selfSigned: true };
const allOfStatic: Required<StaticJobProps> = {
  ...addresses,
  targets: ['shop.example:443', '[2001:db8::1]:443'],
  authorization: { bearerToken: token },
  ...allOfJob,
  podPort: 8443,
  pods: { namespace: 'apps', labels: { app: 'shop' } },
};

const probes = { page: {}, exact: { followsRedirects: false } } as const;
const probe: ProbeJobProps<'page' | 'exact'> = {
  job: 'front',
  blackbox: { modules: probes },
  module: 'page',
  targets: ['https://shop.example/'],
};
const allOfProbe: Required<ProbeJobProps<'page' | 'exact'>> = {
  ...probe,
  module: 'exact',
  targets: [
    'https://shop.example:8443/health?deep=1',
    { url: 'https://shop.example/', module: 'page' },
    'https://203.0.113.7',
  ],
  interval: '1m',
  timeout: '20s',
  sampleLimit: 100,
  expectedTargets: 3,
};

describe('jobs', () => {
  test.each([
    ['pods, minimal', podJob(pods)],
    ['pods, all', podJob(allOfPods)],
    ['nodes, minimal', nodeJob(kubelets)],
    ['nodes, all', nodeJob(allOfNodes)],
    ['addresses, minimal', staticJob(addresses)],
    ['addresses, all', staticJob(allOfStatic)],
    ['probes, minimal', probeJob(probe)],
    ['probes, all', probeJob(allOfProbe)],
  ])('%s', (_, job) => {
    const config = JSON.stringify(scrapeConfig(job, { ...place, secretFile: file }));
    expect(JSON.parse(config.replace(JSON.stringify(rootCertificates[0]), '"authority.pem"'))).toMatchSnapshot();
  });

  test.each<[string, ScrapeJob, readonly RegExp[]]>([
    [
      'a name with a space',
      podJob({ ...pods, job: 'my shop' }),
      [/this is no name of a job; given: "my shop"; allowed: lowercase letters, digits and -/],
    ],
    [
      'a limit below what is expected',
      probeJob({ ...probe, sampleLimit: 4 }),
      [
        /^sampleLimit: Prometheus would reject whole scrapes: the catalogue blackbox_probe expects more samples of a target; given: 4; allowed: 24 and more; remedy: raise it, for example to 48, or remove it: the default is 1000/,
      ],
    ],
    ['an empty selector', podJob({ ...pods, selector: {} }), [/its selector is empty, so it would discover every pod/]],
    [
      'a port that does not exist',
      podJob({ ...pods, port: 70000 }),
      [/port 70000 does not exist; allowed: 1 to 65535/],
    ],
    ['a port of kubelets that does not exist', nodeJob({ ...kubelets, port: 0 }), [/port 0 does not exist/]],
    ['a path without a slash', podJob({ ...pods, path: 'metrics' }), [/path does not begin with \/; given: "metrics"/]],
    [
      'a bad interval',
      podJob({ ...pods, interval: '30 s' as never }),
      [/interval: this is no duration; given: "30 s"/],
    ],
    [
      'an interval of nothing',
      podJob({ ...pods, interval: '0s' }),
      [/interval: this duration must be longer than zero; given: "0s"/],
    ],
    [
      'half a target',
      podJob({ ...pods, expectedTargets: 0.5 }),
      [/expectedTargets: this is no number of targets; given: 0.5; allowed: a whole number/],
    ],
    [
      'clients of pods that everybody reaches',
      podJob({ ...pods, clients: allOfPods.clients }),
      [/it has clients, but its pods are not isolated; remedy: set isolated: true/],
    ],
    [
      'an address with a scheme',
      staticJob({ ...addresses, targets: ['https://shop:443'] }),
      [/this is no target; given: "https:\/\/shop:443"; allowed: host:port/],
    ],
    [
      'no member',
      membersJob({ job: 'shop', catalogue: shop, server: 'shop', port: 80, count: 0 }),
      [/this number of replicas is not possible; given: 0; allowed: a whole number from 1 to 9/],
    ],
    ['an address without a port', staticJob({ ...addresses, targets: ['shop'] }), [/this is no target; given: "shop"/]],
    [
      'a Secret with an impossible name and key',
      staticJob({ ...addresses, authorization: { bearerToken: SecretValue.fromExisting('My_Secret', 'a/b') } }),
      [/this is no name of a Secret; given: "My_Secret"; allowed: /, /this is no key of a Secret; given: "a\/b"; /],
    ],
    [
      'a token that others could read on its way',
      staticJob({
        ...addresses,
        targets: [
          'shop.example:80',
          'shop.apps.svc:80',
          '192.168.1.7:80',
          '203.0.113.7:80',
          '[2001:db8::1]:80',
          'shop:80',
        ],
        authorization: { bearerToken: token },
      }),
      [
        /would be sent without encryption to a host outside of the cluster; given: "http to shop.example"; allowed: https; http to a service/,
        /given: "http to 203.0.113.7"/,
        /given: "http to \[2001:db8::1\]"/,
      ],
    ],
    [
      'what is asked without a scheme, or with a password in it',
      probeJob({ ...probe, targets: ['shop.example', 'https://me:secret@shop.example/'] }),
      [/this is no address; given: "shop.example"; allowed: http or https, a host and a path/, /is no address/],
    ],
    [
      'what can never come over TLS',
      probeJob({ ...probe, module: 'exact', targets: ['http://shop.example/'] }),
      [
        /http:\/\/shop.example\/ can never be right: its module asks for TLS, and no redirect leads there; remedy: https/,
      ],
    ],
    [
      'several mistakes',
      podJob({ ...pods, selector: {}, port: 0, path: 'x' }),
      [/path does not begin with .*"x"/, /port 0/, /selector is empty/],
    ],
  ])('reports %s', (_, { issues }, messages) => {
    expect(issues).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(formatIssue(issues[index]!)).toMatch(message);
  });

  test('has no issues when it is valid', () => {
    for (const job of [podJob(allOfPods), staticJob(allOfStatic), probeJob(allOfProbe)]) expect(job.issues).toEqual([]);
  });

  test('reports a plain secret without repeating it', () => {
    const issues = staticJob({ ...addresses, authorization: { bearerToken: 'hunter2' as never } }).issues.map(
      formatIssue,
    );
    expect(issues).toEqual([
      expect.stringMatching(/^authorization is given as a string, .*; allowed: SecretValue.fromExisting\(name, key\)/),
    ]);
    expect(issues.join()).not.toContain('hunter2');
  });

  test('declares its connections, including those of redirects from plain http', () => {
    expect(probeJob(probe).destinations).toEqual([{ kind: 'server', server: 'blackbox-exporter', port: 9115 }]);
    const { probe: asked } = probeJob({ ...probe, targets: ['http://shop.example/', 'https://shop.example:8443/'] });
    expect(asked).toEqual({
      modules: ['page'],
      destinations: [
        { kind: 'host', host: 'shop.example', port: 80 },
        { kind: 'host', host: 'shop.example', port: 443 },
        { kind: 'host', host: 'shop.example', port: 8443 },
      ],
    });
  });

  test('declares the places of its targets', () => {
    expect(podJob(pods).destinations).toEqual([
      { kind: 'peer', to: { namespace: 'apps', labels: { app: 'shop' } }, port: 8080 },
    ]);
    expect(staticJob({ ...addresses, targets: ['a:1', '[2001:db8::1]:2'] }).destinations).toEqual([
      { kind: 'host', host: 'a', port: 1 },
      { kind: 'host', host: '[2001:db8::1]', port: 2 },
    ]);
    expect(staticJob({ ...addresses, podPort: 9 }).destinations).toEqual([{ kind: 'host', host: 'shop', port: 9 }]);
  });
});
