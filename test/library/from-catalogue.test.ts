import { fr } from '../../library/application/texts/fr';
import { application, presets } from '../../library';
import { catalogue, closed, counter, gauge, histogram, httpStatus, open, type Metrics } from '../../metrics';
import { processMetrics } from '../../metrics/process';
import { alert, ruleGroup } from '../../alerts';
import { Dashboard, query, row, statPanel } from '../../dashboards';
import { rate, seconds, selectors, sum } from '../../promql';
import { rulesOf } from '../../stack/rules';
import { k3s, validate } from '../../targets';
import { coverageOf, generate, rulesOf as testedRulesOf } from '../../testing';
import { serverNotifications } from '../../infra/notifications';
import { Size } from '../../core';

const requests = counter({
  help: 'Requests.',
  unit: 'requests',
  labels: { method: closed('GET', 'POST'), route: open(5, '/'), status: httpStatus('200', '500') },
});
const durations = histogram({
  help: 'Durations.',
  unit: 'seconds',
  observations: 'requests',
  buckets: [0.1, 0.5, 2],
  labels: { route: open(5) },
});
const target = k3s();

/** Stack of an application with these metrics. */
function stackOf(metrics: Metrics, options: Partial<application.CatalogueApplicationProps> = {}) {
  let omitted: application.CatalogueSystem['omitted'] = [];
  const stack = presets.k3sServer(
    {
      name: 'shop',
      environment: 'production',
      language: options.language ?? 'en',
      commands: target.commands,
      notifications: serverNotifications,
      folder: 'Shop',
      domain: 'shop.example',
      retention: { time: '15d', size: Size.gibibytes(4) },
      volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
      backups: 3,
    },
    (of) => {
      const shop = catalogue({ name: 'web-shop', software: 'shop', version: '1', metrics });
      const system = application.fromCatalogue({
        ...{ ...of, job: 'web-shop', catalogue: shop, namespace: 'shop', port: 8080 },
        ...options,
      });
      omitted = system.omitted;
      return [system];
    },
  );
  const { dashboards } = stack;
  const dashboard = dashboards.find(({ uid }) => uid === 'web-shop');
  const rules = stack.rules.filter(({ name }) => name === 'web-shop-requests').flatMap((group) => group.rules);
  return {
    ...{ stack, dashboard, rules, omitted: omitted.map(({ path }) => path) },
    alerts: rules.map(({ name }) => name),
    issues: validate([{ stack, target }]),
  };
}

/** Expression of an alert. */
function expressionOf({ stack }: ReturnType<typeof stackOf>, alert: string): string {
  return rulesOf(stack)
    .groups.flatMap((group) => group.rules)
    .find((rule) => rule.alert === alert)!.expr;
}

