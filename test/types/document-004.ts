import type { FixtureSet } from './fixture';

const prelude = `
import * as q from '../../promql';
import { SecretValue } from '../../core';
import { probeJob } from '../../library/reachability/probe-job';
import { staticJob } from '../../servers';
import type { AgentStackProps, MonitoringStackProps } from '../../stack';
import { kairoCms as stack, kairoCmsCloud as cloud } from '../../infra/stacks/kairo-cms/stack';
import { kairoCms } from '../../infra/stacks/kairo-cms/catalogue';
const { sum, rate, percent, ratio, quantileOf, observationsAbove, histogramQuantile, seconds } = q;
const m = q.selectors(kairoCms);
const guided = {
  job: 'kairo-cms-production', path: '/api/metrics', scheme: 'https', interval: '30s', timeout: '10s',
  catalogue: kairoCms, targets: ['votre-domaine.com:443'],
} as const;
const token = SecretValue.fromExisting('kairo-cms-metrics', 'token');
const modules = { site: {} } as const;
const probed = { job: 'site', blackbox: { modules }, targets: ['https://votre-domaine.com/'] } as const;
const errors = sum(rate(m.api_errors_total, '5m'));
const requests = sum(rate(m.http_requests_total, '5m'));
const withWrites = (prometheus: AgentStackProps['prometheus']): AgentStackProps => ({ ...cloud, prometheus });
const withGrafana = (grafana: MonitoringStackProps['grafana']): MonitoringStackProps => ({ ...stack, grafana });
`;

/** Guide of Kairo CMS, written into its stacks. */
export const document004: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: 'a variable of the shell, which Prometheus never fills in, in its own place',
      wrong: "staticJob({ ...guided, bearer_token: '${METRICS_AUTH_TOKEN}' })",
      right: 'staticJob({ ...guided, authorization: { bearerToken: token } })',
      code: 2353,
      allowed: 'StaticJobProps',
    },
    {
      mistake: 'the same in the place of a token',
      wrong: "staticJob({ ...guided, authorization: { bearerToken: '${METRICS_AUTH_TOKEN}' } })",
      right: 'staticJob({ ...guided, authorization: { bearerToken: token } })',
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'slow queries by a bound that no bucket has',
      wrong: 'observationsAbove(m.tenant_db_query_duration_seconds, 0.3)',
      right: 'observationsAbove(m.tenant_db_query_duration_seconds, 0.2)',
      code: 2345,
      allowed: '0.2',
    },
    {
      mistake: 'queries that lost the bound of their bucket',
      wrong: "histogramQuantile(0.95, sum(rate(m.tenant_db_query_duration_seconds.bucket, '5m')).by('model'))",
      right: "histogramQuantile(0.95, sum(rate(m.tenant_db_query_duration_seconds.bucket, '5m')).by('le', 'model'))",
      code: 2345,
      allowed: 'le',
    },
    {
      mistake: 'a share multiplied by 100 above a threshold of 5',
      wrong: 'ratio(errors, requests).times(100).greaterThan(percent(5))',
      right: 'ratio(errors, requests).greaterThan(percent(5))',
      code: 2345,
      allowed: 'use .in(unit)',
    },
    {
      mistake: 'a second as a plain number',
      wrong: "quantileOf(0.95, m.tenant_db_query_duration_seconds, { by: ['model'] }).greaterThan(1)",
      right: "quantileOf(0.95, m.tenant_db_query_duration_seconds, { by: ['model'] }).greaterThan(seconds(1))",
      code: 2345,
      allowed: 'seconds(1), milliseconds(500) or 0',
    },
    {
      mistake: 'the label of another language for a route',
      wrong: "sum(rate(m.http_requests_total, '5m')).by('method', 'endpoint')",
      right: "sum(rate(m.http_requests_total, '5m')).by('method', 'route')",
      code: 2345,
      allowed: '"route"',
    },
    {
      mistake: 'admin/admin',
      wrong: "withGrafana({ ...stack.grafana, adminPassword: 'admin' })",
      right:
        "withGrafana({ ...stack.grafana, adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password') })",
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'an agent that sends to nobody',
      wrong: 'withWrites({ ...cloud.prometheus, remoteWrites: [] })',
      right: 'withWrites({ ...cloud.prometheus, remoteWrites: [...cloud.prometheus.remoteWrites] })',
      code: 2322,
      allowed: 'Source has 0 element(s) but target requires 1',
    },
    {
      mistake: 'a way of asking that nobody defined',
      wrong: "probeJob({ ...probed, module: 'http_2xx' })",
      right: "probeJob({ ...probed, module: 'site' })",
      code: 2322,
      allowed: '"site"',
    },
  ],
};
