import type { Played } from '../../played/behaviour';
import { keyOf } from '../../played/compare';
import { silent, type Expected, type PanelValues } from '../../played/expected';
import type { VariableValues } from '../../servers/grafana';

/** A part of a stack: how its jobs go on all day, and what is then seen of them. */
export interface PlayedSystem {
  readonly jobs: readonly Played[];
  /** What each of its dashboards shows, by its uid. */
  readonly dashboards: Readonly<Record<string, readonly PanelValues[]>>;
  /** The values of each dashboard's variables by day; a dashboard without any is left out. */
  readonly variables: Readonly<Record<string, VariableValues>>;
  /** What each rule gives: an alert only while its condition holds. */
  readonly rules: Readonly<Record<string, Expected>>;
}

/** Several parts as one. */
export function joined(systems: readonly PlayedSystem[]): PlayedSystem {
  const merged = <T>(of: (system: PlayedSystem) => Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(systems.flatMap((system) => Object.entries(of(system))));
  return {
    jobs: systems.flatMap(({ jobs }) => jobs),
    dashboards: merged(({ dashboards }) => dashboards),
    variables: merged(({ variables }) => variables),
    rules: merged(({ rules }) => rules),
  };
}

/** The labels of a job's targets, as expectations write them. */
export const targetsOf = ({ targets }: Played): string[] => targets.map(({ labels }) => keyOf(labels));

/** Which job and instances a dashboard about one job offers. */
export function variablesOf({ targets }: Played): VariableValues {
  return { job: [targets[0].labels.job], instance: targets.map(({ labels }) => labels.instance) };
}

/**
 * The two alerts about a job whose targets do not answer in the outage, and which is not found afterwards.
 *
 * @param name of its alerts
 */
export function unreachable(name: string, played: Played): Record<string, Expected> {
  return {
    [`${name}Down`]: silent({
      outage: Object.fromEntries(targetsOf(played).map((target) => [`__name__=up ${target}`, 0])),
    }),
    [`${name}Absent`]: silent({ gone: { [`job=${played.targets[0].labels.job}`]: 1 } }),
  };
}

/** An alert that is told in the incident alone. */
export const inIncident = (values: Expected['day']): Expected => silent({ incident: values });
