import type { Firing } from '../../played/alerts';
import type { Played, Target } from '../../played/behaviour';
import { keyOf } from '../../played/compare';
import {
  flows,
  levels,
  near,
  p95Of,
  shares,
  type Expected,
  type PanelValues,
  type Values,
} from '../../played/expected';
import {
  oldest,
  playedAlertmanager,
  playedGrafana,
  playedPrometheus,
  ruleGroupOf,
  type PrometheusAt,
} from '../../played/monitoring';
import { keptSamples, scrapeCost } from '../../played/samples';
import type { Phase } from '../../played/timeline';
import { inIncident, targetsOf, unreachable, type PlayedSystem } from './played-system';

const prometheus = 'instance=localhost:9090 job=prometheus';
const grafana = 'instance=grafana:3000 job=grafana';
const tenDays = 10 * 86_400;

/** The stack itself: Prometheus, Alertmanager and Grafana, and the alerts that fire. */
export function monitoringSystem(at: PrometheusAt, firing: Firing): PlayedSystem {
  const [server, alertmanager] = [playedPrometheus(at), playedAlertmanager(at.namespace)];
  const own = [server, alertmanager, playedGrafana];
  return {
    jobs: own,
    dashboards: { monitoring: monitoringValues([...at.read, ...own], at, alertmanager.targets[0], firing) },
    variables: {},
    rules: {
      ...unreachable('Prometheus', server),
      ...unreachable('Alertmanager', alertmanager),
      ...unreachable('Grafana', playedGrafana),
      ...monitoringRules(alertmanager.targets[0]),
      PrometheusSamplesGrowing: inIncident(
        Object.fromEntries(
          [...at.read, ...own].flatMap((one) =>
            targetsOf(one).map((target) => [target, keptSamples(one.catalogue, 'incident')]),
          ),
        ),
      ),
    },
  };
}

const gibibytes = 2 ** 30;
const [disk, incidentDisk] = [6.6e9, 9.6e9];
const quarter = 15 * 60;
const always = { '': 1 };

const monitoringRules = ({ labels }: Target): Readonly<Record<string, Expected>> => ({
  PrometheusReloadFailed: inIncident({ [`__name__=prometheus_config_last_reload_successful ${prometheus}`]: 0 }),
  PrometheusRuleEvaluationFailed: inIncident({ [prometheus]: 0.01 * quarter }),
  PrometheusRuleEvaluationSlow: inIncident({ [prometheus]: 0.02 * quarter }),
  PrometheusDiskNearRetentionLimit: inIncident({ [prometheus]: incidentDisk / (8 * gibibytes) }),
  AlertmanagerNotificationsFailing: inIncident({
    [`instance=${labels.instance} integration=discord job=alertmanager`]: 0.005 * quarter,
  }),
  PrometheusNotificationsDropped: inIncident({ [prometheus]: 0.01 * 5 * 60 }),
  PrometheusStorageTrouble: inIncident({ [prometheus]: 0.001 * quarter }),
  PrometheusScrapeLimitExceeded: inIncident({ [prometheus]: 0.02 * quarter }),
  PrometheusDiscoveryFailing: inIncident({ [prometheus]: 0.02 * 5 * 60 }),
  // Scrapes of an hour, each after another start.
  MonitoringRestarting: inIncident({ [prometheus]: 4 * 60 - 1 }),
  PrometheusSamplesRejected: inIncident({ [prometheus]: 0.5 * quarter }),
  Watchdog: { day: always, quiet: always, outage: always, gone: always, incident: always },
});

/** Number of firing alerts by severity. */
export function firingNow(firing: Firing): Expected {
  return inEachPhase((phase) =>
    Object.fromEntries(Object.entries(firing[phase]).map(([severity, all]) => [`severity=${severity}`, all.length])),
  );
}

/** Each firing alert. */
export function firingOnes(firing: Firing): Expected {
  return inEachPhase((phase) =>
    Object.fromEntries(
      Object.entries(firing[phase]).flatMap(([severity, names]) =>
        names.map((name) => [`alertname=${name} severity=${severity}`, 1]),
      ),
    ),
  );
}

/** One expectation for each phase. */
export function inEachPhase(values: (phase: Phase) => Values): Expected {
  return {
    day: values('day'),
    quiet: values('quiet'),
    outage: values('outage'),
    gone: values('gone'),
    incident: values('incident'),
  };
}

/** Notifications since midnight. Unused integrations are not shown. */
function sentSince(): Expected {
  const of = (seconds: number) => ({
    'integration=discord': near(0.01 * seconds),
    'integration=slack': near(0.02 * seconds),
  });
  const [morning, day] = [of(9.5 * 3600), of(10 * 3600)];
  return { day: morning, quiet: day, outage: day, gone: day, incident: of(10 * 3600 + 65 * 60) };
}

