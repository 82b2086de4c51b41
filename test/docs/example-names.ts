import { alert } from '../../alerts';
import { SecretValue, Size } from '../../core';
import { Dashboard, query, row, statPanel } from '../../dashboards';
import { catalogue as declared, gauge, nativeHistogram, open } from '../../metrics';
import { quantity, selectors, sum } from '../../promql';
import { staticJob, type Receiver, type RemoteWrite } from '../../servers';
import type { MonitoringStackProps } from '../../stack';
import { minimalStack } from '../stacks';

// Names that the examples of `docs/how-to/change-your-code.md` use and do not declare.
export { alert, Dashboard, SecretValue, Size, staticJob, type MonitoringStackProps };

const help = 'Something.';
const of = { software: 'shop', version: '1' };
const carts = declared({ name: 'carts', ...of, metrics: { carts_open: gauge({ help, unit: 'none' }) } });
const openCarts = sum(selectors(carts).carts_open).by('job');

export const catalogue = declared({
  name: 'mail',
  ...of,
  metrics: { sizes: nativeHistogram({ help, unit: 'bytes', labels: { route: open(20) } }) },
});
export const withInstance = declared({
  name: 'gateway',
  ...of,
  targetLabels: ['job'],
  metrics: { carts: gauge({ help, unit: 'none', labels: { instance: open(5) } }) },
});
/** Job of the metrics that `condition` and `rows` read. */
export const cartsJob = staticJob({ job: 'carts', catalogue: carts, targets: ['carts.example:80'] });
export const condition = openCarts.greaterThan(quantity(10, 'none'));
export const rows = {
  all: row('All', { carts: statPanel({ title: 'Carts', description: help, queries: [query(openCarts)] }) }),
};
export const runbook = { impact: 'Carts wait.', steps: ['Look.'] } as const;
export const texts = {
  name: 'CartsMany',
  severity: 'warning',
  summary: 'Many carts',
  description: 'Many carts are open.',
  runbook,
} as const;
export const receivers: readonly Receiver[] = [
  {
    name: 'team',
    integrations: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }],
  },
];
export const remoteWrites: readonly RemoteWrite[] = [{ name: 'mimir', url: 'https://mimir.example/api/v1/push' }];
export const { environment, jobs, dashboards, rules, prometheus, grafana } = minimalStack;
export const { retention, volume } = prometheus;
