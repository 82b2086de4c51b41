import { alert, recordingRule, ruleGroup, type Runbook } from '../../alerts';
import { scopeOf } from '../../alerts/rules/rule-group';
import { rate, selectors, sum, gibibytes } from '../../promql';
import { externalLabelsOf } from '../../stack/external-labels';
import { shop } from '../shop';
import { fullStack, minimalStack } from '../stacks';
import { monitoringStacks as stacks } from '../targeted';
import { notifiedStack } from './remote-policy';
import { deployed, ofType, rulesOf, url } from './remote';

const runbook: Runbook = { impact: 'Carts are lost.', steps: ['Look.'] };

describe('rules', () => {
  test.each(stacks)('of $name: every rule has the same query, duration and labels', async (stack) => {
    const found = new Map(rulesOf(await deployed({ stack })).map((rule) => [rule.name, rule]));
    const context = { window: '5m', panelUrl: () => undefined, runbookUrl: () => undefined } as const;
    const all = stack.rules.flatMap(({ rules, job, window }) =>
      rules.map((rule) => {
        const scope = scopeOf(job);
        return rule.toJson({ ...context, window, scope });
      }),
    );
    expect(found.size).toBe(all.length);
    for (const json of all) {
      const rule = found.get(json.alert ?? json.record!)!;
      const [query] = rule.datas;
      expect(JSON.parse(query!.model)).toMatchObject({ expr: json.expr, instant: true, range: false });
      const added = json.alert === undefined ? {} : externalLabelsOf(stack);
      expect([rule.for, rule.labels]).toEqual([json.for, { ...added, ...json.labels }]);
      expect(JSON.stringify(rule.annotations ?? {})).not.toMatch(/\$value\b/);
      expect(rule.annotations?.summary?.replaceAll('$values.query.Value', '$value')).toBe(json.annotations?.summary);
    }
  });

  test('fire for every series of the expression, and not without one', async () => {
    const [rule] = rulesOf(await deployed());
    const steps = rule!.datas.map(({ model }) => JSON.parse(model) as Record<string, unknown>);
    expect(steps.map(({ type, expression }) => [type, expression])).toEqual([
      [undefined, undefined],
      ['math', 'is_number($query) || is_nan($query) || is_inf($query)'],
      ['threshold', 'numbers'],
    ]);
    expect(rule).toMatchObject({ condition: 'threshold', noDataState: 'OK', execErrState: 'Error' });
  });

  test('a recording rule is a recording rule of Grafana', async () => {
    const { http_requests_total, memory_bytes } = selectors(shop);
    const recorded = recordingRule({
      name: 'job:http_requests:rate5m',
      expression: sum(rate(http_requests_total)).by('job'),
    });
    const large = alert({
      name: 'Large',
      condition: sum(memory_bytes).greaterThan(gibibytes(1)),
      severity: 'warning',
      summary: ({ value }) => `Large: ${value}`,
      description: 'Large.',
      keepFiringFor: '5m',
      runbook,
    });
    const rules = [ruleGroup({ name: 'shop', rules: [recorded, large], interval: '1m' })];
    const recording = await deployed({ stack: { ...minimalStack, rules } });
    expect(ofType(recording, 'RuleGroup')[0]!.inputs.intervalSeconds).toBe(60);
    expect(rulesOf(recording)).toMatchObject([
      {
        name: 'job:http_requests:rate5m',
        record: { metric: 'job:http_requests:rate5m', from: 'query', targetDatasourceUid: 'grafanacloud-prom' },
      },
      {
        name: 'Large',
        keepFiringFor: '5m',
        annotations: { summary: 'Large: {{ $values.query.Value | humanize1024 }}B' },
      },
    ]);
  });

  test('link to their panel and runbook page', async () => {
    const [rule] = rulesOf(await deployed());
    expect(rule!.annotations).toMatchObject({
      __dashboardUid__: 'shop',
      __panelId__: String(fullStack.dashboards[0]!.panelId('memory')),
      dashboard_url: expect.stringContaining(`${url}/d/shop?viewPanel=panel-`) as string,
      runbook_url: 'https://wiki.shop.example/runbooks/ShopLarge',
    });
  });

  test('link to their page in the same Grafana, which also has the silences', async () => {
    const rules = [ruleGroup({ name: 'shop', rules: [{ ...fullStack.rules[0]!.rules[0]!, runbook }] })];
    const recording = await deployed({ stack: { ...minimalStack, rules, dashboards: fullStack.dashboards } });
    const link = rulesOf(recording)[0]!.annotations!.runbook_url!;
    expect(link).toBe(`${url}/d/runbook-ShopLarge`);
    const found = ofType(recording, 'Dashboard').find(({ name }) => name.endsWith('/runbook-ShopLarge'))!;
    const folder = ofType(recording, 'Folder').find(({ inputs }) => inputs.uid === `${minimalStack.name}-runbooks`)!;
    expect(found.inputs.folder).toBe(folder.inputs.uid);
    expect(folder.inputs.title).toBe('Shop: Runbooks');
    const { panels } = JSON.parse(String(found.inputs.configJson)) as { panels: { options?: { content: string } }[] };
    const page = panels[0]!;
    expect(page.options!.content).toContain(
      `${url}/alerting/silence/new?alertmanager=grafana&matcher=alertname%3DShopLarge`,
    );
    expect(page.options!.content).not.toContain('amtool');
  });

  test('require a runbook page', async () => {
    const { rules } = fullStack;
    await expect(deployed({ stack: { ...minimalStack, rules, dashboards: fullStack.dashboards } })).rejects.toThrow(
      /alert ShopLarge has no runbook, but its notifications link to one; remedy/,
    );
  });

  test('and dashboards select only samples of the stack where other servers write too', async () => {
    const remote = {
      stack: { ...notifiedStack, prometheus: { ...notifiedStack.prometheus, externalLabels: { cluster: 'eu' } } },
      hasExternalLabels: true,
    };
    const matched = /\{(?:\w+="\w+",)*cluster="eu",environment="production"/;
    const recording = await deployed(remote);
    for (const rule of rulesOf(recording)) {
      expect(JSON.parse(rule.datas[0]!.model)).toMatchObject({ expr: expect.stringMatching(matched) as string });
      expect(rule.labels).toMatchObject({ cluster: 'eu', environment: 'production' });
    }
    const texts = ofType(recording, 'Dashboard').flatMap(({ inputs }) =>
      [...String(inputs.configJson).matchAll(/"(?:expr|definition)": "(.*)"/g)].map(([, text]) => text!),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.replaceAll('\\"', '"')).toMatch(matched);
  });

  test('of a stack with remote writes need to know which samples Grafana has', async () => {
    await expect(deployed({ hasExternalLabels: undefined } as never)).rejects.toThrow(
      /remote: hasExternalLabels is not set, but the Prometheus of the stack has remote writes; allowed: true where/,
    );
  });

  test('are evaluated at a multiple of ten seconds, as Grafana requires', async () => {
    expect(ofType(await deployed(), 'RuleGroup')[0]!.inputs.intervalSeconds).toBe(20);
  });
});
