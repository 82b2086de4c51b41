import { alert, ruleGroup, type Rule } from '../../alerts';
import { throwIssues } from '../../core/errors';
import { focusApi } from '../../infra/stacks/focus-api/catalogue';
import { hitShare, meanLatency } from '../../infra/stacks/focus-api/expressions';
import { guideThresholds } from '../../infra/stacks/focus-api/objectives';
import { focusApi as focusApiStack } from '../../infra/stacks/focus-api/stack';
import { gauzian } from '../../infra/stacks/gauzian/catalogue';
import { gauzian as gauzianStack } from '../../infra/stacks/gauzian/stack';
import { rawCondition, type Condition } from '../../promql';
import { render } from '../../promql/render';
import type { MonitoringStackProps } from '../../stack/stack';
import { Tls } from '../../constructs/ingress/tls';
import type { ExternalMiddleware } from '../../constructs/ingress/traefik-options';
import { k3s } from '../../targets/kubernetes';
import type { KubernetesTarget } from '../../targets/kubernetes/target';
import { validate } from '../../targets/validation';
import { targeted } from '../targeted';

const validated = (stack: MonitoringStackProps, target?: KubernetesTarget) => () => {
  throwIssues(validate([targeted(stack, target)]));
};

const warningAlert = (name: string, condition: Condition<'job', 'ratio' | 'seconds'>): Rule =>
  alert({
    name,
    condition,
    severity: 'warning',
    summary: name,
    description: `${name}.`,
    runbook: { impact: 'Rien.', steps: ['Regarder.'] },
  });

describe('document 001, written into the stack gauzian', () => {
  const { prometheus, grafana } = gauzianStack;
  const withMiddleware = (middleware: ExternalMiddleware) =>
    k3s({ ingress: { tls: Tls.fromResolver('letsencrypt'), externalMiddlewares: [middleware] } });
  const share = 'sum(rate(auth_attempts_total{status="failed"}[5m])) / sum(rate(auth_attempts_total[5m])) > 0.05';
  const share5xx = 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.01';
  const withRule = (expression: string): Partial<MonitoringStackProps> => ({
    rules: [
      ...gauzianStack.rules,
      ruleGroup({
        name: 'guide',
        rules: [warningAlert('Guide', rawCondition(expression, { catalogues: [gauzian], unit: 'ratio' }))],
      }),
    ],
  });

  test.each<[string, Partial<MonitoringStackProps>, RegExp]>([
    ['a share of refused attempts without a guard for no traffic', withRule(share), /it divides by what can be 0/],
    ['a share of errors without one', withRule(share5xx), /it divides by what can be 0/],
    [
      "the hash of Traefik's documentation",
      {
        prometheus: {
          ...prometheus,
          exposure: { ...prometheus.exposure!, basicAuth: 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/' as never },
        },
      },
      /an example hash that everyone knows, from Traefik's documentation/,
    ],
    [
      'Prometheus outside without authentication',
      { prometheus: { ...prometheus, exposure: { host: prometheus.exposure!.host } as never } },
      /gives everyone access to prometheus, which has no login; remedy: add basicAuth to it/,
    ],
    [
      "Prometheus behind Grafana's host",
      { prometheus: { ...prometheus, exposure: { ...prometheus.exposure!, host: grafana.host } } },
      /have the same host/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(validated({ ...gauzianStack, ...wrong })).toThrow(message);
  });

  test('rejects the middleware security-headers of another namespace', () => {
    const middleware = { name: 'security-headers', namespace: 'gauzian-v2' };
    expect(validated(gauzianStack, withMiddleware(middleware as never))).toThrow(/middleware security-headers is in/);
  });

  test('accepts it when it is allowed', () => {
    const guarded =
      'sum(rate(http_requests_total{status=~"5.."}[5m])) / (sum(rate(http_requests_total[5m])) > 0) > 0.01';
    const middleware = { name: 'security-headers', namespace: 'gauzian-v2', crossNamespaceIsAllowed: true } as const;
    expect(validated({ ...gauzianStack, ...withRule(guarded) }, withMiddleware(middleware))).not.toThrow();
  });
});

describe('document 002, written into the stack focus-api as text', () => {
  const props = { catalogues: [focusApi] };
  const withAlert = (rule: Rule): MonitoringStackProps => ({
    ...focusApiStack,
    rules: [...focusApiStack.rules, ruleGroup({ name: 'focus_api_alerts', job: 'focus-api', rules: [rule] })],
  });
  const slow =
    'rate(focus_api_http_request_duration_seconds_sum[5m]) / rate(focus_api_http_request_duration_seconds_count[5m]) > 1';
  const cold =
    'rate(focus_api_cache_hits_total[5m]) / (rate(focus_api_cache_hits_total[5m]) + rate(focus_api_cache_misses_total[5m])) < 0.5';

  test.each([
    [
      'SlowResponseTime',
      rawCondition(slow, { ...props, unit: 'seconds' }),
      meanLatency.greaterThan(guideThresholds.meanLatency),
    ],
    [
      'LowCacheHitRate',
      rawCondition(cold, { ...props, unit: 'ratio' }),
      hitShare.lessThan(guideThresholds.hitShare.bad),
    ],
  ] as const)('%s without a guard for no traffic is refused, and not with one', (name, wrong, right) => {
    expect(validated(withAlert(warningAlert(name, wrong as never)))).toThrow(
      new RegExp(`alert ${name}: it divides by what can be 0`),
    );
    expect(validated(withAlert(warningAlert(name, right)))).not.toThrow();
  });

  test('rejects a histogram as a series', () => {
    const text = 'focus_api_cache_operations_duration_seconds > 1';
    const { node } = rawCondition(text, { ...props, unit: 'seconds' });
    expect(() => render(node)).toThrow(/focus_api_cache_operations_duration_seconds/);
  });
});
