import { once } from '../../core/once';
import type { DashboardContext, ProvisionedDashboard } from '../../dashboards';

/**
 * Renders a dashboard as a file for Grafana and for reviewers. Several stacks can show the same
 * dashboard, each in a ConfigMap and in a file.
 */
export const dashboardText = once(
  (dashboard: ProvisionedDashboard, context: DashboardContext) =>
    `${JSON.stringify(dashboard.toJson(context), null, 2)}\n`,
);

/**
 * Renders a runbook page as a file for Grafana, without line breaks: a preview shows a changed file
 * as a whole, and reviewers read the page in Markdown.
 */
export const runbookText = once(
  (page: ProvisionedDashboard, context: DashboardContext) => `${JSON.stringify(page.toJson(context))}\n`,
);

/**
 * Returns the uid of a dashboard as it is in the name of its file set, which has no capitals and no
 * `_`. Uids that are equal there must not be used together; MySQL also compares them without case.
 */
export function foldedUid(uid: string): string {
  return uid.toLowerCase().replaceAll('_', '-');
}
