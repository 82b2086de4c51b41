import type { RuleGroup } from '../../alerts';
import { adjustedGroup } from '../../alerts/rules/adjustment';
import { inPath, type Issue } from '../../core/errors';
import { capitalized } from '../../core/text';
import type { GrafanaFolder } from '../../servers/grafana/folder';
import type { StackContent } from '../../stack/stack';
import { modulesOf, type System } from '../../stack/system';
import { adjustedSystem, changesIssues, teamIssues, validChanges } from '../common/adjust';
import { withoutThreshold, type AlertTable } from '../common/alert-table';
import { withIssues } from '../common/rule-group-issues';
import type { SystemContext } from '../common/wording';
import { samplesAlerts } from '../prometheus/alerts';
import { targetAlerts } from '../targets/alerts';
import type { Team } from './teams';

/** Alerts that a preset creates for the jobs of all systems. */
export const jobsAlertTable = withoutThreshold('PrometheusSamplesGrowing');

/** Systems of a stack, and what a preset creates for them. */
export interface PresetContent {
  readonly of: SystemContext;
  /** Systems whose rules come before those on the targets of all systems. */
  readonly first: readonly System[];
  readonly others: readonly System[];
  readonly teams: Readonly<Record<string, Team>>;
  /** Changes of the alerts of the preset. */
  readonly adjust: object | undefined;
  /** Issues of the options of the preset. */
  readonly issues: readonly Issue[];
}

/** Content of a stack that follows from its systems. */
type Content = Pick<
  StackContent,
  'jobs' | 'dashboards' | 'rules' | 'patches' | 'blackboxExporter' | 'kubeStateMetrics' | 'folders'
>;

/** Returns the content of a stack that follows from its systems, with a group of alerts on their targets. */
export function contentOf({ of, first, others, teams, adjust, issues }: PresetContent): Content {
  // Systems that users write name a team, and have no function that adds its label.
  const labelled = (system: System) =>
    system.team === undefined ? system : adjustedSystem(system, { team: system.team });
  const [before, after] = [first.map(labelled), others.map(labelled)];
  const systems = [...before, ...after];
  const jobs = systems.flatMap((system) => system.jobs);
  const [targets, ...ofTeams] = targetGroups(systems, of);
  const samples = samplesAlerts(jobs, of).map((group) =>
    adjustedGroup(group, { adjust: validChanges(adjust, jobsAlertTable) }),
  );
  const folders = foldersOf(systems, teams);
  const kubeStateMetrics = systems.find((system) => system.kubeStateMetrics)?.kubeStateMetrics;
  return {
    jobs,
    ...modulesOf(systems),
    ...(kubeStateMetrics ? { kubeStateMetrics } : {}),
    patches: systems.flatMap(({ patches = [] }) => patches),
    dashboards: systems.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...before.flatMap(({ rules }) => rules),
      withIssues(targets!, [...issues, ...teamsIssues(systems, teams)]),
      ...ofTeams,
      ...samples,
      ...after.flatMap(({ rules }) => rules),
    ],
    ...(folders.length > 0 ? { folders } : {}),
  };
}

/** Returns the teams of systems; `undefined` for systems without one. */
function teamsOf(systems: readonly System[]): (string | undefined)[] {
  return [...new Set(systems.map(({ team }) => team))];
}

/** Returns the groups of alerts on targets: one for each team, and one for the systems without a team. */
function targetGroups(systems: readonly System[], of: SystemContext): RuleGroup[] {
  return teamsOf(systems).map((team) => {
    const watched = systems.filter((system) => system.team === team).flatMap((system) => system.watched);
    return targetAlerts(watched, of, targetsGroup(team));
  });
}

function targetsGroup(team: string | undefined): string {
  return team === undefined ? 'targets' : `targets-${team}`;
}

/** Returns the folders of teams in Grafana. */
function foldersOf(systems: readonly System[], teams: PresetContent['teams']): GrafanaFolder[] {
  return teamsOf(systems).flatMap((team) => {
    if (team === undefined) return [];
    const ofTeam = systems.filter((system) => system.team === team);
    const sites = ofTeam.flatMap(({ publicUrls = [] }) => publicUrls);
    const groups = ofTeam.flatMap((system) => system.rules.filter((group) => group.issues === undefined));
    return {
      name: team,
      title: teams[team]?.folder ?? capitalized(team),
      dashboards: ofTeam.flatMap(({ dashboards }) => dashboards.map(({ uid }) => uid)),
      ruleGroups: [targetsGroup(team), ...[...sites.map(({ job }) => job), ...groups.map(({ name }) => name)]],
    };
  });
}

function teamsIssues(systems: readonly System[], teams: PresetContent['teams']): Issue[] {
  const allowed = Object.keys(teams);
  return [
    ...allowed.flatMap((team) => inPath('teams', teamIssues(team))),
    ...teamsOf(systems)
      .filter((team) => team !== undefined && allowed.length > 0 && !allowed.includes(team))
      .map((given) => ({ problem: 'teams does not list the team of a system', given, allowed })),
  ];
}

/** Returns the issues of changes of alerts that a preset does not have. Its systems report the others. */
export function unknownChangeIssues(adjust: object | undefined, alerts: AlertTable): Issue[] {
  const unknown = Object.entries(adjust ?? {}).filter(([name]) => !Object.hasOwn(alerts, name));
  return changesIssues(Object.fromEntries(unknown), alerts);
}
