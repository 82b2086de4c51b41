import {
  objectivesRow,
  query,
  type DashboardProps,
  type ObjectivesRowProps,
  type Query,
  type ValuePanelProps,
} from '../../dashboards';
import { withoutNaN, type Instant } from '../../promql';

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

/**
 * The row about an application's objectives.
 *
 * @param goals what they want, in a sentence
 */
export const objectivesRowOf = (objectives: ObjectivesRowProps['objectives'], goals: string) =>
  objectivesRow({
    title: 'Objectifs',
    objectives,
    errorBudget: {
      title: "Budget d'erreur restant",
      description: `Part du budget d'erreur des 30 derniers jours qui reste. ${goals} À 0 % l'objectif est manqué.`,
      noValue: noTraffic,
    },
    burnRate: {
      title: "Consommation du budget d'erreur",
      description:
        "Combien de fois le budget de 30 jours serait consommé si tout continuait comme pendant la dernière heure. À partir de 1 l'objectif est manqué à terme, à 14,4 le budget est parti en deux jours : quelqu'un est réveillé.",
      noValue: noTraffic,
    },
  });

/** The times within which 50, 95 and 99 % are done. */
export function quantileQueries<L extends string>(
  latency: (quantile: number) => Instant<L, 'seconds'>,
): readonly [Query<'seconds'>, Query<'seconds'>, Query<'seconds'>] {
  const within = (percent: number) => query(withoutNaN(latency(percent / 100)), { legend: `p${percent}` });
  return [within(50), within(95), within(99)];
}
