import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitoringSystem } from '../../library/monitoring/system';
import type { Place } from '../../servers/place';
import { dashboardsOf } from '../../stack/runbooks';
import { serversOf } from '../../stack/servers';
import { kubernetes, synthesize, type Target } from '../../targets';
import { stackFiles } from '../../targets/stack-files';
import { fullStack, minimalStack, testTargets } from '../stacks';

/** Target that is not a cluster, with distinct paths and addresses. */
const place: Place = {
  folder: (server, inImage) => `/srv/${server}/${inImage.split('/').at(-1)!}`,
  secretFile: (folder, { secretName, key }) => `${folder}/${secretName}.${key}`,
  address: (server, port) => `127.0.0.1:${port}#${server}`,
  target: (server, port) => `127.0.0.1:${port}@${server}`,
  members: (server, count) => Array.from({ length: count }, (_, member) => `${server}-${member}.host.example`),
  machines: (_server, port) => ({ kind: 'addresses', addresses: [`127.0.0.1:${port}`] }),
  group: () => 'host',
  listen: (port) => `127.0.0.1:${port}`,
  seesMachineNetwork: true,
};

/** Target that lists the servers of a stack. */
const list: Target = {
  name: 'list',
  commands: kubernetes().commands,
  servers: (stack) => serversOf(stack, place),
  validate: () => [],
  names: () => [],
  warnings: () => [],
  requiredSecrets: () => [],
  networkPolicies: () => [],
  applyCommands: () => [],
  render: (stack) =>
    new Map([
      [
        `${stack.name}.txt`,
        serversOf(stack, place)
          .map(({ name, image }) => `${name} ${image}\n`)
          .join(''),
      ],
    ]),
};

describe('Target', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('a second target renders the same stack', () => {
    synthesize([{ stack: minimalStack, target: list }], { output: folder });
    expect(readFileSync(join(folder, `${minimalStack.name}.txt`), 'utf8')).toMatch(
      /^prometheus docker\.io\/prom\/prometheus:v\S+\ngrafana docker\.io\/grafana\/grafana:\S+\n$/,
    );
  });

  test('only objects, their patches and restores are files of Kubernetes alone', () => {
    const target = testTargets.full!;
    const files = stackFiles(fullStack, serversOf(fullStack, place), dashboardsOf(fullStack, target.commands));
    const other = [...target.render(fullStack).keys()].filter((path) => !files.has(path));
    expect(other).toEqual([
      'full.k8s.yaml',
      'full/prometheus-rule.yaml',
      'full/restore.yaml',
      ...fullStack.patches.map(({ workload }) => `full/patches/${workload.name}.yaml`),
    ]);
    expect([...files.keys()].filter((path) => !target.render(fullStack).has(path))).toEqual([]);
    expect(files.get('full/prometheus.yml')).toContain('127.0.0.1:');
  });

  test('writes nothing for rejected stacks', () => {
    const refusing: Target = { ...list, validate: ({ name }) => [{ problem: `${name} has no room here` }] };
    expect(() => synthesize([{ stack: minimalStack, target: refusing }], { output: folder })).toThrow(
      /minimal has no room here/,
    );
  });
});

describe('Place', () => {
  const files = serversOf(fullStack, place);
  const texts = files.flatMap((spec) => [
    ...spec.args,
    ...Object.values(spec.environment),
    spec.before?.script ?? '',
    ...spec.folders.map(({ path }) => path),
    ...spec.files
      // Dashboards contain runbooks, whose commands still come from a cluster.
      .filter(({ name }) => !name.startsWith('grafana-dashboard-'))
      .flatMap(({ files: content }) => Object.values(content)),
  ]);
  // An exporter keeps the paths of its image, because it can run beside an external server.
  const own = texts.filter((text) => !text.includes('postgres-exporter'));

  test('leaves no path of a container where servers run outside', () => {
    const paths = own.flatMap((text) => text.match(/(?<![\w/])\/(?:etc|prometheus|alertmanager|var)\b[^\s"']*/g) ?? []);
    expect(paths).toEqual([]);
  });

  test('sets the addresses of servers', () => {
    const all = own.join('\n');
    expect(all).toContain('http://127.0.0.1:9090#prometheus');
    expect(all).toContain('--web.listen-address=127.0.0.1:9090');
    expect(all).toContain('alertmanager-1.host.example:9093');
    expect(all).toContain('--cluster.label=host');
  });

  test('sets the addresses of the servers that Prometheus scrapes, but for itself', () => {
    const { jobs } = monitoringSystem({ stack: 'shop', language: 'en', commands: kubernetes().commands });
    const [spec] = serversOf({ ...minimalStack, jobs }, place);
    const config = spec!.files.flatMap(({ files: content }) => content['prometheus.yml'] ?? []).join('');
    expect(config.match(/targets:\n(?: +- \S+\n)+/g)?.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'targets: - localhost:9090 ',
      'targets: - alertmanager-0.host.example:9093 ',
      'targets: - 127.0.0.1:3000@grafana ',
    ]);
    expect(spec!.connections).toEqual([
      { kind: 'server', server: 'alertmanager', port: 9093, reason: 'job alertmanager scrapes it' },
      { kind: 'server', server: 'grafana', port: 3000, reason: 'job grafana scrapes it' },
    ]);
  });

  test('collects data in the network of the machine', () => {
    expect(own.filter((text) => text.startsWith('--no-collector'))).toEqual([]);
  });
});
