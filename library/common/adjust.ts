import { ruleGroup, type AlertAdjustment, type AlertAdjustments, type RuleGroup, type Severity } from '../../alerts';
import { adjustedGroup } from '../../alerts/rules/adjustment';
import { inPath, type Issue } from '../../core/errors';
import { dnsLabel } from '../../core/kubernetes-name';
import { anything, choice, object, optional, table, text } from '../../core/shape';
import { emptyTextIssues } from '../../core/text';
import type { Unit } from '../../metrics';
import { Quantity } from '../../promql';
import type { System } from '../../stack/system';
import { siteAlertTable, targetAlertTable, withoutThreshold, type AlertTable, type Adjustments } from './alert-table';
import { withIssues } from './rule-group-issues';

/** Changes of alerts as users give them, also in untyped code. */
export interface GivenChanges {
  /**
   * Team that gets the alerts of the system.
   *
   * @default - none
   */
  readonly team?: string | undefined;
  /**
   * Changes by the names of the alerts.
   *
   * @default - none
   */
  readonly adjust?: object | undefined;
}

/** Change of an alert without issues. */
type ValidChange = AlertAdjustment & { readonly threshold?: Quantity<Unit> };

/**
 * Returns a system with the changes of its alerts, also of those that presets create for its watched
 * jobs and public URLs. A name that no alert has is an issue of its rules.
 *
 * @param alerts alerts that can change; by default all alerts of the system
 */
export function adjustedSystem<S extends System>(system: S, given: GivenChanges, alerts = alertsOf(system)): S {
  if (given.team === undefined && given.adjust === undefined) return system;
  const { issues, changes } = checkedChanges(given, alerts);
  const { watched, publicUrls, rules } = system;
  const merged = <T extends { readonly adjustments?: AlertAdjustments }>(one: T, own: AlertTable): T => ({
    ...one,
    adjustments: {
      ...one.adjustments,
      ...changes,
      adjust: { ...one.adjustments?.adjust, ...changesOf(own, changes.adjust) },
    },
  });
  return {
    ...system,
    ...(changes.team === undefined ? {} : { team: changes.team }),
    watched: watched.map((one) => merged(one, targetAlertTable(one.name))),
    ...(publicUrls ? { publicUrls: publicUrls.map((one) => merged(one, siteAlertTable(one.name))) } : {}),
    rules: [...rules.map((group) => adjustedGroup(group, changes)), ...groupOf(issues, watched[0]?.name)],
  };
}

/** Returns the issues of changes of alerts, and the changes without those that have issues. */
export function checkedChanges(
  { team, adjust }: GivenChanges,
  alerts: AlertTable,
): { readonly issues: readonly Issue[]; readonly changes: AlertAdjustments } {
  const issuesOfTeam = team === undefined ? [] : teamIssues(team);
  return {
    issues: [...issuesOfTeam, ...changesIssues(adjust, alerts)],
    changes: {
      ...(team !== undefined && issuesOfTeam.length === 0 ? { team } : {}),
      adjust: validChanges(adjust, alerts),
    },
  };
}

/** Returns all alerts of a system. */
function alertsOf({ rules, watched, publicUrls = [] }: System): AlertTable {
  const named: readonly AlertTable[] = [
    withoutThreshold(...rules.flatMap((group) => group.rules.map(({ name }) => name))),
    ...watched.map(({ name }) => targetAlertTable(name)),
    ...publicUrls.map(({ name }) => siteAlertTable(name)),
  ];
  return Object.fromEntries(named.flatMap((alerts) => Object.entries(alerts)));
}

/** Returns a group that only reports issues. */
function groupOf(issues: readonly Issue[], of = 'system'): RuleGroup[] {
  return issues.length === 0 ? [] : [withIssues(ruleGroup({ name: `adjustments of ${of}`, rules: [] }), issues)];
}

/** Thresholds of a table of alerts. */
export type Thresholds<T extends AlertTable> = {
  readonly [K in keyof T as T[K] extends Quantity<Unit> ? K : never]: T[K];
};

/** Returns the thresholds of alerts: the given ones without issues, or those of the table. */
export function thresholdsOf<T extends AlertTable>(alerts: T, adjust: object | undefined): Thresholds<T> {
  const changes = validChanges(adjust, alerts);
  return Object.fromEntries(
    Object.entries(alerts).map(([name, standard]) => [name, changes[name]?.threshold ?? standard]),
  ) as Thresholds<T>;
}

