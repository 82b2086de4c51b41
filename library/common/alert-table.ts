import type { AlertProperties } from '../../alerts';
import type { Unit } from '../../metrics';
import type { Quantity } from '../../promql';

/** Alert without a threshold, or whose threshold is an option of its system. */
export type WithoutThreshold = 'without threshold';

/** Alerts of a system that users adjust, each with its default threshold. */
export type AlertTable = Readonly<Record<string, Quantity<Unit> | WithoutThreshold>>;

/** Change of an alert: other properties, or the reason why it is switched off. */
export type Adjustment<T> = SwitchedOff | (AlertProperties & { readonly off?: never } & ThresholdOf<T>);

/** Alert that is switched off. It has no other changes. */
export interface SwitchedOff extends Partial<Record<keyof AlertProperties | 'threshold', never>> {
  /** Reason why the alert is switched off. `vigie alerts` and `notifications.txt` show it. */
  readonly off: string;
}

/** Threshold in the unit of the alert, if the alert has one. */
export type ThresholdOf<T> =
  T extends Quantity<infer U> ? { readonly threshold?: Quantity<U> } : { readonly threshold?: never };

/** Changes of alerts by their names. */
export type Adjustments<T extends AlertTable> = { readonly [K in keyof T]?: Adjustment<T[K]> };

/** Options of a system whose alerts are adjusted. */
export interface Adjustable<T extends AlertTable> {
  /**
   * Team that gets the alerts of the system: their label `team`, by which the policy routes. Presets
   * give its dashboards and rules the folder of the team. Lowercase letters, digits and `-`.
   *
   * @default - no team
   */
  readonly team?: string;
  /**
   * Changes of its alerts: another threshold, severity or `for`, more labels, or the reason to switch
   * one off. Alerts that you write yourself are changed where you write them.
   *
   * @default - the alerts of the library as they are
   */
  readonly adjust?: Adjustments<T>;
}

/** Returns a table of alerts without thresholds. */
export function withoutThreshold<N extends string>(...names: readonly N[]): Readonly<Record<N, WithoutThreshold>> {
  return Object.fromEntries(names.map((name) => [name, 'without threshold'])) as Record<N, WithoutThreshold>;
}

/** Alerts on the targets of a watched job. */
export type TargetAlerts<N extends string> = Readonly<Record<`${N}Down` | `${N}Absent`, WithoutThreshold>>;

/** Returns the alerts on the targets of a watched job, by the start of their names. */
export function targetAlertTable<N extends string>(name: N): TargetAlerts<N> {
  return withoutThreshold(`${name}Down`, `${name}Absent`);
}

/** Alerts on the public URLs of a system. The limits of certificates are `certificateLimits`. */
export type SiteAlerts<N extends string> = TargetAlerts<`${N}SiteProbe`> &
  Readonly<Record<`${N}${'Unreachable' | 'CertificateExpiring' | 'CertificateAlmostExpired'}`, WithoutThreshold>>;

/** Returns the alerts on the public URLs of a system, by the start of their names. */
export function siteAlertTable<N extends string>(name: N): SiteAlerts<N> {
  return {
    ...targetAlertTable(`${name}SiteProbe`),
    ...withoutThreshold(`${name}Unreachable`, `${name}CertificateExpiring`, `${name}CertificateAlmostExpired`),
  };
}
