import { deeplyFrozen } from '../../core/freeze';
import type { AlertProperties, Rule } from './rule';
import type { RuleGroup } from './rule-group';

/** Label of alerts with the team that gets them. */
export const teamLabel = 'team';

/** Change of an alert by a team that did not write it: other properties, or switched off. */
export interface AlertAdjustment extends AlertProperties {
  /** Reason why the alert is switched off. It is shown where the alert was. */
  readonly off?: string;
}

/** Changes of the alerts of a system. */
export interface AlertAdjustments {
  /** Team that gets its alerts: their label `team`. */
  readonly team?: string;
  /** Changes by the names of alerts. */
  readonly adjust?: Readonly<Record<string, AlertAdjustment>>;
}

/** Returns a group with the changes of its alerts. Alerts that are switched off are listed beside its rules. */
export function adjustedGroup(group: RuleGroup, { team, adjust = {} }: AlertAdjustments): RuleGroup {
  const off = group.rules.flatMap(({ name }) => {
    const reason = Object.hasOwn(adjust, name) ? adjust[name]!.off : undefined;
    return reason === undefined ? [] : [{ name, reason }];
  });
  const left = group.rules.filter(({ name }) => off.every((one) => one.name !== name));
  return deeplyFrozen({
    ...group,
    rules: left.map((rule) => adjustedRule(rule, team, Object.hasOwn(adjust, rule.name) ? adjust[rule.name]! : {})),
    ...(off.length > 0 ? { switchedOff: [...(group.switchedOff ?? []), ...off] } : {}),
  });
}

function adjustedRule(rule: Rule, team: string | undefined, { severity, for: hold, labels }: AlertAdjustment): Rule {
  const added = { ...(team === undefined ? {} : { [teamLabel]: team }), ...labels };
  const isSame = Object.entries(added).every(([label, value]) => rule.labels?.[label] === value);
  if (!rule.changed || (isSame && severity === undefined && hold === undefined)) return rule;
  const changed = rule.changed({
    ...(severity === undefined ? {} : { severity }),
    ...(hold === undefined ? {} : { for: hold }),
    labels: added,
  });
  // The alert of an objective has properties that alert() does not know.
  return { ...rule, ...changed };
}
