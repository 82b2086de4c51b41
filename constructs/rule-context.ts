import type { GrafanaRuleContext, PanelReference } from '../alerts';
import type { MonitoringStackProps } from './monitoring-stack';

/**
 * What decides about the rules of a stack besides the rules themselves.
 *
 * @param address of the Grafana that their links lead to, without a slash at its end
 */
export function ruleContext(
  { name, dashboards, runbooks, prometheus }: MonitoringStackProps,
  address: string,
): Omit<GrafanaRuleContext, 'dataSource'> {
  const panelId = ({ dashboard: uid, panel }: PanelReference) => {
    const dashboard = dashboards.find((one) => one.uid === uid);
    return dashboard?.panelKeys.includes(panel) ? dashboard.panelId(panel) : undefined;
  };
  return {
    instance: name,
    interval: prometheus.evaluationInterval ?? '15s',
    panelId,
    panelUrl: (panel) => {
      const id = panelId(panel);
      return id === undefined ? undefined : `${address}/d/${panel.dashboard}?viewPanel=panel-${id}`;
    },
    runbookUrl: (page) => runbooks && `${runbooks}/${page}`,
  };
}
