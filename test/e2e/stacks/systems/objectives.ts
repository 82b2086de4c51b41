import { flows, near, shares, type Between, type Expected, type PanelValues, type Values } from '../../played/expected';
import { inIncident } from './played-system';

/** Failures and events per second, per weight of an instance. */
export interface PlayedObjective {
  readonly name: string;
  /** Prefix of the names of its alerts. */
  readonly alert: string;
  /** Share of allowed failures. */
  readonly budget: number;
  readonly day: readonly [failures: number, events: number];
  readonly incident: readonly [failures: number, events: number];
  /** Alerts that the incident causes: a page by what fails within an hour, a ticket by what failed within three days. */
  readonly firing: readonly ('Page' | 'Ticket')[];
  /**
   * Whether it has no page, because clients cause its failures.
   *
   * @default false
   */
  readonly isCausedByClients?: boolean;
}

/** Application of the objectives. */
export interface PlayedApplication {
  readonly job: string;
  /** Total weight of its instances. */
  readonly weight: number;
}

/**
 * Length of the incident at its check: 65 minutes. In the first five, a rate over five minutes
 * grows from zero.
 */
const ofIncident = 65 * 60 - 150;
/** Length of the day until its end at 10:00. */
const ofDay = 10 * 3600;
/**
 * Length of the day within the six hours before 12:50. A rate over five minutes ends that much
 * later.
 */
const ofSixHours = 190 * 60 + 150;

const ratio = ([failures, events]: readonly [number, number]) => failures / events;

/** Share of failures in a window with some seconds of the day and of the incident. */
function mixed({ day, incident }: PlayedObjective, seconds: number, since = ofIncident): number {
  return ratio([0, 1].map((one) => day[one]! * seconds + incident[one]! * since) as [number, number]);
}

/** Remaining budget after a share of failed events. */
const left = ({ budget }: PlayedObjective, share: number) => 1 - share / budget;

/** Delay of recorded series, which have an interval of one minute. */
function leftInIncident(objective: PlayedObjective): Between {
  const least = left(objective, mixed(objective, ofDay));
  return { least: least - 0.01, most: left(objective, mixed(objective, ofDay, ofIncident - 60)) + 0.01 };
}

/** Expectation for a window that always had traffic. */
function known(job: string, day: number, incident: Values[string]): Expected {
  const values = { [job]: day };
  return { day: values, quiet: values, outage: values, gone: values, incident: { [job]: incident } };
}

/** Expectation for a window that ends before new traffic. */
function recent(job: string, { day, incident }: PlayedObjective, factor = 1): Expected {
  return shares({ [job]: factor * ratio(day) }, { incident: { [job]: factor * ratio(incident) } });
}

/** Expectation for one hour: in quiet hours it still includes the end of the day. */
function ofHour(job: string, objective: PlayedObjective, factor = 1): Expected {
  const { day } = recent(job, objective, factor);
  return { ...recent(job, objective, factor), quiet: day };
}

function recorded({ job: name, weight }: PlayedApplication, objective: PlayedObjective): [rule: string, Expected][] {
  const job = `job=${name}`;
  const { day, incident } = objective;
  const flow = (which: 0 | 1) =>
    flows({ [job]: weight * day[which] }, { incident: { [job]: weight * incident[which] } });
  const long = (seconds: number) => known(job, ratio(day), near(mixed(objective, seconds)));
  const windows: [window: string, Expected][] = [
    ['5m', recent(job, objective)],
    ['30m', recent(job, objective)],
    ['1h', ofHour(job, objective)],
    // Two hours later it includes only the incident.
    ['2h', known(job, ratio(day), ratio(incident))],
    ['6h', long(ofSixHours)],
    ['1d', long(ofDay)],
    ['3d', long(ofDay)],
    ['30d', long(ofDay)],
  ];
  const of = `job:${objective.name}`;
  return [
    [`${of}_failures:rate5m`, flow(0)],
    [`${of}_events:rate5m`, flow(1)],
    ...windows.map(([window, values]): [string, Expected] => [`${of}_failures:ratio_rate${window}`, values]),
  ];
}

/** The alerts with the name of the compared series. */
function alerts({ job }: PlayedApplication, objective: PlayedObjective): [rule: string, Expected][] {
  const series = (window: string) => `__name__=job:${objective.name}_failures:ratio_rate${window} job=${job}`;
  const values: Readonly<Record<'Page' | 'Ticket', Values>> = {
    Page: { [series('1h')]: ratio(objective.incident) },
    Ticket: { [series('3d')]: near(mixed(objective, ofDay)) },
  };
  return (objective.isCausedByClients ? (['Ticket'] as const) : (['Page', 'Ticket'] as const)).map((kind) => [
    `${objective.alert}${kind}`,
    inIncident(objective.firing.includes(kind) ? values[kind] : {}),
  ]);
}

/** Expected results of the rules of objectives. */
export function objectiveValues(
  application: PlayedApplication,
  objectives: readonly PlayedObjective[],
): Readonly<Record<string, Expected>> {
  return Object.fromEntries(
    objectives.flatMap((objective) => [...recorded(application, objective), ...alerts(application, objective)]),
  );
}

/** Expected results of the row of objectives. */
export function objectivesRow(
  { job: name }: PlayedApplication,
  objectives: readonly PlayedObjective[],
): readonly PanelValues[] {
  const job = `job=${name}`;
  return [
    ["Budget d'erreur restant", ...objectives.map((one) => known(job, left(one, ratio(one.day)), leftInIncident(one)))],
    ["Consommation du budget d'erreur", ...objectives.map((one) => ofHour(job, one, 1 / one.budget))],
  ];
}
