import type { RuleGroup } from '../../alerts';
import type { Rule } from '../../alerts/rules/rule';
import { scopeOf } from '../../alerts/rules/rule-group';
import type { Duration } from '../../core/duration';
import type { ProvisionedDashboard } from '../../dashboards';
import type { ImportedSteps } from '../../dashboards/panels/query';
import { jobScope } from '../../dashboards/panels/min-step';
import type { Node } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import type { StackContent } from '../stack';

/** Expression of a stack, limited to the jobs of its dashboard or rule group. */
export interface StackExpression {
  /** Path in issues: `dashboard shop: panel errors`. */
  readonly path: string;
  readonly node: Node;
  /** Window of its rule group; `undefined` on dashboards, where Grafana chooses it. */
  readonly window: Duration | undefined;
  /** Settings of an imported query. */
  readonly imported?: ImportedSteps | undefined;
  /** Rule whose expression it is, with the interval of its group. */
  readonly rule?: Pick<Rule, 'kind' | 'name' | 'for'> & Pick<RuleGroup, 'interval'>;
}

/** Returns the expressions of all panels, rules and runbooks. */
export function expressionsOf({ dashboards, rules }: Pick<StackContent, 'dashboards' | 'rules'>): StackExpression[] {
  return [...dashboards.flatMap(ofDashboard), ...rules.flatMap(ofGroup)];
}

function ofDashboard({ uid, jobs, queries }: ProvisionedDashboard): StackExpression[] {
  const scope = jobScope(jobs);
  return queries.map(([panel, { node, imported }]) => ({
    path: `dashboard ${uid}: panel ${panel}`,
    node: resolve(node, { scope }),
    window: undefined,
    imported,
  }));
}

function ofGroup({ job, window, interval, rules }: RuleGroup): StackExpression[] {
  const scope = scopeOf(job);
  return rules.flatMap((rule) => [
    {
      path: `rule ${rule.name}: its expression`,
      node: resolve(rule.node, { scope }),
      window,
      rule: { ...rule, interval },
    },
    ...(rule.runbook?.queries ?? []).map(({ title, node }) => ({
      path: `rule ${rule.name}: query "${title}" of its runbook`,
      node: resolve(node, { scope }),
      window,
    })),
  ]);
}
