import {
  Dashboard,
  query,
  row,
  statPanel,
  type DashboardProps,
  type Panel,
  type ProvisionedDashboard,
} from '../../../../dashboards';
import { sum } from '../../../../promql';
import { metrics } from '../../../shop';
import { shopJobs, withStack } from '../base';

/** Creates a small stack with dashboards. */
export const withDashboard = (...dashboards: readonly ProvisionedDashboard[]) =>
  withStack({ jobs: shopJobs, dashboards });

/** Creates a small stack with a panel. */
export const withPanel = (panel: Panel) =>
  withDashboard(new Dashboard({ ...example, rows: { all: row('All', { one: panel }) } }));

/** Query of a gauge. */
export const memory = query(sum(metrics.memory_bytes));
/** Title and description of a panel. */
export const about = { title: 'Memory', description: 'Memory.' };

/** Dashboard with one panel. */
export const example: DashboardProps<'memory'> = {
  uid: 'shop',
  title: 'Shop',
  description: 'The shop.',
  rows: { all: row('All', { memory: statPanel({ ...about, queries: [memory] }) }) },
};
