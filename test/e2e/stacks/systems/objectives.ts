import { flows, near, shares, type Between, type Expected, type PanelValues, type Values } from '../../played/expected';
import { inIncident } from './played-system';

/** What fails and what there is a second, for each weight of an instance. */
export interface PlayedObjective {
  readonly name: string;
  /** The beginning of the names of its alerts. */
  readonly alert: string;
  /** The share that may fail. */
  readonly budget: number;
  readonly day: readonly [failures: number, events: number];
  readonly incident: readonly [failures: number, events: number];
  /** Which of its alerts the incident sets off: a page by what fails within an hour, a ticket by what failed within three days. */
  readonly firing: readonly ('Page' | 'Ticket')[];
}

/** Whose objectives they are. */
export interface PlayedApplication {
  readonly job: string;
  /** The weight of its instances together. */
  readonly weight: number;
}

/** The incident lasts 65 minutes when it is looked at; in the first five, a rate over five minutes grows from zero. */
const ofIncident = 65 * 60 - 150;
/** From the start of the day to its end at 10:00. */
const ofDay = 10 * 3600;
/** The same as six hours before 12:50 see it; a rate over five minutes ends that much later. */
const ofSixHours = 190 * 60 + 150;

const ratio = ([failures, events]: readonly [number, number]) => failures / events;

/** The share of failures when seconds of the day and the incident are looked back at. */
function mixed({ day, incident }: PlayedObjective, seconds: number, since = ofIncident): number {
  return ratio([0, 1].map((one) => day[one]! * seconds + incident[one]! * since) as [number, number]);
}

/** What is left of a budget when a share of all events failed. */
const left = ({ budget }: PlayedObjective, share: number) => 1 - share / budget;

/** It is recorded every minute, so up to that long ago. */
function leftInIncident(objective: PlayedObjective): Between {
  const least = left(objective, mixed(objective, ofDay));
  return { least: least - 0.01, most: left(objective, mixed(objective, ofDay, ofIncident - 60)) + 0.01 };
}

/** Of a window in which there always was traffic. */
function known(job: string, day: number, incident: Values[string]): Expected {
  const values = { [job]: day };
  return { day: values, quiet: values, outage: values, gone: values, incident: { [job]: incident } };
}

/** Of a window that ends before the traffic of the day is seen again. */
function recent(job: string, { day, incident }: PlayedObjective, factor = 1): Expected {
  return shares({ [job]: factor * ratio(day) }, { incident: { [job]: factor * ratio(incident) } });
}

/** Of an hour: when nobody asks for anything, the end of the day is still seen. */
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
    // Two hours later only the incident is seen.
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

/** Its two alerts: the name of the series that is compared goes with them. */
function alerts({ job }: PlayedApplication, objective: PlayedObjective): [rule: string, Expected][] {
  const series = (window: string) => `__name__=job:${objective.name}_failures:ratio_rate${window} job=${job}`;
  const values: Readonly<Record<'Page' | 'Ticket', Values>> = {
    Page: { [series('1h')]: ratio(objective.incident) },
    Ticket: { [series('3d')]: near(mixed(objective, ofDay)) },
  };
  return (['Page', 'Ticket'] as const).map((kind) => [
    `${objective.alert}${kind}`,
    inIncident(objective.firing.includes(kind) ? values[kind] : {}),
  ]);
}

/** What the rules of objectives give. */
export function objectiveValues(
  application: PlayedApplication,
  objectives: readonly PlayedObjective[],
): Readonly<Record<string, Expected>> {
  return Object.fromEntries(
    objectives.flatMap((objective) => [...recorded(application, objective), ...alerts(application, objective)]),
  );
}

/** What the row about objectives shows. */
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
