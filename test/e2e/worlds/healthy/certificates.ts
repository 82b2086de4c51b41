import { days, hours } from '../../../../promql';
import type { CertificateLimits } from '../../../../stack/public-urls';
import { at } from '../../played/timeline';
import { day, hour, type Course, type World } from '../world';

/** Certificates of an authority and when they are renewed. */
export interface Renewal {
  readonly name: string;
  /** Lifetime in seconds. */
  readonly lifetime: number;
  /** Remaining seconds at which they are renewed. */
  readonly left: number;
  /**
   * Limits of the alerts that suit them.
   *
   * @default - those of the library
   */
  readonly limits?: CertificateLimits;
}

const days47 = { warning: days(7), critical: days(3) };
const hours160 = { warning: hours(36), critical: hours(24) };
const hours24 = { warning: hours(4), critical: hours(2) };

/**
 * Lifetimes of authorities and when clients renew: a third of the lifetime before the end (cert-manager, certbot,
 * `step ca renew`), or as long before as Traefik does for the `certificatesDuration` of its resolver.
 */
export const renewals = {
  letsEncrypt: { name: "Let's Encrypt, 90 days, Traefik", lifetime: 90 * day, left: 30 * day },
  letsEncrypt64: { name: "Let's Encrypt, 64 days, a third left", lifetime: 64 * day, left: (64 * day) / 3 },
  letsEncrypt45: { name: "Let's Encrypt, 45 days, a third left", lifetime: 45 * day, left: 15 * day },
  zeroSsl: { name: 'ZeroSSL, 90 days, a third left', lifetime: 90 * day, left: 30 * day },
  google: { name: 'Google Trust Services, 90 days, a third left', lifetime: 90 * day, left: 30 * day },
  forum47: { name: '47 days, a third left', lifetime: 47 * day, left: (47 * day) / 3 },
  traefik47: { name: '47 days, Traefik', lifetime: 47 * day, left: 10 * day, limits: days47 },
  shortLived: {
    name: "Let's Encrypt, 160 hours, a third left",
    lifetime: 160 * hour,
    left: (160 * hour) / 3,
    limits: hours160,
  },
  traefikShortLived: {
    name: "Let's Encrypt, 160 hours, Traefik",
    lifetime: 160 * hour,
    left: 2 * day,
    limits: hours160,
  },
  stepCa: { name: 'step-ca, 24 hours, a third left', lifetime: day, left: 8 * hour, limits: hours24 },
  traefikStepCa: { name: 'step-ca, 24 hours, Traefik', lifetime: day, left: 6 * hour, limits: hours24 },
} as const satisfies Readonly<Record<string, Renewal>>;

/** Certificates that are renewed in time. */
export function certificates(renewal: Renewal): World {
  return { name: `certificates of ${renewal.name}`, level: levelsOf(endOf(renewal), renewal.lifetime - renewal.left) };
}

/** Certificates that are no longer renewed from a moment on. */
export function notRenewed(renewal: Renewal, from: number): World {
  const end = endOf(renewal);
  return {
    name: `${renewal.name}, not renewed`,
    level: levelsOf((time) => end(Math.min(time, from)), renewal.lifetime - renewal.left),
  };
}

/** End of the certificate that is shown, in seconds since 1970. The first was issued two thirds of a period before the start. */
function endOf({ lifetime, left }: Renewal): Course {
  const period = lifetime - left;
  const issued = -(2 / 3) * period;
  return (time) => at('0:00') + issued + Math.floor((time - issued) / period) * period + lifetime;
}

/** Traefik goes on showing the certificate before, with its own serial number. */
function levelsOf(end: Course, period: number): NonNullable<World['level']> {
  return (_, metric, { serial }) => {
    if (metric === 'probe_ssl_earliest_cert_expiry') return end;
    if (metric !== 'traefik_tls_certs_not_after') return undefined;
    return serial === '1' ? (time) => end(time) - period : end;
  };
}
