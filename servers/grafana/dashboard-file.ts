import type { DashboardContext, ProvisionedDashboard } from '../../dashboards';

const known = new WeakMap<ProvisionedDashboard, Map<string, string>>();

/**
 * Renders a dashboard as a file for Grafana and for reviewers. A text is rendered once: several
 * stacks can show the same dashboard, each in a ConfigMap and in a file.
 */
export function dashboardText(dashboard: ProvisionedDashboard, context: DashboardContext): string {
  const texts = known.get(dashboard) ?? new Map<string, string>();
  known.set(dashboard, texts);
  const key = JSON.stringify(context);
  const text = texts.get(key) ?? `${JSON.stringify(dashboard.toJson(context), null, 2)}\n`;
  texts.set(key, text);
  return text;
}

/**
 * Renders a runbook page as a file for Grafana, without line breaks: a preview shows a changed file
 * as a whole, and reviewers read the page in Markdown.
 */
export function runbookText(page: ProvisionedDashboard, context: DashboardContext): string {
  return `${JSON.stringify(page.toJson(context))}\n`;
}
