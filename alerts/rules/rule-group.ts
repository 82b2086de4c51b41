import { durationIssues, type Duration } from '../../core/duration';
import { collectIssues, inPath, repeated, throwIssues, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import { nameIssues } from '../../core/names';
import { emptyTextIssues } from '../../core/text';
import { characterIssues } from '../../core/characters';
import { fileStart } from '../../dashboards/id';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';
import type { MatcherNode } from '../../promql/node';
import type { Rule, RuleContext, RuleJson } from './rule';

/** Options of {@link ruleGroup}. */
export interface RuleGroupProps {
  /** Name, unique in a stack. */
  readonly name: string;
  /** Rules, evaluated in this order. */
  readonly rules: readonly Rule[];
  /**
   * Job to which the rules are limited. It is added to every selector that has no matcher for
   * `job`.
   *
   * @default - all jobs
   */
  readonly job?: string;
  /**
   * Interval between two evaluations.
   *
   * @default - the evaluation interval of Prometheus
   */
  readonly interval?: Duration;
  /**
   * Window of expressions that use the rate interval.
   *
   * @default '5m'
   */
  readonly window?: Duration;
}

/** Rule group in the format of Prometheus. */
export interface RuleGroupJson {
  /** Name, unique in its file. */
  readonly name: string;
  /** Time between two evaluations. Absent, it is the `evaluation_interval` of Prometheus. */
  readonly interval?: string;
  /** Rules, evaluated in this order. */
  readonly rules: readonly RuleJson[];
}

/** Group of rules that Prometheus evaluates together. */
export interface RuleGroup extends Required<Pick<RuleGroupProps, 'name' | 'rules' | 'window'>> {
  /** Job to which the rules are limited; `undefined` means all jobs. */
  readonly job: string | undefined;
  /** Interval between two evaluations; `undefined` means the evaluation interval of Prometheus. */
  readonly interval: Duration | undefined;
  /** Servers of the stack that the runbooks of its rules name. */
  readonly servers?: readonly string[];
  /** Objective whose rules these are. */
  readonly objective?: Objective<Unit>;
  /** Issues that kept the rules from being built. */
  readonly issues?: readonly Issue[];
  /** Alerts that are not among the rules, because a team has switched them off. */
  readonly switchedOff?: readonly SwitchedOffAlert[];
}

/** Alert that a team has switched off. */
export interface SwitchedOffAlert {
  /** Name of the alert. */
  readonly name: string;
  /** Reason, which `notifications.txt` and `vigie alerts` show. */
  readonly reason: string;
}

/** Creates a rule group. It is deeply frozen. */
export function ruleGroup(props: RuleGroupProps): RuleGroup {
  const { name, rules, job, interval, window = '5m' } = props;
  return deeplyFrozen({ name, rules: [...rules], job, interval, window });
}

/**
 * Returns the matchers that a group of a job adds to every selector without a matcher for `job`.
 */
export function scopeOf(job: string | undefined): MatcherNode[] {
  return job === undefined ? [] : [{ label: 'job', operator: '=', value: job }];
}

/** Returns the groups that have rules to evaluate: not those whose alerts are all switched off. */
export function evaluatedGroups(groups: readonly RuleGroup[]): RuleGroup[] {
  return groups.filter(({ rules, switchedOff = [] }) => rules.length > 0 || switchedOff.length === 0);
}

/** Rule file in the format of Prometheus. */
export interface RuleFileJson {
  /** Rule groups. Prometheus evaluates them independently of each other. */
  readonly groups: readonly RuleGroupJson[];
}

/** Context of all groups of a file. */
export type FileContext = Omit<RuleContext, 'window' | 'scope'>;

/** Last rendering of each rule: a rule file and a runbook page have the same one. */
const renderedRules = new WeakMap<
  Rule,
  {
    readonly context: FileContext;
    readonly window: Duration;
    readonly job: string | undefined;
    readonly json: RuleJson;
  }
>();

/**
 * Renders a rule of a group.
 *
 * @throws ValidationError with the issues of the rule
 */
export function ruleJson(rule: Rule, { window, job }: RuleGroup, context: FileContext): RuleJson {
  const last = renderedRules.get(rule);
  if (last && last.window === window && last.job === job && isSameContext(last.context, context)) return last.json;
  const json = rule.toJson({ ...context, window, scope: scopeOf(job) });
  renderedRules.set(rule, { context, window, job, json });
  return json;
}

/** Last rule file of each list of groups: the files for Prometheus, its Operator and Grafana have the same rules. */
const rendered = new WeakMap<readonly RuleGroup[], { readonly context: FileContext; readonly file: RuleFileJson }>();

/**
 * Renders a rule file.
 *
 * @throws ValidationError with groups without rules, repeated names of groups or rules, and the
 * issues of every rule
 */
export function ruleFile(groups: readonly RuleGroup[], context: FileContext): RuleFileJson {
  const known = rendered.get(groups);
  if (known && isSameContext(known.context, context)) return known.file;
  const file = renderedFile(groups, context);
  rendered.set(groups, { context, file });
  return file;
}

function isSameContext(one: FileContext, other: FileContext): boolean {
  return (
    one.panelUrl === other.panelUrl &&
    one.runbookUrl === other.runbookUrl &&
    one.externalLabels === other.externalLabels
  );
}

function renderedFile(groups: readonly RuleGroup[], context: FileContext): RuleFileJson {
  const issues: Issue[] = [
    ...repeated(
      groups.map(({ name }) => name),
      { problem: 'two rule groups have the same name', remedy: 'rename one, or put their rules into one group' },
    ),
    ...groups.flatMap(({ name }) => inPath('group', emptyTextIssues({ name }))),
    ...groups.flatMap(({ name }) => characterIssues(name, 'name of a group')),
    ...groups.flatMap((group) => group.issues ?? []),
    ...groups
      .filter((group) => group.rules.length === 0 && group.issues === undefined && group.switchedOff === undefined)
      .map(({ name }) => ({ problem: `group ${name} has no rules` })),
    ...nameIssues(
      groups.flatMap((group) =>
        group.rules.map(({ name }) => ({
          owner: `group ${group.name}`,
          what: 'rule',
          name,
          remedy: 'rename or remove one',
        })),
      ),
    ),
  ];
  const json = evaluatedGroups(groups).map((group) => {
    const { name, interval, window, rules: ofGroup } = group;
    issues.push(
      ...durationIssues(interval, { path: `group ${name}: interval` }),
      ...durationIssues(window, { path: `group ${name}: window` }),
    );
    return {
      name,
      ...(interval ? { interval } : {}),
      rules: ofGroup.flatMap((rule) => collectIssues(issues, () => ruleJson(rule, group, context)) ?? []),
    };
  });
  throwIssues(inPath('rules', issues));
  return { groups: json };
}

/**
 * Renders rules as files by name, so that a change affects a small file: `GROUP.ALERT.yml` for each
 * alert. A group with recording rules is one file, `GROUP.yml`, because its alerts read what its
 * recording rules stored in the same evaluation. Groups in several files have the same name.
 *
 * @throws ValidationError with the same issues as {@link ruleFile}
 */
export function ruleFiles(
  groups: readonly RuleGroup[],
  context: Omit<RuleContext, 'window' | 'scope'>,
): Record<string, RuleFileJson> {
  return Object.fromEntries(
    ruleFile(groups, context).groups.flatMap((group): [name: string, file: RuleFileJson][] => {
      const start = fileStart(group.name);
      return group.rules.some(({ record }) => record !== undefined)
        ? [[`${start}.yml`, { groups: [group] }]]
        : group.rules.map((rule) => [`${start}.${rule.alert!}.yml`, { groups: [{ ...group, rules: [rule] }] }]);
    }),
  );
}
