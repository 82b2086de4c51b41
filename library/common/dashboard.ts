import type { Language } from '../../alerts';
import {
  objectivesRow,
  query,
  thresholds,
  type DashboardProps,
  type ObjectivesRowProps,
  type Query,
  type Thresholds,
  type ValuePanelProps,
} from '../../dashboards';
import type { Unit } from '../../metrics';
import { withoutNaN, type Instant, type Quantity } from '../../promql';
import { texts } from './texts';

/** Options of the dashboard of an application or exporter. */
export interface DashboardOf {
  /** Scrape jobs of the dashboard. */
  readonly jobs: readonly [string, ...string[]];
  /** Language of the titles and descriptions. */
  readonly language: Language;
}

/** Returns the text of a panel whose ratio or quantile has no value. */
export function noTraffic(language: Language): string {
  return texts[language].noTraffic;
}

/**
 * Common properties of the dashboards of a stack: a menu of all dashboards, the text of empty
 * panels, and the names of annotations.
 */
export function siblings(language: Language): Pick<DashboardProps, 'links' | 'noValue' | 'annotationNames'> {
  const { dashboards, noData, annotations } = texts[language];
  return { links: [{ title: dashboards, tag: 'vigie' }], noValue: noData, annotationNames: annotations };
}

/** Returns colours that turn red where an alert fires, and yellow before, unless the alert fires earlier. */
export function warningBelow<U extends Unit>(yellow: Quantity<U>, red: Quantity<U>): Thresholds<U> {
  return yellow.value < red.value
    ? thresholds('green', [yellow, 'yellow'], [red, 'red'])
    : thresholds('green', [red, 'red']);
}

/** Value mappings of a panel with the state of a server. */
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
 * Creates the row of the objectives of an application.
 *
 * @param goals description of the objectives in a sentence
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

/** Queries of the 50th, 95th and 99th percentile of a latency. */
export function quantileQueries<L extends string>(
  latency: (quantile: number) => Instant<L, 'seconds'>,
): readonly [Query<'seconds'>, Query<'seconds'>, Query<'seconds'>] {
  const within = (percent: number) => query(withoutNaN(latency(percent / 100)), { legend: `p${percent}` });
  return [within(50), within(95), within(99)];
}
