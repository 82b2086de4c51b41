import type { Played } from '../../played/behaviour';
import { keyOf } from '../../played/compare';
import { silent, type Expected, type PanelValues } from '../../played/expected';
import type { VariableValues } from '../../servers/grafana';

/** A part of a stack: how its jobs go on all day, and what is then seen of them. */
export interface PlayedSystem {
  readonly jobs: readonly Played[];
  /** Expected results of each dashboard by uid. */
  readonly dashboards: Readonly<Record<string, readonly PanelValues[]>>;
  /** Values of the variables of each dashboard by day. Dashboards without variables are absent. */
  readonly variables: Readonly<Record<string, VariableValues>>;
  /** Expected result of each rule. Alerts have one only while their condition is met. */
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

/** Labels of the targets of a job like in expectations. */
export const targetsOf = ({ targets }: Played): string[] => targets.map(({ labels }) => keyOf(labels));

/** Values of the variables of a dashboard of one job. */
export function variablesOf({ targets }: Played): VariableValues {
  return { job: [targets[0].labels.job], instance: targets.map(({ labels }) => labels.instance) };
}

/**
 * The two alerts of a job whose targets do not answer in the outage and are then missing.
 *
 * @param name prefix of the names of the alerts
 * @param standsForServer whether the job is an exporter in the pod of a server, which counts as gone when it does not
 * answer
 */
export function unreachable(name: string, played: Played, standsForServer = false): Record<string, Expected> {
  const job = `job=${played.targets[0].labels.job}`;
  return {
    [`${name}Down`]: silent({
      outage: Object.fromEntries(targetsOf(played).map((target) => [`__name__=up ${target}`, 0])),
    }),
    [`${name}Absent`]: silent({ gone: { [job]: 1 }, ...(standsForServer ? { outage: { [job]: 0 } } : {}) }),
  };
}

/** Alert that fires only in the incident. */
export const inIncident = (values: Expected['day']): Expected => silent({ incident: values });
