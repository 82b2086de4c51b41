import { ruleFile, ruleFiles, runbookUid, type PanelReference, type RuleFileJson } from '../alerts';
import { runbookAlerts } from '../alerts/runbooks/runbook-page';
import { environmentLabel } from '../core/environment';
import { groupBy } from '../core/group-by';
import { folderOfGroup } from '../servers/grafana/folder';
import { dataSourceUid } from '../servers/grafana/provisioning';
import {
  grafanaRuleFile,
  grafanaRuleGroups,
  type GrafanaRuleContext,
  type GrafanaRuleGroupJson,
} from '../servers/grafana/rules';
import type { PrometheusProps } from '../servers/prometheus/options';
import { evaluationIntervalOf } from './sample-intervals';
import { externalLabelsOf } from './external-labels';
import { isAgentStack, type StackContent, type StackProps } from './stack';

/** Properties of a stack that its rules depend on. */
export type RuledContent = Pick<StackContent, 'name' | 'environment' | 'dashboards' | 'rules' | 'runbooks'> & {
  /** Intervals of Prometheus, and its external labels. */
  readonly prometheus: Pick<PrometheusProps, 'scrapeInterval' | 'evaluationInterval' | 'externalLabels'>;
};

/**
 * Returns the context in which the rules of a stack are rendered.
 *
 * @param address address of the Grafana of their links, without a slash at its end
 * @param isWritten whether they read what Prometheus writes elsewhere, with its external labels
 */
export function ruleContext(
  stack: RuledContent,
  address: string,
  isWritten: boolean,
): Omit<GrafanaRuleContext, 'dataSource'> {
  const { name, dashboards, rules, runbooks } = stack;
  const alertLabels = externalLabelsOf(stack);
  const byUid = groupBy(dashboards, ({ uid }) => uid);
  const panelId = ({ dashboard: uid, panel }: PanelReference) => {
    const [dashboard] = byUid.get(uid) ?? [];
    return dashboard?.panelKeys.includes(panel) ? dashboard.panelId(panel) : undefined;
  };
  const documented = new Set(runbookAlerts(rules).map(({ rule }) => rule.name));
  return {
    instance: name,
    alertLabels,
    ...(isWritten ? { externalLabels: alertLabels } : {}),
    interval: evaluationIntervalOf(stack),
    panelId,
    panelUrl: (panel) => {
      const id = panelId(panel);
      return id === undefined ? undefined : `${address}/d/${panel.dashboard}?viewPanel=panel-${id}`;
    },
    runbookUrl: (alert) => {
      if (runbooks !== undefined) return `${runbooks}/${alert}`;
      return documented.has(alert) ? `${address}/d/${runbookUid(alert)}` : undefined;
    },
  };
}

/** Returns the address of the Grafana of a stack, without a slash at its end. */
export function grafanaAddressOf(stack: StackProps): string {
  return isAgentStack(stack) ? stack.grafana.url : `https://${stack.grafana.host}`;
}

const links = new WeakMap<StackProps, ReturnType<typeof ruleContext>>();

/** Returns the context of the rules of a stack, with links to its own Grafana. */
export function linksOf(stack: StackProps): ReturnType<typeof ruleContext> {
  const context = links.get(stack) ?? ruleContext(stack, grafanaAddressOf(stack), isAgentStack(stack));
  links.set(stack, context);
  return context;
}

/**
 * Renders the rules of a stack for Prometheus.
 *
 * @throws ValidationError with all issues of the rules
 */
export function rulesOf(stack: StackProps): RuleFileJson {
  return ruleFile(stack.rules, linksOf(stack));
}

/**
 * Renders the rules of a stack for a Prometheus that is not its own, such as that of the Prometheus
 * Operator: it does not know the environment, so the alerts carry it.
 *
 * @throws ValidationError with all issues of the rules
 */
export function operatorRulesOf(stack: StackProps): RuleFileJson {
  const environment = { [environmentLabel]: stack.environment };
  return {
    groups: rulesOf(stack).groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) =>
        rule.alert === undefined ? rule : { ...rule, labels: { ...environment, ...rule.labels } },
      ),
    })),
  };
}

/**
 * Renders the rule files of a stack for Prometheus, by name.
 *
 * @throws ValidationError with all issues of the rules
 */
export function ruleFilesOf(stack: StackProps): Record<string, RuleFileJson> {
  return ruleFiles(stack.rules, linksOf(stack));
}

/**
 * Renders the rules of a stack for evaluation by Grafana.
 *
 * @throws ValidationError with all issues of the rules
 */
export function grafanaRulesOf(stack: StackProps): GrafanaRuleGroupJson[] {
  const dataSource = isAgentStack(stack) ? stack.grafana.dataSource : dataSourceUid;
  return grafanaRuleGroups(stack.rules, { ...linksOf(stack), dataSource });
}

/** Renders the rules of a stack as a provisioning file of Grafana. */
export function grafanaRuleFileOf(stack: StackProps): unknown {
  const { name, grafana, folders, removedRules = [], rules } = stack;
  const switchedOff = rules.flatMap((group) => (group.switchedOff ?? []).map((alert) => alert.name));
  return grafanaRuleFile(grafanaRulesOf(stack), {
    folderOf: (group) => folderOfGroup(folders, group)?.title ?? grafana.folder,
    instance: name,
    // A Grafana that has the rule from before it was switched off would keep it.
    removed: [...new Set([...removedRules, ...switchedOff])],
  });
}
