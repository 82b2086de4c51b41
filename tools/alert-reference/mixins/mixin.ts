/** Public collection of alerts, and what notices the same here. */
export interface Mixin {
  /** Title of its table. */
  readonly title: string;
  /** Repository and version of its alerts. */
  readonly source: string;
  /** Number of its alerts of different names. */
  readonly alerts: number;
  /** Names of the alerts here that notice the same as one of its alerts, or the reason why none does. */
  readonly rows: Readonly<Record<string, readonly [string, ...string[]] | string>>;
}
