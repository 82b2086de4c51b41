import type { Issue } from '../../core/errors';
import { capitalized } from '../../core/text';
import type { JobSystem, System } from '../../stack/system';
import { adjustedSystem } from '../common/adjust';
import { siteAlertTable, targetAlertTable, withoutThreshold, type Adjustable } from '../common/alert-table';
import type { SystemContext } from '../common/wording';
import { requestsAlerts } from './requests/alerts';
import { requestsDashboard } from './requests/dashboard';
import { defaultDuration, defaultErrorShare, type RequestLimits } from './requests/limits';
import { requestSignals } from './requests/signals';
import { applicationSystem, type ApplicationAlerts, type ApplicationProps } from './system';
import { texts } from './texts';

/** Start of the names of the alerts of an application: `shop-api` gives `ShopApi`. */
export type PascalCase<J extends string> = J extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<J>;

/** Alerts of an application, by the name of its job. The limits of those on its requests are `limits`. */
export type CatalogueAlerts<J extends string> = ApplicationAlerts<PascalCase<J>> &
  Readonly<Record<`${PascalCase<J>}${'ErrorsHigh' | 'Slow'}`, 'without threshold'>>;

/**
 * Application of which only its catalogue is known.
 *
 * @typeParam J name of its job
 */
export interface CatalogueApplicationProps<J extends string = string>
  extends
    SystemContext,
    Pick<ApplicationProps, 'catalogue' | 'namespace' | 'port' | 'publicUrls' | 'certificateLimits'>,
    Adjustable<CatalogueAlerts<J>> {
  /** Name of its job, its dashboard, and the label `app` of its pods: lowercase letters, digits and `-`. */
  readonly job: J;
  /**
   * Name of the application as users read it.
   *
   * @default - the name of the job with a capital
   */
  readonly title?: string;
  /**
   * Limits of the alerts on its requests.
   *
   * @default - 5 % of errors; one second, or the largest bound of the histogram below it
   */
  readonly limits?: RequestLimits;
  /**
   * Dashboards of your own, beside the one that is made from the catalogue.
   *
   * @default - none
   */
  readonly dashboards?: System['dashboards'];
  /**
   * Alerts and recording rules of your own, beside those that are made from the catalogue.
   *
   * @default - none
   */
  readonly rules?: System['rules'];
}

/** System made from a catalogue. */
export interface CatalogueSystem extends JobSystem {
  /** Signals that the catalogue does not have, each with the reason and the remedy. */
  readonly omitted: readonly Issue[];
}

/**
 * Creates the system of an application from its catalogue alone: the dashboard of the rate, errors and
 * duration of its requests and of its processes, and the alerts on them, as far as its metrics allow.
 */
export function catalogueSystem<const J extends string>(props: CatalogueApplicationProps<J>): CatalogueSystem {
  const {
    job,
    catalogue,
    language,
    commands,
    namespace,
    title = capitalized(job),
    limits: given = {},
    dashboards = [],
    rules = [],
    team,
    adjust,
    ...others
  } = props;
  const t = texts[language].application;
  const signals = requestSignals(catalogue);
  const duration = given.duration ?? (signals.duration && defaultDuration(signals.duration.bounds));
  const limits = { errorShare: given.errorShare ?? defaultErrorShare, ...(duration ? { duration } : {}) };
  const dashboard = requestsDashboard({ jobs: [job], language, title, catalogue, signals, limits });
  const name = pascalCase(job);
  const { logs } = commands.system({ namespace, labels: { app: job } });
  const system = applicationSystem({
    ...others,
    job,
    catalogue,
    language,
    commands,
    namespace,
    title,
    name,
    severity: 'critical',
    impact: t.impact(title),
    hint: t.hint(logs),
    dashboards: () => [...(dashboard ? [dashboard] : []), ...dashboards],
    rules: (of) => [...requestsAlerts({ ...of, title, name, signals, limits }), ...rules],
  });
  const alerts = {
    ...withoutThreshold(...system.rules.flatMap((group) => group.rules.map((rule) => rule.name))),
    ...targetAlertTable(name),
    ...(others.publicUrls ? siteAlertTable(name) : {}),
  };
  return {
    ...adjustedSystem(system, { team, adjust }, alerts),
    omitted: [...signals.omitted, ...(signals.duration && !duration ? [oneBound] : [])],
  };
}

const oneBound: Issue = {
  path: 'alert on the duration of requests',
  problem: 'no bound of the histogram lies below its last one, which a quantile never exceeds',
  remedy: 'expose more buckets, or set limits.duration',
};

function pascalCase(name: string): string {
  return name.split('-').map(capitalized).join('');
}
