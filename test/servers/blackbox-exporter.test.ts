import { Size } from '../../core/size';
import { probeJob } from '../../library/reachability/probe-job';
import type { HttpModule } from '../../servers/blackbox-exporter/http-module';
import type { BlackboxExporterProps } from '../../servers/blackbox-exporter/options';
import { blackboxExporterSpec } from '../../servers/blackbox-exporter/spec';
import { place, serverManifests } from '../constructs/server-manifests';

const minimal: BlackboxExporterProps = {
  jobs: [],
  modules: { page: {} },
};
const every: Required<HttpModule> = {
  method: 'GET',
  statusCodes: [200, 401],
  requiresTls: false,
  followsRedirects: false,
  bodyMatches: '<title>Shop',
  bodyMatchesNot: '(?i)maintenance',
  addresses: 'ip6',
  timeout: '5s',
};
const modules = { page: {}, api: every };
const all: Required<BlackboxExporterProps> = {
  ...minimal,
  modules,
  jobs: [probeJob({ job: 'front', blackbox: { modules }, module: 'page', targets: ['https://shop.example/'] })],
  resources: { cpuRequest: 20, cpuLimit: 400, memoryRequest: Size.mebibytes(64), memoryLimit: Size.mebibytes(128) },
  image: 'registry.example/blackbox-exporter:v0.28.0',
};

const manifests = (options: BlackboxExporterProps) => serverManifests(blackboxExporterSpec(options, place));

describe('BlackboxExporter', () => {
  test('minimal required props', () => {
    expect(manifests(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(manifests(all)).toMatchSnapshot();
  });

  test('a changed module recreates its pod', () => {
    const checksum = (props: BlackboxExporterProps) => /checksum\/configuration: (\w+)/.exec(manifests(props))![1];
    expect(checksum(minimal)).not.toBe(checksum({ ...minimal, modules: { page: { timeout: '5s' } } }));
  });

  test.each<[string, Readonly<Record<string, HttpModule>>, RegExp]>([
    ['no module', {}, /it has no modules, so no job can use it/],
    [
      'a name with a hyphen',
      { 'the-page': {} },
      /this is no name of a module; given: "the-page"; allowed: lowercase letters, digits and _/,
    ],
    [
      'a status that does not exist',
      { page: { statusCodes: [20] } },
      /module page: this is no HTTP status code; given: 20; allowed: a whole number from 100 to 599/,
    ],
    [
      'the status of a redirect that is followed',
      { page: { statusCodes: [301] } },
      /module page: redirects are followed, so the last response never has this status code; given: 301; remedy: set followsRedirects/,
    ],
    [
      'an expression that RE2 does not know',
      { page: { bodyMatches: 'a(?=b)' } },
      /module page: bodyMatches: this is no regular expression: .*; given: "a\(\?=b\)"; allowed: RE2 syntax/,
    ],
    [
      'the body of HEAD',
      { page: { method: 'HEAD', bodyMatchesNot: 'a' } },
      /bodyMatchesNot: a response to HEAD has no body/,
    ],
    [
      'a bad timeout',
      { page: { timeout: 'soon' as never } },
      /module page: timeout: this is no duration; given: "soon"/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => manifests({ ...minimal, modules: wrong })).toThrow(message);
  });
});
