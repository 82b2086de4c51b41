import {
  flows,
  hourly,
  levels,
  near,
  shares,
  type Expected,
  type PanelValues,
  type Values,
} from '../../played/expected';
import { shown } from '../../played/questions';
import { instances } from './performance';

const hour = 3600;

/** Increase over the displayed time, all of it with traffic. */
const inRange = (perSecond: Values): Expected => ({ day: times(perSecond, instances * shown) });

/** Increase since midnight, when the day begins: no longer window has more. */
function sinceMidnight(perSecond: Values): Expected {
  const after = (seconds: number): Values =>
    Object.fromEntries(Object.entries(times(perSecond, instances * seconds)).map(([key, one]) => [key, near(one)]));
  const [morning, day] = [after(9.5 * hour), after(10 * hour)];
  return { day: morning, quiet: day, outage: day, gone: day, incident: after(10 * hour + 65 * 60) };
}

function times(values: Values, factor: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).map(([key, one]) => [key, (one as number) * factor]));
}

const revenue = { 'service=hotel': 2, 'service=concert': 1 };
const states = { 'state=created': 0.05, 'state=completed': 0.035, 'state=cancelled': 0.003 };
const created = { 'service=hotel': 0.02, 'service=concert': 0.03 };
const custom = { 'action=upgrade service=hotel': 0.001, 'action=refund service=concert': 0.0005 };
const share = (value: number): Expected => ({ day: { '': value } });

// In the first minutes of quiet hours, their last hour has some traffic.
const { quiet: _, ...perHour } = hourly(times(revenue, instances * hour));

/** Values of the dashboard of the business. */
export const business: readonly PanelValues[] = [
  ['Créées', inRange({ '': 0.05 })],
  ['Complétées', inRange({ '': 0.035 })],
  ['Annulées', inRange({ '': 0.003 })],
  ["Part d'annulations", shares({ '': 0.003 / 0.05 })],
  ['Réservations par heure', flows(times(states, instances * hour))],
  ['Créées par heure et par service', flows(times(created, instances * hour))],
  ['Revenus par service (€)', inRange(revenue)],
  ['Revenus par service et par période (€)', sinceMidnight(revenue), sinceMidnight(revenue), sinceMidnight(revenue)],
  ['Revenus par heure (€)', perHour],
  ['Utilisateurs actifs', levels({ '': 40 * instances }, { incident: { '': 120 * instances } })],
  ['Satisfaction moyenne', shares({ 'service=hotel': 4.5, 'service=concert': 3 })],
  ['Sources de trafic', inRange({ 'source=search': 0.6, 'source=direct': 0.3, 'source=social': 0.1 })],
  [
    'Entonnoir de conversion',
    inRange({ '': 1 }),
    inRange({ '': 0.6 }),
    inRange({ '': 0.3 }),
    inRange({ '': 0.1 }),
    inRange({ '': 0.05 }),
  ],
  ['Conversion de chaque étape', share(0.6), share(0.5), share(1 / 3), share(0.5)],
  ['Conversion totale', share(0.05)],
  ['Actions par heure', flows(times(custom, instances * hour))],
];
