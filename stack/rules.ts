import { runbookPanel, type PanelReference } from '../alerts';
import { stableId } from '../dashboards/id';
import type { GrafanaRuleContext } from '../servers/grafana/rules';
import type { PrometheusProps } from '../servers/prometheus/options';
import type { StackContent } from './stack';

/** What decides about the rules of a stack: what it shows, and how often rules are evaluated that do not say it. */
export type RuledContent = Pick<StackContent, 'name' | 'dashboards' | 'rules' | 'runbooks'> & {
  readonly prometheus: Pick<PrometheusProps, 'scrapeInterval' | 'evaluationInterval'>;
};

/**
 * What decides about the rules of a stack besides the rules themselves.
 *
 * @param address of the Grafana that their links lead to, without a slash at its end
 */
export function ruleContext(
  { name, dashboards, rules, runbooks, prometheus }: RuledContent,
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
    runbookUrl: (alert) => {
      if (runbooks !== undefined) return `${runbooks}/${alert}`;
      const page = runbookPanel(rules, alert);
      return page && `${address}/d/${page.dashboard}?viewPanel=panel-${stableId(page.panel)}`;
    },
  };
}
