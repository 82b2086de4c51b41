import type { Language } from '../../alerts';
import {
  objectivesRow,
  query,
  type DashboardProps,
  type ObjectivesRowProps,
  type Query,
  type ValuePanelProps,
} from '../../dashboards';
import { withoutNaN, type Instant } from '../../promql';
import { texts } from './texts';

/** Options of the dashboard of an application or exporter. */
export interface DashboardOf {
  /** The jobs that scrape it. */
  readonly jobs: readonly [string, ...string[]];
  readonly language: Language;
}

/** Shown where a ratio or a quantile has no value. */
export function noTraffic(language: Language): string {
  return texts[language].noTraffic;
}

/** What the dashboards of a stack have in common: a menu of all of them, and what an empty panel shows. */
export function siblings(language: Language): Pick<DashboardProps, 'links' | 'noValue'> {
  const { dashboards, noData } = texts[language];
  return { links: [{ title: dashboards, tag: 'vigie' }], noValue: noData };
}

/** Value mappings of a panel that shows whether something runs. */
export function availability(language: Language): Pick<ValuePanelProps<'boolean'>, 'mappings'> {
  const { down, running } = texts[language];
  return {
    mappings: [
      [0, down, 'red'],
      [1, running, 'green'],
    ],
  };
}

/**
 * The row about an application's objectives.
 *
 * @param goals what they want, in a sentence
 */
export function objectivesRowOf(objectives: ObjectivesRowProps['objectives'], goals: string, language: Language) {
  const { noTraffic: noValue, objectives: of } = texts[language];
  return objectivesRow({
    title: of.title,
    objectives,
    errorBudget: { title: of.errorBudget.title, description: of.errorBudget.description(goals), noValue },
    burnRate: { ...of.burnRate, noValue },
  });
}

/** The times within which 50, 95 and 99 % are done. */
export function quantileQueries<L extends string>(
  latency: (quantile: number) => Instant<L, 'seconds'>,
): readonly [Query<'seconds'>, Query<'seconds'>, Query<'seconds'>] {
  const within = (percent: number) => query(withoutNaN(latency(percent / 100)), { legend: `p${percent}` });
  return [within(50), within(95), within(99)];
}
