import { rootCertificates } from 'node:tls';
import { formatIssue } from '../../../core/errors';
import { Size } from '../../../core/size';
import { catalogue, gauge, nativeHistogram, open, type Catalogue } from '../../../metrics';
import type { ScrapeJob } from '../../../servers/prometheus/jobs/scrape-job';
import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import { scrapeSettings } from '../../../servers/prometheus/jobs/scrape-settings';
import { staticJob, type StaticJobProps } from '../../../servers/prometheus/jobs/static-job';
import { place } from '../../constructs/server-manifests';
import { shop } from '../../shop';

const names = { name: 'web', software: 'web', version: '1' };
const active = gauge({ help: 'Active requests.', unit: 'requests' });
const web = catalogue({ ...names, metrics: { 'http.server.active': active } });
const nativeWeb = catalogue({
  ...names,
  metrics: { 'http.server.active': active, size: nativeHistogram({ help: 'Size.', unit: 'bytes' }) },
});

const addresses: StaticJobProps = { job: 'shop', catalogue: shop, targets: ['shop:8080'] };

test.each<[string, ScrapeJob, readonly RegExp[]]>([
  [
    'limits below what is expected',
    staticJob({ ...addresses, labelLimit: 4, labelValueLengthLimit: 3, bodySizeLimit: Size.mebibytes(0) }),
    [
      /^bodySizeLimit is 0; allowed: more than 0$/,
      /^labelLimit: Prometheus would reject whole scrapes: a series of the catalogue shop has more labels, with its name and those of the job; given: 4; allowed: \d+ and more/,
      /^labelValueLengthLimit: Prometheus would reject whole scrapes: the catalogue shop declares a longer label value; given: 3; allowed: \d+ and more/,
    ],
  ],
  [
    'limits that are no numbers of things',
    staticJob({ ...addresses, labelLimit: 0, labelValueLengthLimit: 100.5 }),
    [
      /^labelLimit: this is no limit; given: 0; allowed: a whole number from 1 to 1000000000$/,
      /^labelValueLengthLimit: this is no limit; given: 100.5; allowed: a whole number from 1 to 1000000000$/,
      /^labelLimit: Prometheus would reject whole scrapes/,
    ],
  ],
  [
    'a query in a path',
    staticJob({ ...addresses, path: '/v1/agent/metrics?format=prometheus&match[]=up' }),
    [
      /^path contains a query, which Prometheus would ask for as part of the path \(%3F\); given: "\/v1\/agent\/metrics\?format=prometheus&match\[\]=up"; remedy: set path: '\/v1\/agent\/metrics' and params: { format: 'prometheus', "match\[\]": 'up' }$/,
    ],
  ],
  [
    'what a path of a URL does not hold',
    staticJob({ ...addresses, path: '/a%20b' }),
    [/^path contains %20, which Prometheus would escape: %2520; given: "\/a%20b"; remedy: write the character itself$/],
  ],
  [
    'a fragment in a path',
    staticJob({ ...addresses, path: '/a#b' }),
    [/^path contains #, which Prometheus would escape: %23; .*remedy: remove it and what follows it$/],
  ],
  [
    'parameters without a name or a value',
    staticJob({ ...addresses, params: { '': 'a', b: [] as never } }),
    [/^params: a parameter has no name$/, /^params: the parameter b has no value$/],
  ],
  [
    'formats that Prometheus does not know, or twice',
    staticJob({
      ...addresses,
      protocols: ['PrometheusProto', 'PrometheusText0.0.4', 'PrometheusText0.0.4', 'OpenMetricsText2.0.0' as never],
      fallbackProtocol: 'text' as never,
      nameEscaping: 'none' as never,
    }),
    [
      /^protocols: Prometheus knows no such format; given: "OpenMetricsText2.0.0"; allowed: PrometheusProto, /,
      /^protocols: a format is listed twice; given: "PrometheusText0.0.4"$/,
      /^fallbackProtocol: Prometheus knows no such format; given: "text"/,
      /^nameEscaping: Prometheus knows no such escaping; given: "none"; allowed: underscores, allow-utf-8, dots, values$/,
    ],
  ],
  [
    'formats and an escaping that do not carry the names of the catalogue',
    staticJob({ ...addresses, catalogue: web, nameEscaping: 'dots', protocols: ['PrometheusText0.0.4'] }),
    [
      /^nameEscaping: targets would not write the names of the catalogue web as they are; given: "dots"; allowed: allow-utf-8$/,
      /^protocols: this format does not carry the names of the catalogue web as they are; given: "PrometheusText0.0.4"; allowed: OpenMetricsText1.0.0, PrometheusText1.0.0$/,
    ],
  ],
  [
    'native histograms beside names that protocol buffers do not carry',
    staticJob({ ...addresses, catalogue: nativeWeb }),
    [
      /^protocols: no format carries the native histograms of the catalogue web; .*remedy: declare its names as targets/,
    ],
  ],
  [
    'formats without native histograms',
    staticJob({ ...addresses, protocols: ['PrometheusText0.0.4'] }),
    [/^protocols: no format carries the native histograms of the catalogue shop; .*remedy: put PrometheusProto first/],
  ],
  [
    'no format',
    staticJob({ ...addresses, protocols: [] as never }),
    [/^protocols: there is no format; allowed: /, /native histograms/],
  ],
  [
    'a path in place of certificates, and no host',
    staticJob({ ...addresses, scheme: 'https', tls: { authority: '/etc/ca.pem', serverName: 'a b' } }),
    [
      /^tls: authority: there is no certificate; allowed: .*; remedy: give the content of the file: readFileSync/,
      /^tls: serverName: this is no host name; given: "a b"/,
    ],
  ],
  [
    'TLS options without TLS',
    staticJob({ ...addresses, tls: { serverName: 'shop' } }),
    [/^tls: the requests do not use TLS; given: "http"; remedy: set scheme: 'https', or remove tls$/],
  ],
  [
    'a certificate that cannot be read',
    staticJob({
      ...addresses,
      scheme: 'https',
      tls: { authority: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
    }),
    [/^tls: authority: a certificate cannot be read; allowed: certificates in PEM/],
  ],
])('reports %s', (_, { issues }, messages) => {
  expect(issues.map(formatIssue)).toEqual(messages.map((message): unknown => expect.stringMatching(message)));
});

test('does not repeat a private key', () => {
  const authority = `${rootCertificates[0]!}\n-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----`;
  const issues = staticJob({ ...addresses, scheme: 'https', tls: { authority } }).issues.map(formatIssue);
  expect(issues).toEqual([expect.stringMatching(/^tls: authority: this holds a private key, which would appear/)]);
  expect(issues.join()).not.toContain('hunter2');
});

test('asks for native histograms only where the catalogue has some', () => {
  const metrics = { shop_wait_seconds: nativeHistogram({ help: 'Wait.', unit: 'seconds' }) };
  const native = catalogue({ name: 'native', software: 'shop', version: '1', metrics });
  const config = (of: Catalogue) =>
    scrapeConfig(staticJob({ ...addresses, catalogue: of }), { ...place, secretFile: () => '' });
  expect(config(native)).toMatchObject({ scrape_native_histograms: true });
  expect(config({ ...native, metrics: {} })).not.toHaveProperty('scrape_native_histograms');
});

test.each<[string, Catalogue]>([
  ['a metric', web],
  [
    'a label',
    catalogue({
      ...names,
      metrics: { active: gauge({ help: 'Active.', unit: 'requests', labels: { 'http.route': open(1) } }) },
    }),
  ],
])('targets are asked for UTF-8 names as they are where %s of the catalogue has one', (_, of) => {
  const job = staticJob({ ...addresses, catalogue: of });

  expect(scrapeConfig(job, { ...place, secretFile: () => '' })).toMatchObject({
    scrape_protocols: ['OpenMetricsText1.0.0', 'PrometheusText1.0.0'],
    metric_name_escaping_scheme: 'allow-utf-8',
  });
  expect(scrapeSettings(job, {}).accept).toBe(
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.7,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,*/*;q=0.5',
  );
});
