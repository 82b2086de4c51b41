import { dashboardRange, increase, meanOf, plain, rate, ratio, selectors, sum } from '../../../../promql';
import {
  barGaugePanel,
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  timeSeriesPanel,
} from '../../../../dashboards';
import { common } from '../../../../library';
import { language } from '../../../language';
import { booking } from '../catalogue';
import { reached } from '../expressions';

const m = selectors(booking);
const byService = { legend: ({ service }: { readonly service: string }) => service };
const noValue = common.noTraffic(language);

const uid = 'booking-business';

/** Business Metrics: bookings, revenue, users, funnel and sources of traffic. */
export function businessDashboard({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Réservation : activité',
    description: "L'activité : réservations, revenus, utilisateurs, entonnoir de conversion, sources de trafic.",
    tags: ['booking', 'vigie'],
    jobs,
    ...common.siblings(language),
    started: m.http_requests_total,
    rows: { bookings, revenue, users, funnel, own },
  });
}

/** Returns the handle of a panel. */
export const businessPanel = panelHandles<typeof businessDashboard>(uid);

const { bookings_total: events } = m;

const bookings = row('Réservations', {
  created: statPanel({
    title: 'Créées',
    description: 'Réservations créées pendant la période affichée.',
    queries: [query(sum(increase(events.where({ state: 'created' }), dashboardRange)))],
  }),
  completed: statPanel({
    title: 'Complétées',
    description: 'Réservations complétées pendant la période affichée.',
    queries: [query(sum(increase(events.where({ state: 'completed' }), dashboardRange)))],
  }),
  cancelled: statPanel({
    title: 'Annulées',
    description: 'Réservations annulées pendant la période affichée.',
    queries: [query(sum(increase(events.where({ state: 'cancelled' }), dashboardRange)))],
  }),
  cancelledShare: statPanel({
    title: "Part d'annulations",
    description: 'Annulations pour une réservation créée, en ce moment.',
    queries: [
      query(ratio(sum(rate(events.where({ state: 'cancelled' }))), sum(rate(events.where({ state: 'created' }))))),
    ],
    trend: true,
    noValue,
  }),
  perHour: timeSeriesPanel({
    title: 'Réservations par heure',
    description: 'Réservations par heure, par état.',
    queries: [
      query(sum(rate(events)).by('state').in('events/h'), {
        legend: ({ state }) => state,
      }),
    ],
  }),
  byService: timeSeriesPanel({
    title: 'Créées par heure et par service',
    description: 'Réservations créées par heure, par service.',
    queries: [
      query(
        sum(rate(events.where({ state: 'created' })))
          .by('service')
          .in('events/h'),
        byService,
      ),
    ],
    stacked: true,
  }),
});

const revenueIn = (window: '1d' | '7d' | '30d') => sum(increase(m.booking_revenue_euros_total, window)).by('service');

const revenue = row('Revenus', {
  revenueByService: barGaugePanel({
    title: 'Revenus par service (€)',
    description: 'Prix des réservations complétées pendant la période affichée, par service.',
    queries: [query(sum(increase(m.booking_revenue_euros_total, dashboardRange)).by('service'), byService)],
    span: 8,
  }),
  revenueByPeriod: tablePanel({
    title: 'Revenus par service et par période (€)',
    description: 'Prix des réservations complétées, par service : dernier jour, sept et trente derniers jours.',
    labels: { service: 'Service' },
    columns: [
      column('24 heures', revenueIn('1d')),
      column('7 jours', revenueIn('7d')),
      column('30 jours', revenueIn('30d')),
    ],
    sortBy: '30 jours',
    span: 8,
  }),
  revenuePerHour: timeSeriesPanel({
    title: 'Revenus par heure (€)',
    description: 'Revenus de la dernière heure, par service.',
    queries: [query(sum(increase(m.booking_revenue_euros_total, '1h')).by('service'), byService)],
    stacked: true,
    span: 8,
  }),
});

const users = row('Utilisateurs', {
  activeUsers: statPanel({
    title: 'Utilisateurs actifs',
    description: 'Utilisateurs avec une session, toutes instances confondues.',
    queries: [query(sum(m.active_users))],
    trend: true,
    height: 8,
  }),
  satisfaction: timeSeriesPanel({
    title: 'Satisfaction moyenne',
    description: 'Note moyenne des clients, de 1 à 5, par service.',
    queries: [query(meanOf(m.customer_satisfaction_score, { by: ['service'] }), byService)],
    min: plain(1),
    max: plain(5),
    span: 9,
    noValue: 'Aucune note',
  }),
  sources: barGaugePanel({
    title: 'Sources de trafic',
    description: 'Visites pendant la période affichée, par origine.',
    queries: [query(sum(increase(m.visits_total, dashboardRange)).by('source'), { legend: ({ source }) => source })],
    span: 9,
  }),
});

const funnel = row('Conversion', {
  funnel: barGaugePanel({
    title: 'Entonnoir de conversion',
    description: 'Sessions qui ont atteint chaque étape pendant la période affichée, de la première à la dernière.',
    queries: [
      query(reached('visit'), { legend: '1. Visite' }),
      query(reached('search'), { legend: '2. Recherche' }),
      query(reached('selection'), { legend: '3. Sélection' }),
      query(reached('payment'), { legend: '4. Paiement' }),
      query(reached('confirmation'), { legend: '5. Confirmation' }),
    ],
    span: 9,
  }),
  conversion: barGaugePanel({
    title: 'Conversion de chaque étape',
    description: "Part des sessions de l'étape précédente qui atteignent chaque étape.",
    queries: [
      query(ratio(reached('search'), reached('visit')), { legend: '2. Recherche' }),
      query(ratio(reached('selection'), reached('search')), { legend: '3. Sélection' }),
      query(ratio(reached('payment'), reached('selection')), { legend: '4. Paiement' }),
      query(ratio(reached('confirmation'), reached('payment')), { legend: '5. Confirmation' }),
    ],
    span: 9,
    noValue,
  }),
  wholeConversion: statPanel({
    title: 'Conversion totale',
    description: 'Part des visites qui finissent par une réservation, pendant la période affichée.',
    queries: [query(ratio(reached('confirmation'), reached('visit')))],
    height: 8,
    noValue,
  }),
});

const own = row('Métrique personnalisée', {
  custom: timeSeriesPanel({
    title: 'Actions par heure',
    description: 'La métrique que le guide ajoute comme exemple, par service et par action.',
    queries: [
      query(sum(rate(m.custom_business_metric)).by('service', 'action').in('events/h'), {
        legend: ({ service, action }) => `${service} ${action}`,
      }),
    ],
    span: 24,
  }),
});
