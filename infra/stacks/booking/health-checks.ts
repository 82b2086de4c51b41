import { reachability } from '../../../library';

/** Name of the module of blackbox_exporter: an answer with a status from 200 to 299, inside the cluster. */
const ofServices = 'service';

/** Modules of the health checks. */
export const modules = { [ofServices]: { requiresTls: false, followsRedirects: false } } as const;

/** Job of the health checks. */
export const healthCheckJob = 'booking-services';

/** Time without an answer after which a service is unavailable: a check, and the three retries of the guide. */
export const unavailableAfter = '2m';

/**
 * Health checks of the guide: a service more is a URL more. Each value of the label `instance` is a
 * URL.
 */
export const healthChecks = reachability.probeJob({
  job: healthCheckJob,
  blackbox: { modules },
  module: ofServices,
  targets: [
    'http://booking.booking.svc.cluster.local:3000/api/health',
    'http://custom-service.booking.svc.cluster.local:8080/health',
  ],
  interval: '30s',
  timeout: '5s',
});
