/** A day of the week. */
export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

/** A month. */
export type Month =
  | 'january'
  | 'february'
  | 'march'
  | 'april'
  | 'may'
  | 'june'
  | 'july'
  | 'august'
  | 'september'
  | 'october'
  | 'november'
  | 'december';

/** Times that routes speak of by a name: working hours, a holiday. */
export interface TimeInterval {
  /** Its name, the only one of this name in a policy. */
  readonly name: string;
  /** A moment is within it when it is within one of these. */
  readonly periods: readonly [TimePeriod, ...TimePeriod[]];
}

/** Moments that have everything in common that is said: https://prometheus.io/docs/alerting/latest/configuration/#time_interval-0. */
export interface TimePeriod {
  /**
   * Times of day, the end not among them: `{ from: '09:00', to: '18:00' }`, at most until '24:00'.
   *
   * @default - the whole day
   */
  readonly times?: readonly { readonly from: `${number}:${number}`; readonly to: `${number}:${number}` }[];
  /**
   * Days of the week, and ranges of them from Sunday on: 'monday:friday'.
   *
   * @default - every day
   */
  readonly weekdays?: readonly (Weekday | `${Weekday}:${Weekday}`)[];
  /**
   * Days of the month, and ranges of them; negative ones count from its end: `1`, `'-3:-1'`. Alertmanager takes the month in which clocks
   * go forward to be a day shorter; a period of which that would change the meaning is refused.
   *
   * @default - every day
   */
  readonly daysOfMonth?: readonly (number | `${number}:${number}`)[];
  /**
   * Months, and ranges of them: 'july', 'november:december'.
   *
   * @default - every month
   */
  readonly months?: readonly (Month | `${Month}:${Month}`)[];
  /**
   * Years, and ranges of them.
   *
   * @default - every year
   */
  readonly years?: readonly (number | `${number}:${number}`)[];
  /**
   * The time zone, by its name in the IANA database: 'Europe/Paris'.
   *
   * @default 'UTC'
   */
  readonly location?: string;
}
