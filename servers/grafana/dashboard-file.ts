import type { ProvisionedDashboard } from '../../dashboards';

/** Renders a dashboard as a file for Grafana and for reviewers. */
export function dashboardText(dashboard: ProvisionedDashboard, editable: boolean): string {
  return `${JSON.stringify(dashboard.toJson({ editable }), null, 2)}\n`;
}
