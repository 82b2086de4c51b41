import { alert, objectiveRules, ruleGroup } from '../../alerts';
import { formatIssue, ValidationError } from '../../core/errors';
import { column, Dashboard, ImportedDashboard, query, row, statPanel, tablePanel, thresholds } from '../../dashboards';
import { panelReference } from '../../dashboards/panel-reference';
import * as q from '../../promql';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../stack/stack';
import { kubernetes } from '../../targets/kubernetes';
import { synthesize } from '../../targets/synthesize';
import { validate } from '../../targets/validation';
import { availability, metrics as m, shop } from '../shop';
import { fullStack } from '../stacks';

const about = { title: 'Memory', description: 'Memory.' };
const text = { summary: 'Bad', description: 'Bad.', runbook: { impact: 'None.', steps: ['Look.'] as const } };

/**
 * Stacks in which all expressions are built before anything validates them: no issue may hide
 * another.
 */
const wrong: MonitoringStackProps = {
  ...fullStack,
  jobs: [...fullStack.jobs, staticJob({ job: 'bad job', catalogue: shop, targets: ['shop:8080'], interval: '0s' })],
  dashboards: [
    ...fullStack.dashboards,
    new Dashboard({
      uid: 'wrong',
      title: 'Wrong',
      description: 'Wrong.',
      rows: {
        all: row('All', {
          label: statPanel({
            ...about,
            queries: [query(q.sum(q.rate(m.http_requests_total.where({ method: 'PUT' as never }))))],
          }),
          offset: tablePanel({ ...about, labels: {}, columns: [column('x', m.memory_bytes.offset('soon' as never))] }),
          colour: statPanel({
            ...about,
            queries: [query(q.sum(m.memory_bytes))],
            thresholds: thresholds('green', [q.bytes(2), 'yellow'], [q.bytes(1), 'red']),
          }),
        }),
      },
    }),
    new ImportedDashboard({ json: { uid: 'old' }, catalogues: [] }),
  ],
  rules: [
    ...fullStack.rules,
    ruleGroup({
      name: 'wrong',
      rules: [
        alert({
          ...text,
          name: 'Quantile',
          severity: 'warning',
          condition: q.quantileOf(95, m.http_request_duration_seconds).greaterThan(q.seconds(0.5)),
        }),
        alert({
          ...text,
          name: 'Pattern',
          severity: 'warning',
          condition: q.rate(m.http_requests_total.where({ route: /(?!x)/ })).greaterThan(q.quantity(10, 'requests/s')),
        }),
        alert({
          ...text,
          name: 'Raw',
          severity: 'warning',
          condition: q.rawCondition('memory_bytes >', { catalogues: [shop], unit: 'bytes' }),
        }),
      ],
    }),
    ...objectiveRules({
      objective: availability({ target: q.percent(100) }),
      job: 'shop',
      name: 'Shop',
      page: text,
      ticket: text,
      panel: panelReference('shop', 'memory'),
    }),
  ],
  alertmanager: { ...fullStack.alertmanager, retention: 'long' as never },
};

test('reports every issue of a stack in one run, with its path', () => {
  const targeted = [{ stack: wrong, target: kubernetes() }];
  const issues = validate(targeted);
  expect(issues.map(formatIssue)).toEqual(
    [
      'full: prometheus: job bad job: this is no name of a job; given: "bad job"; allowed: lowercase letters, digits and -',
      'full: prometheus: job bad job: interval: this duration must be longer than zero; given: "0s"',
      'full: prometheus: job "bad job" does not set the label "pod"',
      'full: prometheus: rules: the target of shop_availability allows no failures; given: 1',
      'full: prometheus: rules: alert Quantile: invalid quantile; given: 95; allowed: 0 to 1; remedy: write 0.95 for the 95th percentile',
      'full: prometheus: rules: alert Pattern: the regular expression for label route of http_requests_total is invalid',
      'full: prometheus: rules: alert Raw: PromQL "memory_bytes >": invalid PromQL at character 15',
      'full: alertmanager: retention: this is no duration; given: "long"',
      'full: grafana: dashboard wrong: panel label: query A: unknown value of label method of http_requests_total; given: "PUT"; allowed: GET, POST',
      'full: grafana: dashboard wrong: panel offset: query A: this is no duration; given: "soon"',
      'full: grafana: dashboard wrong: panel colour: the steps of thresholds are not in ascending order; given: [2,1]',
      'full: grafana: dashboard old: invalid JSON of a dashboard',
    ].map((start) => expect.stringContaining(start) as string),
  );
  expect(() => synthesize(targeted, { output: 'unused' })).toThrow(new ValidationError(issues));
});
