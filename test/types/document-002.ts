import type { FixtureSet } from './fixture';

const prelude = `
import * as q from '../../promql';
import { alert, ruleGroup } from '../../alerts';
import { SecretValue } from '../../core';
import type { MonitoringStackProps } from '../../stack';
import { Dashboard, query, row, timeSeriesPanel, type Query } from '../../dashboards';
import { focusApi as stack } from '../../infra/stacks/focus-api/stack';
import { catalogue, counter, open } from '../../metrics';
import { focusApi } from '../../infra/stacks/focus-api/catalogue';
const { sum, rate, increase, percent, ratio, max, meanOf, quantileOf } = q;
const m = q.selectors(focusApi);
const text = { for: '5m', severity: 'warning', summary: "Taux d'erreur HTTP élevé", description: "Plus de 5% d'erreurs HTTP" } as const;
const withAlert = <L extends string, U extends q.AnyUnit>(condition: q.Filtered<L, U>): MonitoringStackProps => ({
  ...stack,
  rules: [ruleGroup({ name: 'focus_api_alerts', job: 'focus-api', rules: [alert({ name: 'HighErrorRate', condition, ...text })] })],
});
const withPanel = (asked: Query): MonitoringStackProps => ({
  ...stack,
  dashboards: [
    new Dashboard({
      uid: 'focus', title: 'Focus', description: 'Focus.',
      rows: { all: row('Tout', { one: timeSeriesPanel({ title: 'Un', description: 'Un.', queries: [asked] }) }) },
    }),
  ],
});
const withGrafana = (grafana: Pick<MonitoringStackProps['grafana'], 'adminPassword'>): MonitoringStackProps => ({
  ...stack, grafana: { ...stack.grafana, ...grafana },
});
/** The two gauges as counters, as their suffix suggests. */
const bySuffix = q.selectors(catalogue({
  name: 'focus_api', software: 'Focus API', version: '1',
  metrics: {
    focus_api_users_total: counter({ help: 'Users.', unit: 'users' }),
    focus_api_challenges_total: counter({ help: 'Challenges.', unit: 'objects', labels: { status: open(3) } }),
  },
}));
const errors = sum(rate(m.focus_api_http_errors_total));
const requests = sum(rate(m.focus_api_http_requests_total));
`;

/** Guide of Focus API, written into its stack. */
export const document002: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: '"more than 5 %" as a number of errors a second',
      wrong: "withAlert(rate(m.focus_api_http_errors_total, '5m').greaterThan(0.05))",
      right: 'withAlert(ratio(errors, requests).greaterThan(percent(5)))',
      code: 2345,
      allowed: 'SameUnit<"requests/s"',
    },
    {
      mistake: 'errors a second above a share',
      wrong: 'withAlert(errors.greaterThan(percent(5)))',
      right: 'withAlert(ratio(errors, requests).greaterThan(percent(5)))',
      code: 2345,
      allowed: '"requests/s"',
    },
    {
      mistake: 'the number of users as a counter, as its suffix says',
      wrong: "withPanel(query(increase(m.focus_api_users_total, '1h')))",
      right: "withPanel(query(increase(m.focus_api_users_registered_total, '1h')))",
      code: 2345,
      allowed: 'delta(), deriv()',
    },
    {
      mistake: 'the number of users where it is declared as a counter',
      wrong: 'withPanel(query(max(bySuffix.focus_api_users_total)))',
      right: 'withPanel(query(max(m.focus_api_users_total)))',
      code: 2345,
      allowed: 'rate(), increase()',
    },
    {
      mistake: 'active challenges where they are declared as a counter',
      wrong: "withPanel(query(max(bySuffix.focus_api_challenges_total.where({ status: 'active' }))))",
      right: "withPanel(query(max(m.focus_api_challenges_total.where({ status: 'active' }))))",
      code: 2345,
      allowed: 'rate(), increase()',
    },
    {
      mistake: 'a histogram alone, for its mean',
      wrong: 'withPanel(query(m.focus_api_cache_operations_duration_seconds))',
      right: 'withPanel(query(meanOf(m.focus_api_cache_operations_duration_seconds)))',
      code: 2345,
      allowed: 'histogram',
    },
    {
      mistake: 'a histogram alone, for its 95th percentile',
      wrong: 'withPanel(query(sum(m.focus_api_cache_operations_duration_seconds)))',
      right: 'withPanel(query(quantileOf(0.95, m.focus_api_cache_operations_duration_seconds)))',
      code: 2345,
      allowed: 'histogram',
    },
    {
      mistake: 'the sum of a counter by endpoint',
      wrong: "withPanel(query(sum(m.focus_api_http_requests_total).by('endpoint')))",
      right: "withPanel(query(sum(rate(m.focus_api_http_requests_total)).by('endpoint')))",
      code: 2345,
      allowed: 'rate(), increase()',
    },
    {
      mistake: 'the sum of a counter by application',
      wrong: "withPanel(query(sum(m.focus_api_activities_created_total).by('app_name')))",
      right: "withPanel(query(sum(rate(m.focus_api_activities_created_total)).by('app_name')))",
      code: 2345,
      allowed: 'rate(), increase()',
    },
    {
      mistake: 'admin/admin',
      wrong: "withGrafana({ adminPassword: 'admin' })",
      right: "withGrafana({ adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password') })",
      code: 2322,
      allowed: 'SecretValue',
    },
  ],
};
