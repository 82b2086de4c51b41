import { parseAllDocuments } from 'yaml';
import { annotationBytes } from '../../../constructs/config-maps';
import { jsonBytes, objectLimit } from '../../../constructs/spread';
import { render } from '../../../targets/synthesize';
import { manyApplications, manyApplicationsTarget as target } from '../../many-applications';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data: Readonly<Record<string, string>>;
}

interface Rendered {
  readonly files: ReadonlyMap<string, string>;
  /** Files of the ConfigMaps by their names. */
  readonly maps: ReadonlyMap<string, Manifest['data']>;
}

function rendered(count: number): Rendered {
  const { files } = render([{ stack: manyApplications(count), target }]);
  const manifests = parseAllDocuments(files.get('many.k8s.yaml')!).map((one) => one.toJS() as Manifest);
  const maps = new Map(
    manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
  );
  return { files, maps };
}

// More jobs and rules than one file and one ConfigMap can have.
const [before, after] = [rendered(45), rendered(46)];

test('every ConfigMap of many applications fits into an annotation', () => {
  for (const data of after.maps.values()) expect(annotationBytes(data)).toBeLessThan(objectLimit);
  const rules = [...after.maps.keys()].filter((name) => name.startsWith('prometheus-rules'));
  expect(rules.length).toBeGreaterThan(1);
  const mounted = rules.flatMap((name) => Object.keys(after.maps.get(name)!));
  const written = [...after.files.keys()].filter((path) => path.startsWith('many/rules/'));
  expect(mounted.map((name) => `many/rules/${name}`).sort()).toEqual(written.sort());
});

test('every PrometheusRule of many applications fits into an annotation', () => {
  const objects = parseAllDocuments(after.files.get('many/prometheus-rule.yaml')!).map((one) => one.toJS() as Manifest);
  expect(objects.length).toBeGreaterThan(1);
  for (const object of objects) expect(jsonBytes(object)).toBeLessThan(objectLimit);
});

test('one more application adds its files and changes only those that list all applications', () => {
  const changed = [...before.files].filter(([path, text]) => after.files.get(path) !== text).map(([path]) => path);
  expect(changed.sort()).toEqual([
    'many.k8s.yaml',
    'many/dashboards/runbooks.json',
    'many/grafana-rules.yml',
    'many/notifications.txt',
    'many/objectives.txt',
    'many/prometheus-rule.yaml',
    // An alert on the samples of all jobs.
    'many/rules/samples.PrometheusSamplesGrowing.yml',
    'many/runbooks/PrometheusSamplesGrowing.md',
    'many/runbooks/runbook-PrometheusSamplesGrowing.json',
    'many/sizing.yml',
  ]);
  const added = [...after.files.keys()].filter((path) => !before.files.has(path));
  expect(added.filter((path) => !/app-?0046/i.test(path))).toEqual([]);
});

test('one more application keeps the files of the others in their ConfigMaps', () => {
  const mapsOf = ({ maps }: Rendered) =>
    new Map([...maps].flatMap(([name, data]) => Object.keys(data).map((file) => [`${file} of ${name}`, data[file]])));
  const [old, now] = [mapsOf(before), mapsOf(after)];
  expect([...old.keys()].filter((file) => !now.has(file))).toEqual([]);
  expect([...old].filter(([file, text]) => now.get(file) !== text).map(([file]) => file)).toEqual([
    expect.stringMatching(/^samples.PrometheusSamplesGrowing.yml of prometheus-rules-/),
    'runbooks.json of grafana-dashboard-runbooks',
    expect.stringMatching(/^runbook-PrometheusSamplesGrowing.json of grafana-runbooks-/),
  ]);
});
