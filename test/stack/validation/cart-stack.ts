import { alert, ruleGroup, type RuleGroupProps } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { formatIssue } from '../../../core/errors';
import { Dashboard, query, row, timeSeriesPanel } from '../../../dashboards';
import type { Unit } from '../../../metrics';
import { quantity, rate, raw, sum, type AnyUnit, type Condition, type Instant, type Window } from '../../../promql';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../../stack/stack';
import { stackIssues } from '../../../stack/validation';
import { metrics as m, shop } from '../../shop';
import { minimalStack } from '../../stacks';

const catalogue = { ...shop, targetLabels: [] };

/** Job with the metrics of the shop, at an interval of its own. */
export const jobAt = (job: string, interval?: Duration) =>
  staticJob({ job, catalogue, targets: [`${job}:80`], ...(interval ? { interval } : {}) });

/** Stack with the job `cart`, which is scraped every minute. */
export function stackOf(props: Partial<MonitoringStackProps>): MonitoringStackProps {
  return { ...minimalStack, jobs: [jobAt('cart', '1m')], runbooks: 'https://wiki.example', ...props };
}

/** Issues of a stack as text. */
export const issuesOf = (stack: MonitoringStackProps) => stackIssues(stack, []).map(formatIssue);

const panelOf = (...expressions: readonly [Instant<string, Unit>, ...Instant<string, Unit>[]]) => {
  const [first, ...others] = expressions.map((one) => query(one));
  return timeSeriesPanel({ title: 'Requests', description: 'Requests.', queries: [first!, ...others] });
};

/** Dashboard with one panel, `requests`. */
export const dashboardOf = (expressions: Parameters<typeof panelOf>, jobs?: readonly [string, ...string[]]) =>
  new Dashboard({
    uid: 'cart',
    title: 'Cart',
    description: 'Cart.',
    ...(jobs ? { jobs } : {}),
    rows: { all: row('All', { requests: panelOf(...expressions) }) },
  });

/** Rate of the requests of each job. */
export const requests = (window?: Window) => sum(rate(m.http_requests_total, window)).by('job');

/** Alert on a condition. */
export const alertOn = (condition: Condition<string, AnyUnit>, hold?: Duration) =>
  alert({
    name: 'CartBusy',
    condition,
    ...(hold ? { for: hold } : {}),
    severity: 'warning',
    summary: 'Busy',
    description: 'Busy.',
  });

/** The same rate with a window in PromQL. */
export const inText = (window: string) =>
  raw(`sum by (job) (rate(http_requests_total[${window}]))`, {
    catalogues: [shop],
    labels: ['job'],
    unit: 'requests/s',
  });

/** Condition on more than ten requests a second. */
export const busy = (window?: Window) => requests(window).greaterThan(quantity(10, 'requests/s'));

/** Rule group of the job `cart`. */
export const group = (props: Partial<RuleGroupProps>) => ruleGroup({ name: 'cart', job: 'cart', rules: [], ...props });
