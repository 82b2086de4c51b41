import { alertState } from '../../../../metrics';
import { count, max, min, selectors } from '../../../../promql';
import {
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  stateTimelinePanel,
  statPanel,
  tablePanel,
  timeSeriesPanel,
} from '../../../../dashboards';
import { common, reachability } from '../../../../library';
import { language } from '../../../language';
import { booking } from '../catalogue';

const m = selectors(booking);
const p = selectors(reachability.catalogue);
const { ALERTS } = selectors(alertState);
const firing = ALERTS.where({ alertstate: 'firing', severity: /critical|warning|info/ });
const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };
const state = common.availability(language);

const uid = 'booking-health';

/** Alerts & Health: firing alerts, and the state of services. The jobs are the application and the probes. */
export function healthDashboard({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Réservation : alertes et santé',
    description: 'Alertes en cours et leur chronologie, état, temps de réponse et disponibilité de chaque service.',
    tags: ['booking', 'vigie'],
    jobs,
    ...common.siblings(language),
    rows: { alerts, services, dependencies },
  });
}

/** Returns the handle of a panel. */
export const healthPanel = panelHandles<typeof healthDashboard>(uid);

const alerts = row('Alertes', {
  active: statPanel({
    title: 'Alertes actives',
    description: "Nombre d'alertes en cours, par sévérité.",
    queries: [query(count(firing).by('severity'), { legend: ({ severity }) => severity })],
    height: 8,
    noValue: 'Aucune alerte',
  }),
  table: tablePanel({
    title: 'Alertes en cours',
    description: 'Les alertes en cours avec leur sévérité. Les acquitter : un silence dans Alertmanager.',
    labels: { alertname: 'Alerte', severity: 'Sévérité' },
    columns: [column('Nombre', count(firing).by('alertname', 'severity'))],
    span: 8,
    noValue: 'Aucune alerte',
  }),
  timeline: stateTimelinePanel({
    title: 'Chronologie des alertes',
    description: 'Quand chaque alerte a sonné, une ligne par alerte.',
    queries: [query(count(firing).by('alertname'), { legend: ({ alertname }) => alertname, colour: 'red' })],
    span: 10,
    noValue: 'Aucune alerte',
  }),
});

const services = row('Services', {
  states: statPanel({
    title: 'État des services',
    description: 'La dernière vérification de chaque service : répond, ou non.',
    queries: [query(min(p.probe_success).by('instance'), byInstance)],
    ...state,
    span: 12,
    height: 8,
  }),
  history: stateTimelinePanel({
    title: 'Chronologie des services',
    description: 'Quand chaque service a répondu ou non, une ligne par service.',
    queries: [query(min(p.probe_success).by('instance'), byInstance)],
    ...state,
  }),
  durations: timeSeriesPanel({
    title: 'Temps de réponse des vérifications',
    description: 'Temps de chaque vérification, par service.',
    queries: [query(max(p.probe_duration_seconds).by('instance'), byInstance)],
  }),
  uptime: tablePanel({
    title: 'Disponibilité',
    description: 'Part des vérifications réussies de chaque service : dernier jour, sept et trente derniers jours.',
    labels: { instance: 'Service' },
    columns: [
      column('24 heures', reachability.uptimeOf('1d')),
      column('7 jours', reachability.uptimeOf('7d')),
      column('30 jours', reachability.uptimeOf('30d')),
    ],
    sortBy: '24 heures',
  }),
});

const dependencies = row('Dépendances', {
  dependencies: statPanel({
    title: "Dépendances vues de l'application",
    description: "Le dernier appel de chaque dépendance a réussi ; vu de l'instance la moins chanceuse.",
    queries: [query(min(m.dependency_up).by('dependency'), { legend: ({ dependency }) => dependency })],
    ...state,
    span: 12,
    height: 8,
  }),
  dependencyResponse: timeSeriesPanel({
    title: 'Temps de réponse des dépendances',
    description: "Temps du dernier appel de chaque dépendance, vu de l'instance la plus lente.",
    queries: [query(max(m.dependency_response_seconds).by('dependency'), { legend: ({ dependency }) => dependency })],
  }),
});
