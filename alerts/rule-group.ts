import { throwMistakes } from '../metrics/mistake';
import type { Duration } from '../promql';
import type { Rule, RuleContext, RuleJson } from './rule';

/** What a group of rules says. */
export interface RuleGroupProps {
  /** Its name, the only one of this name in a stack. */
  readonly name: string;
  /** Its rules, evaluated one after the other. */
  readonly rules: readonly Rule[];
  /**
   * The job whose targets its rules are about; every selector that does not match a job itself is limited to it.
   *
   * @default - all jobs
   */
  readonly job?: string;
  /**
   * How often it is evaluated.
   *
   * @default - as often as Prometheus evaluates by default
   */
  readonly interval?: Duration;
  /**
   * The length of windows that its expressions leave to their reader.
   *
   * @default '5m'
   */
  readonly window?: Duration;
}

/** A group of rules as Prometheus reads it. */
export interface RuleGroupJson {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly RuleJson[];
}

/** Rules that are evaluated together. */
export interface RuleGroup extends Required<Pick<RuleGroupProps, 'name' | 'rules' | 'window'>> {
  readonly job: string | undefined;
  readonly interval: Duration | undefined;
}

/**
 * A group of rules.
 *
 * @throws Mistake when it has no rules
 */
export function ruleGroup(props: RuleGroupProps): RuleGroup {
  const { name, rules, job, interval, window = '5m' } = props;
  throwMistakes(`rule group ${name}`, rules.length > 0 ? [] : ['it has no rules']);
  return { name, rules, job, interval, window };
}

/** A file of rules as Prometheus reads it. */
export interface RuleFileJson {
  readonly groups: readonly RuleGroupJson[];
}

/**
 * A file of rules.
 *
 * @throws Mistake listing names that two groups, two alerts or two recording rules share, and what is wrong with a rule in
 * its place
 */
export function ruleFile(
  groups: readonly RuleGroup[],
  links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>,
): RuleFileJson {
  const rules = groups.flatMap((group) => group.rules);
  throwMistakes('rules', [
    ...shared(groups.map(({ name }) => name)).map((name) => `two groups have the name ${name}`),
    ...shared(rules.map(({ name }) => name)).map((name) => `two rules have the name ${name}`),
  ]);
  return { groups: groups.map((group) => groupJson(group, links)) };
}

function groupJson(group: RuleGroup, links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>): RuleGroupJson {
  const { name, interval, window, job } = group;
  const scope = job === undefined ? [] : [{ label: 'job', operator: '=' as const, value: job }];
  const rules = group.rules.map((rule) => rule.toJson({ ...links, window, scope }));
  return { name, ...(interval ? { interval } : {}), rules };
}

function shared(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