describe('an application from its catalogue', () => {
  test('has rate, errors, duration and processes', () => {
    const made = stackOf({
      ...processMetrics,
      http_requests_total: requests,
      http_request_duration_seconds: durations,
    });
    expect(made.issues).toEqual([]);
    expect(made.omitted).toEqual([]);
    expect(made.dashboard!.panelKeys).toEqual([
      ...['rate', 'errorShare', 'errorRoutes', 'duration', 'slowest'],
      ...['memory', 'cpu'],
    ]);
    expect(made.alerts).toEqual(['WebShopErrorsHigh', 'WebShopSlow']);
    expect(expressionOf(made, 'WebShopErrorsHigh')).toMatch(/status=~"5\.\."[^]* > 0\.05[^]* > 10/);
    expect(expressionOf(made, 'WebShopSlow')).toMatch(/^histogram_quantile\(\s+0\.95,[^]*\s> 1$/);
  });

  test('whose alerts fire, stay silent and resolve', () => {
    const { rules, stack } = stackOf({ http_requests_total: requests, http_request_duration_seconds: durations });
    const tested = testedRulesOf(stack).rules.filter((one) => rules.some(({ name }) => name === one.name));
    expect(tested).toHaveLength(2);
    const generated = generate(tested);
    expect(generated.untested).toEqual([]);
    expect(coverageOf({ stack: 'shop', rules: tested }, generated)).toMatchObject({
      alerts: 2,
      fire: 2,
      silent: 2,
      resolve: 2,
      untested: [],
      gaps: [],
    });
  });

  test('in French', () => {
    const made = stackOf({ http_requests_total: requests }, { language: 'fr' });
    expect(made.issues).toEqual([]);
    const [rule] = made.rules;
    expect(rule!.runbook!.impact).toBe(fr.requests.errorsHigh.impact('Web-shop'));
  });

  test('counts requests by the histogram of their durations', () => {
    const labels = { route: open(5), code: httpStatus('200', '500') };
    const made = stackOf({ http_server_duration_seconds: { ...durations, labels } });
    expect(made.issues).toEqual([]);
    expect(made.omitted).toEqual([]);
    expect(expressionOf(made, 'WebShopErrorsHigh')).toContain('http_server_duration_seconds_count{code=~"5..');
  });

  test('reads classes of status codes', () => {
    const labels = { outcome: closed('SUCCESS', 'CLIENT_ERROR', 'SERVER_ERROR') };
    const made = stackOf({ http_requests_total: counter({ help: 'R.', unit: 'requests', labels }) });
    expect(made.issues).toEqual([]);
    expect(expressionOf(made, 'WebShopErrorsHigh')).toContain('outcome="SERVER_ERROR"');
  });

  test('does not take requests to others for its own', () => {
    const made = stackOf({ http_client_requests_total: requests, carts_open: gauge({ help: 'C.', unit: 'none' }) });
    expect(made.issues).toEqual([]);
    expect(made.omitted).toEqual(['rate of requests', 'share of errors', 'duration of requests']);
    expect(made.dashboard).toBeUndefined();
    expect(made.alerts).toEqual([]);
  });

  test('says what it could not make, and why', () => {
    const of = { stack: 'shop', language: 'en', commands: target.commands, namespace: 'shop', port: 1 } as const;
    const metrics = { http_requests_total: counter({ help: 'R.', unit: 'requests' }), only_seconds: durations };
    const known = catalogue({
      name: 'shop',
      software: 'shop',
      version: '1',
      metrics: { ...metrics, only_seconds: { ...durations, buckets: [0.5] } },
    });
    expect(application.fromCatalogue({ ...of, job: 'shop', catalogue: known }).omitted).toEqual([
      {
        path: 'share of errors',
        problem: 'the catalogue has no label with a status code in http_requests_total',
        remedy: 'give the counter of requests a label with the status code, such as status, status_code, code',
      },
      {
        path: 'alert on the duration of requests',
        problem: 'no bound of the histogram lies below its last one, which a quantile never exceeds',
        remedy: 'expose more buckets, or set limits.duration',
      },
    ]);
  });

  test('has the limits that it is given', () => {
    const metrics = { http_requests_total: requests, http_request_duration_seconds: durations };
    const made = stackOf(metrics, { limits: { duration: seconds(0.5) } });
    expect(made.issues).toEqual([]);
    expect(expressionOf(made, 'WebShopSlow')).toMatch(/\s> 0\.5$/);
  });

  test('has rules and dashboards of its own, with the label and the folder of its team', () => {
    const metrics = { http_requests_total: requests };
    const shop = catalogue({ name: 'web-shop', software: 'shop', version: '1', metrics });
    const total = sum(rate(selectors(shop).http_requests_total));
    const idle = alert({
      ...{ name: 'WebShopIdle', severity: 'warning', for: '10m', summary: 'Idle', description: 'Nobody visits.' },
      condition: total.equalTo(0),
      runbook: { impact: 'Nobody buys.', steps: ['Look at the shop.'] },
    });
    const panel = statPanel({ title: 'Requests', description: 'All.', queries: [query(total)] });
    const own = new Dashboard({ uid: 'own', title: 'Own', description: 'Own.', rows: { all: row('All', { panel }) } });
    const { stack, issues } = stackOf(metrics, {
      team: 'web',
      dashboards: [own],
      rules: [ruleGroup({ name: 'web-shop-own', job: 'web-shop', rules: [idle] })],
    });
    expect(issues).toEqual([]);
    expect(rulesOf(stack).groups.flatMap(({ rules }) => rules)).toContainEqual(
      expect.objectContaining({ alert: 'WebShopIdle', labels: expect.objectContaining({ team: 'web' }) as unknown }),
    );
    const [web] = stack.folders!;
    expect(web).toMatchObject({ name: 'web', dashboards: ['web-shop', 'own'] });
    expect(web!.ruleGroups).toContain('web-shop-own');
  });

  test('refuses a limit that the histogram never exceeds', () => {
    const metrics = { http_request_duration_seconds: durations };
    const { issues } = stackOf(metrics, { limits: { duration: seconds(3) } });
    expect(issues.map(({ path }) => path).join()).toContain('WebShopSlow');
  });
});
