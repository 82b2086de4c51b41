import { lastOverTime, selectors } from '../../../promql';
import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { type common, reachability } from '../../../library';
import { healthPanel } from './dashboards/health';
import { performancePanel } from './dashboards/performance';
import { systemPanel } from './dashboards/system';
import { cpuUse, errorShare, requestLatency } from './expressions';
import { healthCheckJob, unavailableAfter } from './health-checks';
import { bookingRunbooks } from './runbooks';
import { thresholds } from './thresholds';

const { probe_success } = selectors(reachability.catalogue);

/** Both alerts on the latency: the critical one inhibits the warning. */
const latency = 'booking-latency';

/** Scrape jobs of the booking service and its machine. */
export interface BookingAlertsOf extends common.AlertsOf {
  /** Job of node_exporter. */
  readonly machine: string;
}

/**
 * Predefined rules of the guide, and its example of a rule. Those on memory and disk are alerts of
 * the machine, with the thresholds of the guide. The severity `high` of the guide is `critical`.
 */
export function bookingAlerts({ job, machine: ofMachine, ...of }: BookingAlertsOf): RuleGroup[] {
  const runbooks = bookingRunbooks(of);
  return [
    ruleGroup({ name: 'booking', job, rules: applicationAlerts(runbooks) }),
    ruleGroup({ name: 'booking-services', job: healthCheckJob, interval: '30s', rules: [serviceAlert(runbooks)] }),
    ruleGroup({ name: 'booking-machine', job: ofMachine, rules: [cpuAlert(runbooks)] }),
  ];
}

type Runbooks = ReturnType<typeof bookingRunbooks>;

const applicationAlerts = (runbooks: Runbooks) => [
  alert({
    name: 'BookingErrorsHigh',
    condition: errorShare.greaterThan(thresholds.errorShare),
    // As long as the window of the rate, so that one failed request at night does not fire.
    for: '5m',
    severity: 'critical',
    summary: ({ value }) => `Réservation : ${value} de requêtes en erreur`,
    description:
      "Plus de 5 % des requêtes finissent par une erreur de l'application (5xx) depuis 5 minutes. Regarder d'abord « Codes de statut », puis les journaux des endpoints touchés.",
    panel: performancePanel('errorShare'),
    runbook: runbooks.errors,
  }),
  alert({
    name: 'BookingLatencyHigh',
    condition: requestLatency(0.95).greaterThan(thresholds.latency),
    for: '5m',
    severity: 'warning',
    subject: latency,
    summary: ({ value }) => `Réservation : temps de réponse p95 de ${value}`,
    description:
      "Une requête sur vingt dure plus d'une seconde depuis 5 minutes. Regarder d'abord « Endpoints les plus lents », puis la base et le cache.",
    panel: performancePanel('latency'),
    runbook: runbooks.latency,
  }),
  alert({
    name: 'BookingLatencyVeryHigh',
    condition: requestLatency(0.95).greaterThan(thresholds.highLatency),
    for: '5m',
    severity: 'critical',
    subject: latency,
    summary: ({ value }) => `Réservation : temps de réponse p95 de ${value}`,
    description:
      "Une requête sur vingt dure plus de deux secondes depuis 5 minutes. Regarder d'abord « Endpoints les plus lents », puis la base et le cache.",
    panel: performancePanel('latency'),
    runbook: runbooks.latency,
  }),
];

const serviceAlert = (runbooks: Runbooks) =>
  alert({
    name: 'BookingServiceUnavailable',
    // A missed scrape ends a series at once, and would start the wait again.
    condition: lastOverTime(probe_success, '2m').equalTo(0),
    for: unavailableAfter,
    severity: 'critical',
    summary: ({ labels }) => `Réservation : ${labels.instance} ne répond pas`,
    description:
      "Une vérification et trois nouveaux essais ont échoué. Regarder d'abord les pods de ce service, puis la chronologie des services.",
    panel: healthPanel('states'),
    runbook: runbooks.service,
  });

const cpuAlert = (runbooks: Runbooks) =>
  alert({
    name: 'BookingCpuHigh',
    condition: cpuUse.greaterThan(thresholds.cpu),
    // Longer than a build, a backup or an upgrade of the machine.
    for: '15m',
    severity: 'warning',
    summary: ({ labels, value }) => `Le processeur de ${labels.instance} est occupé à ${value}`,
    description:
      'Plus de 80 % du temps des processeurs est pris depuis 15 minutes. Regarder « Processeur par cœur », puis quel pod calcule.',
    panel: systemPanel('cpu'),
    runbook: runbooks.cpu,
  });
