/** Data sources of the Grafana that shows a dashboard. */
export interface DataSources {
  /** Uid of the Prometheus that queries ask. */
  readonly prometheus: string;
  /** Types of other data sources by their uids: `{ logs: 'loki' }`. */
  readonly others: Readonly<Record<string, string>>;
}

/** Name and uid of the Prometheus of a stack in its own Grafana. */
export const stackPrometheus = { name: 'Prometheus', uid: 'prometheus' } as const;

/** Returns the reference to the Prometheus that queries ask. */
export function prometheusOf({ prometheus }: DataSources): { readonly type: string; readonly uid: string } {
  return { type: 'prometheus', uid: prometheus };
}

/** Returns the name of the Prometheus that queries ask. That of an external Grafana is not known. */
export function nameOf({ prometheus }: DataSources): string {
  return prometheus === stackPrometheus.uid ? stackPrometheus.name : prometheus;
}