/** Returns the changes of the alerts of a table, from those of all systems of a preset. */
export function changesOf<T extends AlertTable>(alerts: T, adjust: object | undefined): Adjustments<T> {
  const given = Object.entries(adjust ?? {}).filter(([name]) => Object.hasOwn(alerts, name));
  return Object.fromEntries(given) as Adjustments<T>;
}

/** Returns the changes of the alerts of a table, without those that have issues. */
export function validChanges(adjust: object | undefined, alerts: AlertTable): Readonly<Record<string, ValidChange>> {
  const given = Object.entries((adjust ?? {}) as Readonly<Record<string, ValidChange>>);
  return Object.fromEntries(given.filter(([name, change]) => changeIssues(name, change, alerts).length === 0));
}

/** Returns the issues of changes: names that no alert has, and what the alerts do not take. */
export function changesIssues(adjust: object | undefined, alerts: AlertTable): Issue[] {
  const shape = optional(table(anything)).issues(adjust, 'adjust');
  if (shape.length > 0) return shape;
  const given = Object.entries((adjust ?? {}) as Readonly<Record<string, ValidChange>>);
  return inPath(
    'adjust',
    given.flatMap(([name, change]) => changeIssues(name, change, alerts)),
  );
}

function changeIssues(name: string, change: ValidChange, alerts: AlertTable): Issue[] {
  if (!Object.hasOwn(alerts, name)) {
    return [{ problem: 'no alert of the library has this name here', given: name, allowed: Object.keys(alerts) }];
  }
  const shape = changeShape.issues(change, name);
  if (shape.length > 0) return shape;
  const { off, ...others } = change;
  const allowed = [...(alerts[name] instanceof Quantity ? ['threshold'] : []), ...properties];
  return inPath(name, [
    ...emptyTextIssues({ off }),
    ...Object.keys(others)
      .filter((property) => !allowed.includes(property))
      .map((given) => ({ problem: 'the alert has no such property', given, allowed })),
    ...thresholdIssues(others.threshold, alerts[name]!),
    ...(off !== undefined && Object.values<unknown>(others).some((value) => value !== undefined)
      ? [{ problem: 'it is switched off and changed', given: Object.keys(others), remedy: 'remove off, or the others' }]
      : []),
  ]);
}

function thresholdIssues(threshold: Quantity<Unit> | undefined, standard: AlertTable[string]): Issue[] {
  if (threshold === undefined || !(standard instanceof Quantity)) return [];
  if (threshold instanceof Quantity && threshold.unit === standard.unit) return valueIssues(threshold);
  const given = threshold instanceof Quantity ? threshold.unit : typeof threshold;
  return [{ path: 'threshold', problem: 'this is in another unit', given, allowed: `a quantity in ${standard.unit}` }];
}

/** Returns the issue of a threshold that all values exceed, or none. */
function valueIssues({ value, unit }: Quantity<Unit>): Issue[] {
  if (unit === 'ratio') {
    if (value > 0 && value < 1) return [];
    const given = `${Number((100 * value).toPrecision(15))} %`;
    return [{ path: 'threshold', problem: 'this is no share', given, allowed: 'above 0 % and below 100 %' }];
  }
  if (value > 0 && value < Infinity) return [];
  return [{ path: 'threshold', problem: 'this is no threshold', given: value, allowed: `above 0 ${unit}` }];
}

/** Properties that every alert has. */
const properties = ['severity', 'for', 'labels', 'off'];

const severities: readonly Severity[] = ['critical', 'warning', 'info', 'none'];

const changeShape = object<Omit<AlertAdjustment, 'for'> & { readonly for?: string }>({
  severity: optional(choice(...severities)),
  for: optional(text),
  labels: optional(table(text)),
  off: optional(text),
});

/** Longest name of a team: uids of folders, which hold it and the name of a stack, have at most 40 characters. */
const longestTeam = 20;

/** Returns an issue of a team whose name is no part of uids and paths. */
export function teamIssues(team: string): Issue[] {
  if (typeof team === 'string' && dnsLabel.test(team) && team.length <= longestTeam) return [];
  const allowed = `1 to ${longestTeam} lowercase letters, digits and -, with a letter or digit at both ends`;
  return [{ path: 'team', problem: 'this is no name of a team', given: team, allowed }];
}
