import type { DashboardProps, ValuePanelProps } from '..';

/** What a dashboard of an application or exporter must be told. */
export interface DashboardOf {
  /** The jobs that scrape it. */
  readonly jobs: readonly [string, ...string[]];
}

/** Shown where a ratio or a quantile has nothing to say. */
export const noTraffic = 'Pas de trafic';

/** What the dashboards of a stack have in common. */
export const siblings: Pick<DashboardProps, 'links' | 'noValue'> = {
  links: [{ title: 'Tableaux de bord', tag: 'vigie' }],
  noValue: 'Aucune donnée',
};

/** How whether something runs is shown. */
export const availability: Pick<ValuePanelProps<'boolean'>, 'mappings'> = {
  mappings: [
    [0, 'Arrêté', 'red'],
    [1, 'En marche', 'green'],
  ],
};
