import { Size } from '../../../core';
import type { System } from '../../../stack';
import { application, presets, redis } from '../../../library';
import { k3s } from '../../../targets';
import { language } from '../../language';
import { bookingAlerts } from './alerts';
import { booking as catalogue } from './catalogue';
import { businessDashboard } from './dashboards/business';
import { healthDashboard } from './dashboards/health';
import { performanceDashboard } from './dashboards/performance';
import { systemDashboard } from './dashboards/system';
import { healthChecks, modules } from './health-checks';
import { notifications, smtp } from './notifications';
import { thresholds } from './thresholds';

const name = 'booking';
const namespace = 'booking';
/** Host of the application, reserved for examples, because the guide has none. */
const host = 'booking.example';

/** k3s server of the booking service. */
export const bookingTarget = k3s({ namespace: 'monitoring-booking', machineNamespace: 'node-exporter-booking' });

const wording = { language, commands: bookingTarget.commands } as const;
const of = { stack: name, ...wording } as const;

const { system: exporter } = bookingTarget.commands.server('blackbox-exporter');

/** The Node.js application. */
const api = application.system({
  ...of,
  job: name,
  catalogue,
  namespace,
  port: 3000,
  publicUrls: [{ url: `https://${host}/api/health` }],
  title: 'Le service de réservation',
  name: 'Booking',
  severity: 'critical',
  impact: 'Plus aucune réservation : ni recherche, ni paiement, ni confirmation.',
  hint: `Le pod va bien et la page de métriques répond 404 : \`PROMETHEUS_ENABLED\` n'est pas \`true\`. Commencé juste après un déploiement : \`kubectl rollout undo -n ${namespace} deployment/${name}\`.`,
  dashboards: ({ job }) => [
    businessDashboard({ jobs: [job] }),
    performanceDashboard({ jobs: [job] }),
    systemDashboard({ jobs: ['node', 'cadvisor'] }),
    healthDashboard({ jobs: [job, healthChecks.job] }),
  ],
  rules: (alertsOf) => bookingAlerts({ ...alertsOf, machine: 'node' }),
});

/** Health checks of the application and of the services around it. */
const services: System = {
  jobs: [healthChecks],
  modules,
  watched: [
    {
      job: healthChecks.job,
      title: 'La vérification des services',
      name: 'BookingServices',
      severity: 'warning',
      impact: 'Rien ; mais un service qui ne répond plus ne serait pas dit.',
      kind: 'server',
      server: 'blackbox-exporter',
      isNamed: true,
      hint: `\`400\` : le module que nomme le job manque dans la configuration de blackbox_exporter ; ${exporter.logs}.`,
    },
  ],
  dashboards: [],
  rules: [],
};

const cache = redis.system({
  ...of,
  namespace,
  lost: "l'application lit tout dans sa base",
  unreachable: {
    severity: 'warning',
    impact: "L'application continue sans cache : tout est lu dans la base, les réponses ralentissent.",
  },
});

/** Booking and ticketing: an application in several instances with its cache and its health checks. */
export const booking = presets.k3sServer(
  {
    name,
    environment: 'production',
    ...wording,
    notifications,
    folder: 'Réservation',
    domain: host,
    // The guide keeps metrics and health checks for 30 days, and alerts for 90.
    retention: { time: '30d', size: Size.gibibytes(4) },
    alertmanager: { smtp, retention: '2160h' },
    volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
    backups: 14,
    backupTarget: {
      volume: { size: Size.gibibytes(1) },
      sameStorageReason: 'dashboards and alerts are code; the copies are for mistakes and failed upgrades',
    },
    adjust: {
      MachineMemoryAlmostExhausted: { threshold: thresholds.memory },
      MachineDiskAlmostFull: { threshold: thresholds.disk },
    },
  },
  () => [api, services, cache],
);
