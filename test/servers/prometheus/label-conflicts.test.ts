import { formatIssue } from '../../../core/errors';
import { catalogue, gauge, open } from '../../../metrics';
import { labelConflictIssues } from '../../../servers/prometheus/jobs/label-conflicts';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import type { ScrapeJobProps } from '../../../servers/prometheus/jobs/scrape-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { validate } from '../../../targets/validation';
import { minimalStack } from '../../stacks';
import { targeted } from '../../targeted';

/** Metrics about pods, whose labels have the names of those that discovery sets. */
const stateOf = (...labels: readonly string[]) =>
  catalogue({
    name: 'state',
    software: 'kube-state-metrics',
    version: '2',
    metrics: Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [
        `kube_pod_${name}`,
        gauge({ help: 'A pod.', unit: 'none', labels: Object.fromEntries(labels.map((label) => [label, open(3)])) }),
      ]),
    ),
  });

const job = (labels: readonly string[], props: Partial<ScrapeJobProps> = {}) =>
  podJob({
    job: 'state',
    catalogue: stateOf(...labels),
    namespace: 'apps',
    selector: { app: 'state' },
    port: 8080,
    ...props,
  });

const conflicts = (one: Parameters<typeof labelConflictIssues>[0]) => labelConflictIssues(one).map(formatIssue);

test('a label of metrics that the job sets too is refused, because Prometheus renames it', () => {
  expect(conflicts(job(['namespace', 'pod', 'phase']))).toEqual(
    ['namespace', 'pod'].map(
      (label) =>
        `it sets the label "${label}", so Prometheus renames that of metrics of state to exported_${label}; given: "kube_pod_a, kube_pod_b, kube_pod_c, 1 more"; remedy: set honorLabels: true to keep the label of the metrics, or declare it as exported_${label} in the catalogue`,
    ),
  );
});

test('with honorLabels, with the name that Prometheus stores, and on a job without the label it is accepted', () => {
  expect(conflicts(job(['namespace'], { honorLabels: true }))).toEqual([]);
  expect(conflicts(job(['exported_namespace', 'phase']))).toEqual([]);
  expect(conflicts(staticJob({ job: 'state', catalogue: stateOf('namespace'), targets: ['state:80'] }))).toEqual([]);
});

test('the validation of a stack reports it with its job', () => {
  const issues = validate([targeted({ ...minimalStack, jobs: [job(['namespace'])] })]).map(formatIssue);
  expect(issues).toEqual([expect.stringContaining('prometheus: job state: it sets the label "namespace"')]);
});
