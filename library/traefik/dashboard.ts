import { column, Dashboard, query, row, statPanel, tablePanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { days, min, percent, quantileOf, rate, ratio, selectors, sum, time, withoutNaN } from '../../promql';
import { noTraffic, siblings, type DashboardOf } from '../common/dashboard';
import { traefik } from './catalogue';

const m = selectors(traefik);
const failed = m.traefik_service_requests_total.where({ code: /5../ });
const byService = { legend: ({ service }: { readonly service: string }) => service };

/** Traefik: what one looks at first. */
export function traefikDashboard({ jobs }: DashboardOf): Dashboard {
  return new Dashboard({
    uid: 'traefik',
    title: 'Traefik',
    description: "L'entrée du cluster : trafic, erreurs et latence par service, certificats.",
    tags: ['vigie'],
    jobs,
    ...siblings,
    rows: { overview, services, certificates },
  });
}

const overview = row("Vue d'ensemble", {
  entryPoints: timeSeriesPanel({
    title: 'Requêtes/s par entrée',
    description: "Requêtes HTTP par seconde à chaque point d'entrée.",
    queries: [
      query(sum(rate(m.traefik_entrypoint_requests_total)).by('entrypoint'), {
        legend: ({ entrypoint }) => entrypoint,
      }),
    ],
    stacked: true,
  }),
  connections: timeSeriesPanel({
    title: 'Connexions ouvertes',
    description: "Connexions ouvertes à chaque point d'entrée.",
    queries: [query(sum(m.traefik_open_connections).by('entrypoint'), { legend: ({ entrypoint }) => entrypoint })],
    span: 6,
  }),
  errorShare: statPanel({
    title: "Taux d'erreurs 5xx",
    description: 'Part des requêtes, tous services confondus, terminées par un statut 5xx.',
    queries: [query(ratio(sum(rate(failed)), sum(rate(m.traefik_service_requests_total))))],
    thresholds: thresholds('green', [percent(1), 'yellow'], [percent(5), 'red']),
    height: 8,
    noValue: noTraffic,
  }),
});

const services = row('Services', {
  requests: timeSeriesPanel({
    title: 'Requêtes/s par service',
    description: 'Requêtes transmises à chaque service par seconde.',
    queries: [query(sum(rate(m.traefik_service_requests_total)).by('service'), byService)],
    stacked: true,
  }),
  errors: timeSeriesPanel({
    title: "Taux d'erreurs 5xx par service",
    description: 'Part des requêtes de chaque service terminées par un statut 5xx.',
    queries: [
      query(
        ratio(sum(rate(failed)).by('service'), sum(rate(m.traefik_service_requests_total)).by('service')),
        byService,
      ),
    ],
    noValue: noTraffic,
  }),
  latency: timeSeriesPanel({
    title: 'Latence p95 par service',
    description:
      'Temps dans lequel 95 % des requêtes sont traitées. Estimation : Traefik ne compte que quatre seuils (0,1 à 5 s).',
    queries: [
      query(withoutNaN(quantileOf(0.95, m.traefik_service_request_duration_seconds, { by: ['service'] })), byService),
    ],
    noValue: noTraffic,
  }),
  throughput: timeSeriesPanel({
    title: 'Trafic par service',
    description: 'Volume des réponses de chaque service par seconde.',
    queries: [query(sum(rate(m.traefik_service_responses_bytes_total)).by('service'), byService)],
  }),
});

const certificates = row('Certificats et configuration', {
  expiry: tablePanel({
    title: 'Certificats',
    description: "Temps restant avant l'expiration de chaque certificat servi.",
    labels: { cn: 'Nom', sans: 'Autres noms' },
    columns: [
      column('Expire dans', min(m.traefik_tls_certs_not_after).by('cn', 'sans').minus(time()), {
        thresholds: thresholds('red', [days(7), 'yellow'], [days(21), 'green']),
      }),
    ],
    span: 18,
    noValue: 'Aucun certificat',
  }),
  reload: statPanel({
    title: 'Dernière configuration',
    description: 'Moment où la configuration a été lue sans faute pour la dernière fois.',
    queries: [query(min(m.traefik_config_last_reload_success))],
    height: 8,
  }),
});
