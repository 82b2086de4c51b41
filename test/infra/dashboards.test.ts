import { config } from '../../infra/stacks';
import { focusApi as focusApiCatalogue } from '../../infra/stacks/focus-api/catalogue';
import { gauzian as gauzianCatalogue } from '../../infra/stacks/gauzian/catalogue';
import { minio, postgres, redis } from '../../library';
import type { ProvisionedDashboard } from '../../dashboards';
import { dashboardsOf } from '../../stack/runbooks';
import { nodeExporter, prometheus } from '../catalogues';
import { shopCloud, shopServer } from '../library/shop-stacks';
import { typesWith } from '../panel-types';
import { alertState, scrape } from '../../metrics';
import { parse } from '../../promql/parse';
import { lookupIn } from '../../promql/raw';

interface TargetJson {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat: string;
}
interface OverrideJson {
  readonly matcher: { readonly id: string; readonly options: string };
  readonly properties: readonly { readonly id: string; readonly value: { readonly fixedColor?: string } }[];
}
interface PanelJson {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly TargetJson[];
  readonly panels?: readonly PanelJson[];
  readonly options?: { readonly graphMode?: string };
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly displayName?: string;
      readonly color?: { readonly mode: string; readonly fixedColor?: string };
      readonly thresholds?: { readonly steps: readonly { readonly color: string; readonly value: number | null }[] };
      readonly mappings?: readonly unknown[];
    };
    readonly overrides: readonly OverrideJson[];
  };
}
interface DashboardJson {
  readonly graphTooltip: number;
  readonly annotations: { readonly list: readonly { readonly name: string; readonly expr: string }[] };
  readonly panels: readonly PanelJson[];
}

const stacks = [...config.stacks.map(({ stack }) => stack), shopServer('en'), shopCloud('en')];
const shipped = stacks.flatMap((stack) =>
  dashboardsOf(stack).dashboards.map((one): [string, ProvisionedDashboard] => [`${stack.name} ${one.uid}`, one]),
);
const jsonOf = (one: ProvisionedDashboard) =>
  JSON.parse(JSON.stringify(one.toJson({ editable: false }))) as DashboardJson;
const panelsOf = ({ panels }: DashboardJson) => panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
const all = shipped.flatMap(([name, one]) => panelsOf(jsonOf(one)).map((panel) => [name, panel] as const));
const ofTypes = (...types: readonly string[]) =>
  all
    .filter(([, { type }]) => types.includes(type))
    .map(([name, panel]): [string, PanelJson] => [`${name}: ${panel.title}`, panel]);

const seriesOf = lookupIn([
  ...[scrape, alertState, prometheus, nodeExporter],
  ...[gauzianCatalogue, focusApiCatalogue, postgres.catalogue, redis.catalogue, minio.catalogue],
]);

const judging = ['green', 'yellow', 'orange', 'red'];
/** Colours that a panel gives to the series of a query. */
function coloursOf({ fieldConfig }: PanelJson, { refId, legendFormat }: TargetJson): string[] {
  const named = /\{\{(status|code|status_code|result|severity)\}\}/.test(legendFormat);
  return fieldConfig!.overrides
    .filter(({ matcher: { id, options } }) => (id === 'byFrameRefID' ? options === refId : named))
    .flatMap(({ properties }) => properties.flatMap(({ value }) => value.fixedColor ?? []));
}
const stepsOf = ({ fieldConfig }: PanelJson) =>
  (fieldConfig?.defaults.thresholds?.steps ?? []).map(({ color }) => color);

describe.each(shipped)('dashboard %s', (_, one) => {
  const json = jsonOf(one);

  test('marks the moment under the pointer in all graphs', () => {
    expect(json.graphTooltip).toBe(1);
  });

  test('marks alerts, and restarts of its targets, with queries that Prometheus reads', () => {
    const expressions = json.annotations.list.map(({ expr }) => expr);
    expect(expressions[0]).toBe('ALERTS{alertstate="firing",severity=~"critical|warning"}');
    expect(expressions).toHaveLength(one.jobs || one.started ? 2 : 1);
    for (const expr of expressions)
      expect(() => parse(expr.replaceAll('$__rate_interval', '1m'), seriesOf)).not.toThrow();
  });
});

describe('colours', () => {
  test.each(ofTypes(...typesWith('thresholds')))('%s has no colour of good or bad without limits', (_, panel) => {
    const steps = stepsOf(panel);
    if (steps.length === 1) expect(judging).not.toContain(steps[0]);
  });

  test.each(ofTypes(...typesWith('series')))('%s does not begin with the green of the palette', (_, panel) => {
    expect(panel.fieldConfig!.defaults.color).toMatchObject({ mode: 'shades', fixedColor: 'blue' });
  });

  test.each([
    ['5xx and failures', /5\.\.|_5xx_|="fail\w*"|_fail(ed|ures)_|_dropped_/, 'red'],
    ['4xx', /4\.\.|_4xx_/, 'yellow'],
  ])('%s are judged in each panel that counts them', (_, pattern, colour) => {
    const counted = ofTypes(...typesWith('thresholds', 'series')).flatMap(([name, panel]) =>
      (panel.targets ?? [])
        .filter(({ expr }) => pattern.test(expr) && !/_success_|objective/.test(expr))
        .map((target) => ({ name, expr: target.expr, colours: [...stepsOf(panel), ...coloursOf(panel, target)] })),
    );
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.filter(({ colours }) => !colours.includes(colour))).toEqual([]);
  });

  test.each(
    ofTypes('stat', 'gauge').filter(([, { targets = [] }]) =>
      targets.some(({ expr }) => /auth_attempts_total\{[^}]*status="success"/.test(expr)),
    ),
  )('%s: a success of 59 % is not green', (_, { fieldConfig }) => {
    const steps = fieldConfig!.defaults.thresholds!.steps.filter(({ value }) => (value ?? -Infinity) <= 0.59);
    expect(steps.at(-1)!.color).toMatch(/^(orange|red)$/);
  });

  test('a label that judges gives failures, 4xx and successes their colours', () => {
    const names = ofTypes('timeseries', 'stat').flatMap(([name, panel]) =>
      (panel.targets ?? [])
        .filter(({ legendFormat }) => /\{\{(status|code|result)\}\}/.test(legendFormat))
        .map((target) => [name, coloursOf(panel, target)] as const),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const [, colours] of names) expect(colours).toEqual(['red', 'yellow', 'green']);
  });
});

test.each(ofTypes('gauge', 'bargauge'))('%s has a name for each value', (_, { targets = [], fieldConfig }) => {
  if (targets.length === 1) expect(fieldConfig!.defaults.displayName).toMatch(/\S/);
  for (const { legendFormat } of targets) expect(legendFormat).toMatch(/\S/);
});

test.each(
  ofTypes('stat').filter(([, { fieldConfig, targets = [] }]) => {
    const isShare = fieldConfig!.defaults.unit === 'percentunit';
    return isShare && targets.some(({ expr }) => expr.includes('rate('));
  }),
)('%s, a share that changes, shows its trend', (_, { options }) => {
  expect(options!.graphMode).toBe('area');
});

test.each(stacks.filter(({ kind }) => kind !== 'agent').map((stack) => [stack.name, stack] as const))(
  '%s has a table of firing alerts',
  (_, stack) => {
    const tables = dashboardsOf(stack).dashboards.flatMap((one) =>
      panelsOf(jsonOf(one)).filter(({ type }) => type === 'table'),
    );
    const expressions = tables.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(expressions.join('\n')).toContain('ALERTS{alertstate="firing"');
  },
);
