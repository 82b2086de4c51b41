import { durationIssues, type Duration } from '../../core/duration';
import { collectIssues, inPath, repeated, throwIssues, type Issue } from '../../core/errors';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';
import type { MatcherNode } from '../../promql/node';
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
  /** The objective whose rules they are. */
  readonly objective?: Objective<Unit>;
  /** Issues of what the rules were to be made of. */
  readonly issues?: readonly Issue[];
}

/** A group of rules. */
export function ruleGroup(props: RuleGroupProps): RuleGroup {
  const { name, rules, job, interval, window = '5m' } = props;
  return { name, rules, job, interval, window };
}

/** What a group about a job adds to every selector that does not match a job itself. */
export function scopeOf(job: string | undefined): MatcherNode[] {
  return job === undefined ? [] : [{ label: 'job', operator: '=', value: job }];
}

/** A file of rules as Prometheus reads it. */
export interface RuleFileJson {
  readonly groups: readonly RuleGroupJson[];
}

/**
 * A file of rules.
 *
 * @throws ValidationError listing groups without rules, names that two groups, two alerts or two recording rules share, and everything
 * that is wrong with a rule
 */
export function ruleFile(
  groups: readonly RuleGroup[],
  links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>,
): RuleFileJson {
  const rules = groups.flatMap((group) => group.rules);
  const issues: Issue[] = [
    ...repeated(
      groups.map(({ name }) => name),
      { problem: 'two rule groups have the same name', remedy: 'give each its own, or put their rules into one group' },
    ),
    ...groups.flatMap((group) => group.issues ?? []),
    ...groups
      .filter((group) => group.rules.length === 0 && group.issues === undefined)
      .map(({ name }) => ({ problem: `group ${name} has no rules` })),
    ...repeated(
      rules.map(({ name }) => name),
      { problem: 'two rules have the same name', remedy: 'rename one, or leave it out' },
    ),
  ];
  const json = groups.map(({ name, interval, window, job, rules: ofGroup }) => {
    issues.push(
      ...durationIssues(interval, { path: `group ${name}: interval` }),
      ...durationIssues(window, { path: `group ${name}: window` }),
    );
    return {
      name,
      ...(interval ? { interval } : {}),
      rules: ofGroup.flatMap(
        (rule) => collectIssues(issues, () => rule.toJson({ ...links, window, scope: scopeOf(job) })) ?? [],
      ),
    };
  });
  throwIssues(inPath('rules', issues));
  return { groups: json };
}
