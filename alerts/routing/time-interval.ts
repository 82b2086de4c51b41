/** Day of the week. */
export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

/** Month of the year. */
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

/** Named time interval that routes refer to, such as working hours or a holiday. */
export interface TimeInterval {
  /** Name, unique in a policy. */
  readonly name: string;
  /** Periods of the interval. The interval contains every moment that is in at least one period. */
  readonly periods: readonly [TimePeriod, ...TimePeriod[]];
}

/**
 * Period of time. It contains a moment when all its fields match:
 * https://prometheus.io/docs/alerting/latest/configuration/#time_interval-0.
 */
export interface TimePeriod {
  /**
   * Times of day: `{ from: '09:00', to: '18:00' }`. The end is excluded, and is at most '24:00'.
   *
   * @default - the whole day
   */
  readonly times?: readonly { readonly from: `${number}:${number}`; readonly to: `${number}:${number}` }[];
  /**
   * Days of the week, or ranges of them: 'monday:friday'. The week starts on Sunday.
   *
   * @default - every day
   */
  readonly weekdays?: readonly (Weekday | `${Weekday}:${Weekday}`)[];
  /**
   * Days of the month, or ranges of them: `1`, `'-3:-1'`. Negative numbers count from the end of
   * the month.
   *
   * @default - every day
   */
  readonly daysOfMonth?: readonly (number | `${number}:${number}`)[];
  /**
   * Months, or ranges of them: 'july', 'november:december'.
   *
   * @default - every month
   */
  readonly months?: readonly (Month | `${Month}:${Month}`)[];
  /**
   * Years, or ranges of them: `2026`, `'2026:2028'`.
   *
   * @default - every year
   */
  readonly years?: readonly (number | `${number}:${number}`)[];
  /**
   * Time zone by its name in the IANA database: 'Europe/Paris'.
   *
   * @default 'UTC'
   */
  readonly location?: string;
}
