import { booking } from '../../../../infra/stacks/booking/stack';
import type { Firing } from '../../played/alerts';
import { playedBooking } from '../../played/booking';
import { silent } from '../../played/expected';
import { playedCadvisor } from '../../played/kubernetes';
import { playedMachine } from '../../played/machine';
import type { PlayedStack } from '../../played/played-stack';
import { playedSite, urlsOf } from '../../played/sites';
import { redisSystem } from '../systems/databases';
import { traefikSystem } from '../systems/edge';
import { kubernetesSystem } from '../systems/kubernetes';
import { machineSystem } from '../systems/machine';
import { monitoringSystem } from '../systems/monitoring';
import { sitesSystem, variablesOfAll } from '../systems/sites';
import { inIncident, joined, targetsOf, unreachable, variablesOf, type PlayedSystem } from '../systems/played-system';
import { business } from './business';
import { bookingFaults } from './faults';
import { health } from './health';
import { errors, incidentLatency, performance } from './performance';
import { system } from './system';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['BookingDown', 'TraefikDown'], warning: ['RedisDown'] },
  gone: { critical: ['BookingAbsent'] },
  incident: { critical: ['BookingErrorsHigh', 'BookingServiceUnavailable'], warning: ['MachineMemoryAlmostExhausted'] },
};

const job = 'job=booking';
const machineNamespace = 'node-exporter-booking';
const [machine, cadvisor] = [playedMachine(machineNamespace), playedCadvisor('booking')];
const services = playedSite('booking-services', urlsOf(booking, 'booking-services'));
const unanswered = Object.fromEntries(
  targetsOf(services).map((target) => [`__name__=probe_success ${target}`, 0] as const),
);
const latency = inIncident({ [job]: incidentLatency });

const application: PlayedSystem = {
  jobs: [playedBooking, services],
  dashboards: {
    'booking-business': business,
    'booking-performance': performance,
    'booking-system': system(targetsOf(machine)[0]!),
    'booking-health': health(services, firing),
  },
  variables: {
    'booking-business': variablesOf(playedBooking),
    'booking-performance': variablesOf(playedBooking),
    'booking-system': { ...variablesOfAll([machine, cadvisor]), instance: ['server'] },
    'booking-health': variablesOfAll([playedBooking, services]),
  },
  rules: {
    BookingErrorsHigh: inIncident({ [job]: errors.incident }),
    BookingLatencyHigh: latency,
    BookingLatencyVeryHigh: latency,
    BookingServiceUnavailable: inIncident(unanswered),
    BookingCpuHigh: silent(),
    ...unreachable('Booking', playedBooking),
    ...unreachable('BookingServices', services),
  },
};

const around = [
  application,
  sitesSystem(booking, [
    ['Monitoring', 'monitoring-site'],
    ['Booking', 'booking-site'],
  ]),
  redisSystem('booking', false),
  traefikSystem({
    application: 'booking-booking-3000@kubernetescrd',
    grafana: 'monitoring-booking-grafana-3000@kubernetescrd',
  }),
  kubernetesSystem('booking'),
  machineSystem(machineNamespace),
];

/** Simulated day of the stack booking. */
export const bookingPlayed: PlayedStack = {
  stack: booking,
  ...joined([
    ...around,
    monitoringSystem({ namespace: 'monitoring-booking', group: 'booking', read: joined(around).jobs }, firing),
  ]),
  firing,
  application: {
    dashboard: 'booking-performance',
    job: 'booking',
    counted: ['requests', 'statusCodes', 'slowest'],
  },
  faults: bookingFaults,
};
