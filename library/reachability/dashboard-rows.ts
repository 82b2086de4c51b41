import { column, query, row, statPanel, tablePanel, thresholds, timeSeriesPanel, type Row } from '../../dashboards';
import { max, selectors, sum } from '../../promql';
import { blackboxExporter, blackboxProbe } from './catalogue';
import { certificateLeft, certificateLimits } from './expressions';

const m = selectors(blackboxProbe);
const exporter = selectors(blackboxExporter);
const byTarget = { legend: ({ instance }: { readonly instance: string }) => instance };

/**
 * How addresses are reached from the outside, and their certificates: rows for the dashboard of who answers there. The jobs of that are
 * the one that probes and the one that scrapes blackbox_exporter itself.
 */
export const reachabilityRows = {
  reachability: row("Vu de l'extérieur", {
    reachable: statPanel({
      title: 'Joignable',
      description: "La dernière vérification de l'extérieur : l'adresse répond comme attendu, en TLS.",
      queries: [query(m.probe_success, byTarget)],
      mappings: [
        [0, 'Injoignable', 'red'],
        [1, 'Joignable', 'green'],
      ],
    }),
    answers: tablePanel({
      title: 'Dernière réponse',
      description:
        'Le statut HTTP de la dernière réponse (0 : aucune), le temps de la vérification et les redirections suivies.',
      labels: { instance: 'Adresse' },
      columns: [
        column('Statut', max(m.probe_http_status_code).by('instance')),
        column('Temps', max(m.probe_duration_seconds).by('instance')),
        column('Redirections', max(m.probe_http_redirects).by('instance')),
      ],
      sortBy: 'Temps',
      height: 5,
    }),
    exporter: statPanel({
      title: 'Vérificateur',
      description: 'La configuration de blackbox_exporter, qui vérifie, a été lue sans faute.',
      queries: [query(exporter.blackbox_exporter_config_last_reload_successful)],
      mappings: [
        [0, 'Refusée', 'red'],
        [1, 'Lue', 'green'],
      ],
    }),
    phases: timeSeriesPanel({
      title: 'Durée par phase',
      description:
        'Où passe le temps : recherche du nom (resolve), connexion (connect), chiffrement (tls), attente (processing), réception (transfer).',
      queries: [query(sum(m.probe_http_duration_seconds).by('phase'), { legend: ({ phase }) => phase })],
      stacked: true,
    }),
    lookup: timeSeriesPanel({
      title: 'Recherche du nom',
      description: 'Temps de la recherche DNS.',
      queries: [query(m.probe_dns_lookup_time_seconds, byTarget)],
    }),
  }),
  certificates: row('Certificats', {
    certificate: statPanel({
      title: 'Certificat : temps restant',
      description:
        "Jusqu'à l'expiration du premier certificat de la chaîne. Jaune sous 14 jours, rouge sous 3 ; Let's Encrypt renouvelle 30 jours avant.",
      queries: [query(certificateLeft, byTarget)],
      thresholds: thresholds('red', [certificateLimits.critical, 'yellow'], [certificateLimits.warning, 'green']),
      noValue: 'Expiré, ou sans TLS',
      span: 12,
    }),
    tls: tablePanel({
      title: 'Version de TLS',
      description: 'La version de TLS de la dernière réponse.',
      labels: { instance: 'Adresse', version: 'Version' },
      columns: [column('Adresses', sum(m.probe_tls_version_info).by('instance', 'version'))],
      height: 5,
    }),
  }),
} as const satisfies Readonly<Record<string, Row>>;
