import { ruleFile, runbookPanel, type PanelReference, type RuleFileJson } from '../alerts';
import { defaults } from '../core/defaults';
import { stableId } from '../dashboards/id';
import { dataSourceUid } from '../servers/grafana/provisioning';
import { grafanaRuleGroups, type GrafanaRuleContext, type GrafanaRuleGroupJson } from '../servers/grafana/rules';
import type { PrometheusProps } from '../servers/prometheus/options';
import { isAgentStack, type StackContent, type StackProps } from './stack';

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
    interval: prometheus.evaluationInterval ?? defaults.evaluationInterval,
    panelId,
    panelUrl: (panel) => {
      const id = panelId(panel);
      return id === undefined ? undefined : `${address}/d/${panel.dashboard}?viewPanel=panel-${id}`;
    },
    runbookUrl: (alert) => {
      if (runbooks !== undefined) return `${runbooks}/${alert}`;
      const panel = runbookPanel(rules, alert);
      return panel && `${address}/d/${panel.dashboard}?viewPanel=panel-${stableId(panel.panel)}`;
    },
  };
}

/** Address of the Grafana of a stack, without a slash at its end. */
export function grafanaAddressOf(stack: StackProps): string {
  return isAgentStack(stack) ? stack.grafana.url : `https://${stack.grafana.host}`;
}

/** Links of the alerts of a stack. */
export function linksOf(stack: StackProps): ReturnType<typeof ruleContext> {
  return ruleContext(stack, grafanaAddressOf(stack));
}

/**
 * The rules of a stack as Prometheus reads them.
 *
 * @throws ValidationError listing everything that is wrong with them
 */
export function rulesOf(stack: StackProps): RuleFileJson {
  return ruleFile(stack.rules, linksOf(stack));
}

/**
 * The same rules as Grafana evaluates them.
 *
 * @throws ValidationError see {@link grafanaRuleGroups}
 */
export function grafanaRulesOf(stack: StackProps): GrafanaRuleGroupJson[] {
  const dataSource = isAgentStack(stack) ? stack.grafana.dataSource : dataSourceUid;
  return grafanaRuleGroups(stack.rules, { ...linksOf(stack), dataSource });
}
