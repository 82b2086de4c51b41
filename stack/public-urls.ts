import type { AlertAdjustments, PanelReference, Severity } from '../alerts';
import type { Quantity } from '../promql';

/** URL that answers outside the cluster. */
export interface PublicUrl {
  /** With its scheme, such as `https://shop.example/health`. */
  readonly url: string;
  /**
   * Whether it asks for a user and password, so that a healthy answer has the status 401.
   *
   * @default false: a healthy answer has a status from 200 to 299
   */
  readonly hasBasicAuth?: boolean;
}

/** Remaining times at which the alerts on a certificate fire. */
export type CertificateLimits = Readonly<Record<'warning' | 'critical', Quantity<'seconds'>>>;

/** URLs that the users of a system open. blackbox_exporter opens them as users do: by name, over TLS. */
export interface PublicUrls {
  /** Scrape job of their probes. */
  readonly job: string;
  /** Name of the system in notifications. */
  readonly title: string;
  /** Prefix of the names of its alerts: `Shop` gives `ShopUnreachable`. */
  readonly name: string;
  /** URLs; at least one. */
  readonly urls: readonly [PublicUrl, ...PublicUrl[]];
  /** Effect on users while a URL does not answer. */
  readonly impact: string;
  /**
   * Severity of a URL that does not answer.
   *
   * @default 'critical'
   */
  readonly severity?: Severity;
  /**
   * Last step of each runbook, specific to this system.
   *
   * @default - Traefik, its routes and its certificates
   */
  readonly hints?: Readonly<Record<'unreachable' | 'certificate', string>>;
  /**
   * Limits of the certificates.
   *
   * @default - 14 and 7 days, for certificates of 90 days that are renewed 30 days before their end
   */
  readonly certificateLimits?: CertificateLimits;
  /**
   * Panels of its alerts.
   *
   * @default - those of the dashboard `reachability`
   */
  readonly panel?: (key: 'reachable' | 'certificate') => PanelReference;
  /**
   * Changes of its alerts.
   *
   * @default - none
   */
  readonly adjustments?: AlertAdjustments;
}
