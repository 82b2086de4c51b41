import { runbookPanelId, runbooksUid, type GrafanaRuleContext, type PanelReference } from '../alerts';
import type { MonitoringStackProps } from './monitoring-stack';

/**
 * What decides about the rules of a stack besides the rules themselves.
 *
 * @param address of the Grafana that their links lead to, without a slash at its end
 */
export function ruleContext(
  { name, dashboards, rules, runbooks, prometheus }: MonitoringStackProps,
  address: string,
): Omit<GrafanaRuleContext, 'dataSource'> {
  const panelId = ({ dashboard: uid, panel }: PanelReference) => {
    const dashboard = dashboards.find((one) => one.uid === uid);
    return dashboard?.panelKeys.includes(panel) ? dashboard.panelId(panel) : undefined;
  };
  const pages = new Set(rules.flatMap((group) => group.rules.flatMap((rule) => (rule.runbook ? [rule.name] : []))));
  return {
    instance: name,
    interval: prometheus.evaluationInterval ?? '15s',
    panelId,
    panelUrl: (panel) => {
      const id = panelId(panel);
      return id === undefined ? undefined : `${address}/d/${panel.dashboard}?viewPanel=panel-${id}`;
    },
    runbookUrl: (alert) => {
      if (runbooks !== undefined) return `${runbooks}/${alert}`;
      return pages.has(alert) ? `${address}/d/${runbooksUid}?viewPanel=panel-${runbookPanelId(alert)}` : undefined;
    },
  };
}
