import type { DashboardContext, ProvisionedDashboard } from '../../dashboards';

/** Renders a dashboard as a file for Grafana and for reviewers. */
export function dashboardText(dashboard: ProvisionedDashboard, context: DashboardContext): string {
  return `${JSON.stringify(dashboard.toJson(context), null, 2)}\n`;
}
