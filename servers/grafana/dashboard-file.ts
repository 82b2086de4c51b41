import type { DashboardContext, ProvisionedDashboard } from '../../dashboards';

/** Renders a dashboard as a file for Grafana and for reviewers. */
export function dashboardText(dashboard: ProvisionedDashboard, context: DashboardContext): string {
  return `${JSON.stringify(dashboard.toJson(context), null, 2)}\n`;
}

/**
 * Renders a runbook page as a file for Grafana, without line breaks: a preview shows a changed file
 * as a whole, and reviewers read the page in Markdown.
 */
export function runbookText(page: ProvisionedDashboard, context: DashboardContext): string {
  return `${JSON.stringify(page.toJson(context))}\n`;
}
