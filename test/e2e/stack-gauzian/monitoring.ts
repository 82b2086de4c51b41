import { oldest } from '../played/monitoring';
import { flows, levels, near, shares, type Expected, type PanelValues, type Values } from '../expected';

const prometheus = 'instance=localhost:9090 job=prometheus';
const grafana = 'instance=grafana:3000 job=grafana';
export const alertmanager = 'instance=alertmanager-0.alertmanager-peers.monitoring.svc:9093 job=alertmanager';
const groups = ['gauzian', 'targets'].map((name) => `rule_group=/etc/prometheus/rules/rules.yml;${name}`);
const [gauzian, targets] = groups as [string, string];

/** Each target, and the share of the samples that it has: the second backend has twice as many. */
const weights: Readonly<Record<string, number>> = {
  'instance=10.42.0.11:8080 job=gauzian-backend': 1,
  'instance=10.42.0.12:8080 job=gauzian-backend': 2,
  'instance=10.42.0.21:9187 job=postgres': 1,
  'instance=10.42.0.22:9121 job=redis': 1,
  'instance=minio.gauzian-v2.svc:9000 job=minio': 1,
  'instance=10.42.0.5:9100 job=traefik': 1,
  'instance=server job=node': 1,
  [prometheus]: 1,
  [alertmanager]: 1,
  [grafana]: 1,
};
const ofEach = (value: (weight: number) => number): Values =>
  Object.fromEntries(Object.entries(weights).map(([target, weight]) => [target, value(weight)]));

const jobs = ['postgres', 'redis', 'minio', 'traefik', 'node', 'prometheus', 'alertmanager', 'grafana'];
const ofJobs = (backend: number, other: number): Values => ({
  'job=gauzian-backend': backend,
  ...Object.fromEntries(jobs.map((job) => [`job=${job}`, other])),
});

const gibibytes = 2 ** 30;
const [disk, incidentDisk] = [6.6e9, 9.6e9];
const longest = ofEach((weight) => 0.02 * weight);

/** Messages since midnight; what is never used is not shown. */
function sentSince(): Expected {
  const of = (seconds: number) => ({
    'integration=discord': near(0.01 * seconds),
    'integration=slack': near(0.02 * seconds),
  });
  const [morning, day] = [of(9.5 * 3600), of(10 * 3600)];
  return { day: morning, quiet: day, outage: day, gone: day, incident: of(10 * 3600 + 65 * 60) };
}

export const monitoringValues: readonly PanelValues[] = [
  ['Cibles hors service', levels({ '': 0 }, { outage: { '': 10 } })],
  [
    'Alertes en cours',
    levels(
      { 'severity=warning': 1 },
      {
        outage: { 'severity=critical': 2, 'severity=warning': 3 },
        gone: { 'severity=critical': 1 },
        incident: { 'severity=critical': 2, 'severity=warning': 1 },
      },
    ),
  ],
  [
    'Disque, part de la rétention',
    levels({ [prometheus]: disk / (8 * gibibytes) }, { incident: { [prometheus]: incidentDisk / (8 * gibibytes) } }),
  ],
  [
    'Configuration',
    levels(
      { [`__name__=prometheus_config_last_reload_successful ${prometheus}`]: 1 },
      { incident: { [`__name__=prometheus_config_last_reload_successful ${prometheus}`]: 0 } },
    ),
  ],
  [
    'Cibles',
    levels(
      ofEach(() => 1),
      { outage: ofEach(() => 0) },
    ),
    levels(longest, { outage: longest }),
    levels(
      ofEach((weight) => 400 * weight),
      { outage: ofEach(() => 0) },
    ),
  ],
  ['Durée des lectures', levels(ofJobs(0.04, 0.02), { outage: ofJobs(0.04, 0.02) })],
  ['Cibles par job', levels({ 'scrape_job=gauzian-backend': 2, 'scrape_job=postgres': 1 })],
  ['Échantillons par job', levels(ofJobs(1200, 400), { outage: ofJobs(0, 0) })],
  ['Échantillons/s', levels({ '': 381 })],
  ['Séries en mémoire', levels({ '': 5700 })],
  ['Mémoire de Prometheus', levels({ [`__name__=process_resident_memory_bytes ${prometheus}`]: 120e6 })],
  ['Disque de Prometheus', levels({ '': disk }, { incident: { '': incidentDisk } }), levels({ '': 8 * gibibytes })],
  ['Historique conservé', levels({ [prometheus]: (moment) => moment - oldest })],
  ["Durée d'évaluation des règles", levels({ [gauzian]: 0.003, [targets]: 0.001 })],
  ["Échecs d'évaluation", levels({ [gauzian]: 0, [targets]: 0 }, { incident: { [gauzian]: 0.01, [targets]: 0 } })],
  ['Alertes transmises/s', flows({ '': 0.5 }), flows({ '': 0 }, { incident: { '': 0.01 } })],
  ['Messages envoyés', sentSince()],
  ["Échecs d'envoi/s", { ...levels({}), incident: { 'integration=discord': 0.005 } }],
  ['Alertes chez Alertmanager', levels({ 'state=active': 2, 'state=suppressed': 1 })],
  ['Silences', levels({ '': 1 })],
  ['Durée des requêtes PromQL (p99)', levels({ 'slice=inner_eval': 0.05, 'slice=prepare_time': 0.002 })],
  ['Latence de Grafana (p95)', shares({ '': 0.05 + 0.95 * 0.05 })],
  ['Mémoire de Grafana', levels({ [`__name__=process_resident_memory_bytes ${grafana}`]: 150e6 })],
  ['Tableaux de bord', levels({ '': 8 })],
];