/** @param jobs scrape jobs of Prometheus */
function monitoringValues(
  jobs: readonly Played[],
  { group: name, read }: PrometheusAt,
  alertmanager: Target,
  firing: Firing,
): readonly PanelValues[] {
  const targets = jobs.flatMap((one) => one.targets);
  const ofEach = (value: (weight: number) => number): Values =>
    Object.fromEntries(
      targets.map(({ labels: { job, instance }, weight }) => [`instance=${instance} job=${job}`, value(weight)]),
    );
  const ofJobs = (value: (weights: readonly number[]) => number): Values =>
    Object.fromEntries(
      jobs.map((one) => [`job=${one.targets[0].labels.job}`, value(one.targets.map(({ weight }) => weight))]),
    );
  const longest = ofEach((weight) => scrapeCost.duration * weight);
  const slowest = ofJobs((weights) => scrapeCost.duration * Math.max(...weights));
  const samples = ofJobs((weights) => scrapeCost.samples * weights.reduce((sum, weight) => sum + weight, 0));
  const found = Object.fromEntries(read.map((one) => [`scrape_job=${one.targets[0].labels.job}`, one.targets.length]));
  const [group, other] = [`rule_group=${ruleGroupOf(name)}`, `rule_group=${ruleGroupOf('targets')}`];
  const runningSince: Values = Object.fromEntries(
    [prometheus, grafana, keyOf(alertmanager.labels)].map((one) => [one, (moment: number) => moment - oldest]),
  );
  return [
    ['Cibles hors service', levels({ '': 0 }, { outage: { '': targets.length } })],
    ['Alertes en cours', firingNow(firing)],
    ['Alertes qui sonnent', firingOnes(firing)],
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
    ['En marche depuis', levels(runningSince, { incident: { ...runningSince, [prometheus]: tenDays } })],
    [
      'Cibles',
      levels(
        ofEach(() => 1),
        { outage: ofEach(() => 0) },
      ),
      levels(longest, { outage: longest }),
      levels(
        ofEach((weight) => scrapeCost.samples * weight),
        { outage: ofEach(() => 0) },
      ),
    ],
    ['Durée des lectures', levels(slowest, { outage: slowest })],
    ['Cibles par job', levels(found)],
    ['Échecs de la découverte/s', flows({ '': 0 }, { incident: { '': 0.02 } })],
    ['Échantillons par job', levels(samples, { outage: ofJobs(() => 0) })],
    ['Échantillons/s', levels({ '': 381 })],
    ['Séries en mémoire', levels({ '': 5700 })],
    ['Mémoire de Prometheus', levels({ [`__name__=process_resident_memory_bytes ${prometheus}`]: 120e6 })],
    ['Disque de Prometheus', levels({ '': disk }, { incident: { '': incidentDisk } }), levels({ '': 8 * gibibytes })],
    ['Historique conservé', levels({ [prometheus]: (moment) => moment - oldest })],
    ['Échantillons refusés/s', flows({ '': 0 }, { incident: { '': 0.5 } }), flows({ '': 0 }), flows({ '': 0 })],
    ['Lectures rejetées/s', flows({ '': 0 }, { incident: { '': 0.02 } }), flows({ '': 0 }), flows({ '': 0 })],
    ["Durée d'évaluation des règles", levels({ [group]: 0.003, [other]: 0.001 })],
    ["Échecs d'évaluation", levels({ [group]: 0, [other]: 0 }, { incident: { [group]: 0.01, [other]: 0 } })],
    ['Alertes transmises/s', flows({ '': 0.5 }), flows({ '': 0 }, { incident: { '': 0.01 } })],
    ['Messages envoyés', sentSince()],
    ["Échecs d'envoi/s", { ...levels({}), incident: { 'integration=discord': 0.005 } }],
    ["Durée d'envoi (p95)", shares({ 'integration=discord': p95Of(0, 1), 'integration=slack': p95Of(1, 5) })],
    ['Alertes chez Alertmanager', levels({ 'state=active': 2, 'state=suppressed': 1 })],
    ['Silences', levels({ '': 1 })],
    ['Durée des requêtes PromQL (p99)', levels({ 'slice=inner_eval': 0.05, 'slice=prepare_time': 0.002 })],
    ['Latence de Grafana (p95)', shares({ '': 0.05 + 0.95 * 0.05 })],
    ['Mémoire de Grafana', levels({ [`__name__=process_resident_memory_bytes ${grafana}`]: 150e6 })],
    ['Tableaux de bord', levels({ '': 8 })],
  ];
}
