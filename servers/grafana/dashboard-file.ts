import type { ProvisionedDashboard } from '../../dashboards';

/** A dashboard as a file: what Grafana reads, and what a reviewer reads. */
export function dashboardText(dashboard: ProvisionedDashboard, editable: boolean): string {
  return `${JSON.stringify(dashboard.toJson({ editable }), null, 2)}\n`;
}
