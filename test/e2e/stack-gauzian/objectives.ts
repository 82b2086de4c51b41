import { flows, near, shares, type Between, type Expected, type PanelValues, type Values } from '../expected';

const job = 'job=gauzian-backend';

/** What fails and what there is a second, by each instance's share of the traffic. */
interface Events {
  readonly name: string;
  /** The share that may fail. */
  readonly budget: number;
  readonly day: readonly [failures: number, events: number];
  readonly incident: readonly [failures: number, events: number];
}

const all: readonly Events[] = [
  { name: 'availability', budget: 0.01, day: [0.02, 8.5], incident: [1.5, 9.98] },
  // Slower than 500 ms, of what is measured.
  { name: 'latency', budget: 0.05, day: [0, 7.48], incident: [2, 9.48] },
  { name: 'authentication', budget: 0.05, day: [0.01, 0.76], incident: [0.505, 1.255] },
  // Slower than 2 s.
  { name: 'storage', budget: 0.05, day: [0, 1.01], incident: [0.2, 1.21] },
  // Slower than 100 ms.
  { name: 'database', budget: 0.05, day: [0, 9.6], incident: [8, 17.6] },
];
const [availability, , authentication, , database] = all as [Events, Events, Events, Events, Events];

/** The incident lasts 65 minutes when it is looked at; in the first five, a rate over five minutes grows from zero. */
const ofIncident = 65 * 60 - 150;
/** From the start of the day to its end at 10:00. */
const ofDay = 10 * 3600;
/** The same as six hours before 12:50 see it; a rate over five minutes ends that much later. */
const ofSixHours = 190 * 60 + 150;

const ratio = ([failures, events]: readonly [number, number]) => failures / events;

/** The share of failures when seconds of the day and the incident are looked back at. */
function mixed({ day, incident }: Events, seconds: number, since = ofIncident): number {
  return ratio([0, 1].map((one) => day[one]! * seconds + incident[one]! * since) as [number, number]);
}

/** What is left of a budget when a share of all events failed. */
const left = ({ budget }: Events, share: number) => 1 - share / budget;

/** It is recorded every minute, so up to that long ago. */
function leftInIncident(events: Events): Between {
  const least = left(events, mixed(events, ofDay));
  return { least: least - 0.01, most: left(events, mixed(events, ofDay, ofIncident - 60)) + 0.01 };
}

/** Of a window that ends before the traffic of the day is seen again. */
function recent(events: Events): Expected {
  return shares({ [job]: ratio(events.day) }, { incident: { [job]: ratio(events.incident) } });
}

/** Of a window in which there always was traffic. */
function known(day: number, incident: Values[string]): Expected {
  const values = { [job]: day };
  return { day: values, quiet: values, outage: values, gone: values, incident: { [job]: incident } };
}

/** Of an hour: when nobody asks for anything, the end of the day is still seen; two hours later only the incident is. */
function ofHours(events: Events, hours: 1 | 2): Expected {
  const long = known(ratio(events.day), ratio(events.incident));
  return hours === 2 ? long : { ...long, outage: {}, gone: {} };
}

function recorded(events: Events): [rule: string, Expected][] {
  const { name, day, incident } = events;
  const flow = (which: 0 | 1) => flows({ [job]: 3 * day[which] }, { incident: { [job]: 3 * incident[which] } });
  const long = (seconds: number) => known(ratio(day), near(mixed(events, seconds)));
  const windows: [window: string, Expected][] = [
    ['5m', recent(events)],
    ['30m', recent(events)],
    ['1h', ofHours(events, 1)],
    ['2h', ofHours(events, 2)],
    ['6h', long(ofSixHours)],
    ['1d', long(ofDay)],
    ['3d', long(ofDay)],
    ['30d', long(ofDay)],
  ];
  const of = `job:gauzian_${name}`;
  return [
    [`${of}_failures:rate5m`, flow(0)],
    [`${of}_events:rate5m`, flow(1)],
    ...windows.map(([window, values]): [string, Expected] => [`${of}_failures:ratio_rate${window}`, values]),
  ];
}

/** What is recorded about the objectives, in each phase. */
export const recordedValues: Readonly<Record<string, Expected>> = Object.fromEntries(all.flatMap(recorded));

/** The series that an alert compares: its name goes with it. */
const series = ({ name }: Events, window: string) => `__name__=job:gauzian_${name}_failures:ratio_rate${window} ${job}`;

/** What their alerts say in the incident: others than these are silent. */
export const objectivesTold: Readonly<Record<string, Values>> = {
  // 15 % of an hour are more than 14.4 times 1 %.
  GauzianAvailabilityPage: { [series(availability, '1h')]: ratio(availability.incident) },
  // Of three days more than the budget, and of the last six hours too.
  GauzianAvailabilityTicket: { [series(availability, '3d')]: near(mixed(availability, ofDay)) },
  GauzianAuthenticationTicket: { [series(authentication, '3d')]: near(mixed(authentication, ofDay)) },
  GauzianDatabaseTicket: { [series(database, '3d')]: near(mixed(database, ofDay)) },
};

/** The row of the overview. */
export const objectivesRow: readonly PanelValues[] = [
  ["Budget d'erreur restant", ...all.map((events) => known(left(events, ratio(events.day)), leftInIncident(events)))],
  ["Consommation du budget d'erreur", ...all.map((events) => multiplied(ofHours(events, 1), 1 / events.budget))],
];

function multiplied(expected: Expected, factor: number): Expected {
  return Object.fromEntries(
    Object.entries(expected).map(([phase, values]) => [
      phase,
      Object.fromEntries(Object.entries(values).map(([labels, value]) => [labels, (value as number) * factor])),
    ]),
  ) as unknown as Expected;
}
