import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../../alerts';
import { panelHandles } from '../../../dashboards';
import { increase, ratio, sum } from '../../../promql';
import { fewFailures, type AlertsOf } from '../../common/alerts';
import { texts } from '../texts';
import type { requestsDashboard, RequestsDashboardOf } from './dashboard';
import { durationText, shareText } from './limits';

/** Options of the alerts on requests. */
export interface RequestsAlertsOf extends AlertsOf, Pick<RequestsDashboardOf, 'title' | 'signals' | 'limits'> {
  /** Start of the names of the alerts, in PascalCase. */
  readonly name: string;
}

/** Alerts on the requests of an application: too many fail, or take too long. */
export function requestsAlerts({
  job,
  pods,
  language,
  commands,
  title,
  name,
  signals,
  limits,
}: RequestsAlertsOf): RuleGroup[] {
  const { requests, errors, duration } = signals;
  const t = texts[language].requests;
  const panel = panelHandles<NonNullable<ReturnType<typeof requestsDashboard>>>(job);
  const { logs } = commands.system(pods);
  const rules = [
    ...(requests && errors
      ? [
          alert({
            name: `${name}ErrorsHigh`,
            condition: ratio(errors.total, requests.total)
              .greaterThan(limits.errorShare)
              .and(sum(increase(errors.counter, '5m')).by('job').greaterThan(fewFailures)),
            severity: 'critical',
            summary: ({ value }) => t.errorsHigh.summary(title, value),
            description: t.errorsHigh.description(shareText(limits.errorShare)),
            panel: panel('errorShare'),
            runbook: {
              impact: t.errorsHigh.impact(title),
              steps: t.errorsHigh.steps(logs) as [string, ...string[]],
              queries: [firstQuery(t.errorsHigh.query, errors.routes)],
            },
          }),
        ]
      : []),
    ...(duration && limits.duration
      ? [
          alert({
            name: `${name}Slow`,
            condition: duration.within(0.95).greaterThan(limits.duration),
            for: '10m',
            severity: 'warning',
            summary: ({ value }) => t.slow.summary(title, value),
            description: t.slow.description(durationText(limits.duration)),
            panel: panel('duration'),
            runbook: {
              impact: t.slow.impact(title),
              steps: t.slow.steps(logs) as [string, ...string[]],
              queries: [firstQuery(t.slow.query, duration.ofRoutes(0.95))],
            },
          }),
        ]
      : []),
  ];
  return rules.length === 0 ? [] : [ruleGroup({ name: `${job}-requests`, job, rules })];
}
