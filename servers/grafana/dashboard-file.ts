import { once } from '../../core/once';
import type { DashboardContext, ProvisionedDashboard } from '../../dashboards';

/** Characters that JSON allows, and YAML does not or reads as line breaks. */
const unsafe = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Renders JSON that is also a text of YAML, because ConfigMaps hold it. */
function json(content: unknown, indentation?: number): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(content, null, indentation).replaceAll(unsafe, escape);
}

/**
 * Renders a dashboard as a file for Grafana and for reviewers. Several stacks can show the same
 * dashboard, each in a ConfigMap and in a file.
 */
export const dashboardText = once(
  (dashboard: ProvisionedDashboard, context: DashboardContext) => `${json(dashboard.toJson(context), 2)}\n`,
);

/**
 * Renders a runbook page as a file for Grafana, without line breaks: a preview shows a changed file
 * as a whole, and reviewers read the page in Markdown.
 */
export const runbookText = once(
  (page: ProvisionedDashboard, context: DashboardContext) => `${json(page.toJson(context))}\n`,
);

/**
 * Returns the uid of a dashboard as it is in the name of its file set, which has no capitals and no
 * `_`. Uids that are equal there must not be used together; MySQL also compares them without case.
 */
export function foldedUid(uid: string): string {
  return uid.toLowerCase().replaceAll('_', '-');
}
