/** What alerts about an application or exporter must be told. */
export interface AlertsOf {
  /** The job that scrapes it. */
  readonly job: string;
}
