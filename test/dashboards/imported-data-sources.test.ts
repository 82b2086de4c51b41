import { ImportedDashboard, type DashboardContext, type ImportedDashboardProps } from '../../dashboards';
import { shop } from '../shop';

type Json = Readonly<Record<string, unknown>>;

const ours: DashboardContext = { editable: false };
const cloud: DashboardContext = { editable: false, dataSources: { prometheus: 'grafanacloud-prom', others: {} } };

const base = { uid: 'old', title: 'Old', schemaVersion: 39 };
const target = { refId: 'A', expr: 'memory_bytes' };
const panel = (fields: Json) => ({ id: 1, type: 'timeseries', title: 'Memory', targets: [target], ...fields });

const rendered = (json: Json, props: Partial<ImportedDashboardProps> = {}, context = ours) =>
  new ImportedDashboard({ json: { ...base, ...json }, catalogues: [shop], ...props }).toJson(context) as unknown as {
    readonly panels: readonly Json[];
    readonly templating: { readonly list: readonly Json[] };
    readonly annotations: { readonly list: readonly Json[] };
  };

const prometheusInput = { name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus', label: 'Prometheus' };
const ref = (uid: string) => ({ type: 'prometheus', uid });
const variable = (fields: Json) => ({
  templating: { list: [{ name: 'ds', type: 'datasource', query: 'prometheus', ...fields }] },
});

describe('data sources of an imported dashboard', () => {
  test.each<[string, unknown]>([
    ['an input', ref('${DS_PROMETHEUS}')],
    ['an input as text', '${DS_PROMETHEUS}'],
    ['its name', 'Prometheus'],
    ['its uid', ref('prometheus')],
    ['its type', { type: 'prometheus' }],
    ['the default', null],
    ['nothing', undefined],
    ['the word default', 'default'],
  ])('the Prometheus of the stack, given by %s', (_, datasource) => {
    const json = {
      __inputs: [prometheusInput],
      panels: [panel({ datasource, targets: [{ ...target, ...(datasource ? { datasource } : {}) }] })],
      annotations: { list: [{ name: 'Up', expr: 'up == 0', datasource }] },
      templating: { list: [{ name: 'job', type: 'query', query: 'label_values(up, job)', datasource }] },
    };
    for (const [context, uid] of [
      [ours, 'prometheus'],
      [cloud, 'grafanacloud-prom'],
    ] as const) {
      const { panels, templating, annotations } = rendered(json, {}, context);
      expect([panels[0]!.datasource, templating.list[0]!.datasource, annotations.list[0]!.datasource]).toEqual(
        Array(3).fill(ref(uid)),
      );
      if (datasource) expect(panels[0]!.targets).toEqual([{ ...target, datasource: ref(uid) }]);
    }
  });

  test.each(['constructor', '__proto__', 'toString', 'Constructor'])('the uid %s is not known', (uid) => {
    const json = { panels: [panel({ datasource: ref(uid) })] };
    expect(() => rendered(json)).toThrow(`Grafana has no such data source; given: "${uid}"; allowed: prometheus,`);
    // The query is one of Prometheus, and checked.
    const unknown = { panels: [panel({ datasource: ref(uid), targets: [{ ...target, expr: 'absent_bytes' }] })] };
    expect(() => rendered(unknown)).toThrow(/absent_bytes/);
  });

  test('an input with an inherited name of a plugin or a constant has no value', () => {
    const inputs = [
      { name: 'DS', type: 'datasource', pluginId: 'constructor' },
      { name: 'toString', type: 'constant' },
    ];
    const json = { __inputs: inputs, panels: [panel({ title: '${toString}', datasource: '${DS}' })] };
    expect(() => rendered(json)).toThrow(/input DS: Grafana has no data source(.|\n)*input toString: it has no value/);
  });

  test('parts of the export that only an import reads are removed', () => {
    const json = { __inputs: [prometheusInput], __requires: [], __elements: {}, panels: [panel({})] };
    expect(Object.keys(rendered(json)).filter((key) => key.startsWith('__'))).toEqual([]);
  });

  test.each(['$ds', '${ds}', '${ds:text}', '[[ds]]'])('a variable, given by %s', (uid) => {
    const json = {
      ...variable({ current: { text: 'Other', value: 'abc' } }),
      panels: [panel({ datasource: ref(uid) })],
    };
    const { panels, templating } = rendered(json);
    expect(panels[0]!.datasource).toEqual(ref(uid));
    expect(templating.list[0]!.current).toEqual({ text: 'Prometheus', value: 'prometheus' });
    expect(rendered(json, {}, cloud).templating.list[0]!.current).toEqual({
      text: 'grafanacloud-prom',
      value: 'grafanacloud-prom',
    });
  });

  test('a variable with the name of an input stays a variable', () => {
    const { panels } = rendered({
      __inputs: [prometheusInput],
      ...variable({ name: 'DS_PROMETHEUS', current: { value: '${DS_PROMETHEUS}' } }),
      panels: [panel({ datasource: ref('${DS_PROMETHEUS}') })],
    });
    expect(panels[0]!.datasource).toEqual(ref('${DS_PROMETHEUS}'));
  });

  test.each<unknown>([
    '-- Mixed --',
    { type: 'datasource', uid: '-- Mixed --' },
    '-- Grafana --',
    { type: 'grafana', uid: '-- Grafana --' },
    { type: 'datasource', uid: 'grafana' },
    { type: 'datasource', uid: '-- Dashboard --' },
    { type: '__expr__', uid: '__expr__' },
  ])('data sources of Grafana itself stay: %j', (datasource) => {
    expect(rendered({ panels: [panel({ datasource, targets: [] })] }).panels[0]!.datasource).toEqual(datasource);
  });

  test('declared data sources stay, and their queries are no PromQL', () => {
    const logs = { type: 'loki', uid: 'logs' };
    const json = {
      __inputs: [{ name: 'DS_LOKI', type: 'datasource', pluginId: 'loki' }],
      panels: [
        panel({ datasource: logs, targets: [{ refId: 'A', expr: '{app="shop"} |= "error"' }] }),
        panel({
          datasource: '-- Mixed --',
          targets: [
            { refId: 'A', datasource: ref('prometheus'), expr: 'memory_bytes' },
            { refId: 'B', datasource: '${DS_LOKI}', expr: '{app="shop"}' },
          ],
        }),
      ],
    };
    const { panels } = rendered(json, { dataSources: { logs: 'loki' } });
    expect(panels[0]!.datasource).toEqual(logs);
    expect(panels[1]!.targets).toMatchObject([{ datasource: ref('prometheus') }, { datasource: 'logs' }]);
    const alertmanager = { type: 'alertmanager', uid: 'alertmanager' };
    const withAlertmanager = {
      editable: false,
      dataSources: { prometheus: 'prometheus', others: { alertmanager: 'alertmanager' } },
    };
    expect(
      rendered({ panels: [panel({ datasource: alertmanager, targets: [] })] }, {}, withAlertmanager).panels,
    ).toHaveLength(1);
  });

  test.each<[string, Json, RegExp]>([
    [
      'an external uid',
      {
        panels: [
          panel({ datasource: ref('P1809F7CD0C75ACF3') }),
          panel({ title: 'More', datasource: ref('P1809F7CD0C75ACF3') }),
        ],
      },
      /dashboard old: panel "Memory" and 1 more: Grafana has no such data source; given: "P1809F7CD0C75ACF3"; allowed: prometheus, a data source of Grafana \(-- Mixed --, .*\), or a variable of the dashboard; remedy: use prometheus in the JSON, or declare it in dataSources/,
    ],
    [
      'an external name',
      { panels: [panel({ datasource: 'Thanos' })] },
      /panel "Memory": Grafana has no such data source; given: "Thanos"/,
    ],
    [
      'an unknown type',
      { panels: [panel({ datasource: { type: 'loki' } })] },
      /panel "Memory": Grafana has no such data source; given: "loki"/,
    ],
    [
      'an external uid of a target',
      { panels: [panel({ targets: [{ ...target, datasource: ref('abc') }] })] },
      /panel "Memory": Grafana has no such data source; given: "abc"/,
    ],
    [
      'an external uid in a row',
      { panels: [{ id: 3, type: 'row', title: 'Row', panels: [panel({ datasource: ref('abc') })] }] },
      /panel "Memory": Grafana has no such data source; given: "abc"/,
    ],
    [
      'an external uid of a variable',
      { panels: [], templating: { list: [{ name: 'job', type: 'query', datasource: ref('abc') }] } },
      /variable job: Grafana has no such data source; given: "abc"/,
    ],
    [
      'an external uid of an annotation',
      { panels: [], annotations: { list: [{ name: 'Deploys', datasource: 'abc' }] } },
      /annotation Deploys: Grafana has no such data source; given: "abc"/,
    ],
    [
      'a variable that is not there',
      { panels: [panel({ datasource: ref('${DS_OTHER}') })] },
      /panel "Memory": Grafana has no such data source; given: "\$\{DS_OTHER\}"/,
    ],
    [
      'a variable of another type',
      { ...variable({ query: 'loki' }), panels: [] },
      /variable ds: Grafana has no data source of this type; given: "loki"; allowed: prometheus; remedy: declare one in dataSources/,
    ],
    [
      'a variable that leaves out the Prometheus of the stack',
      { ...variable({ regex: '/^Thanos/' }), panels: [] },
      /variable ds: its regex leaves out the data source of the stack; given: "\/\^Thanos\/"/,
    ],
    [
      'an input of another type',
      {
        __inputs: [{ name: 'DS_LOKI', type: 'datasource', pluginId: 'loki' }],
        panels: [panel({ datasource: '${DS_LOKI}' })],
      },
      /input DS_LOKI: Grafana has no data source of this type; given: "loki"; allowed: prometheus; remedy: declare one in dataSources/,
    ],
    [
      'a panel of a library',
      { panels: [{ id: 1, gridPos: {}, libraryPanel: { uid: 'lib', name: 'Memory of all' } }] },
      /panel "Memory of all": the JSON does not contain this library panel; given: "lib"; remedy: export the dashboard for sharing with another instance/,
    ],
    [
      'a panel of a plugin',
      { panels: [panel({ type: 'natel-discrete-panel' })] },
      /panel "Memory": this panel is a plugin that Grafana does not include; given: "natel-discrete-panel"; remedy: use a panel of Grafana, or list it in plugins/,
    ],
    [
      'a constant without a value',
      { __inputs: [{ name: 'VAR_PREFIX', type: 'constant' }], panels: [panel({ title: '${VAR_PREFIX}' })] },
      /input VAR_PREFIX: it has no value; remedy: add it to inputs/,
    ],
  ])('rejects %s', (_, json, message) => {
    expect(() => rendered(json)).toThrow(message);
  });

  test('a row needs no data source', () => {
    const row = { id: 3, type: 'row', title: 'Row', datasource: ref('abc'), panels: [panel({})] };
    expect(rendered({ panels: [row] }).panels).toMatchObject([
      { title: 'Row', panels: [{ datasource: ref('prometheus') }] },
    ]);
  });

  test('constants are replaced, by their own values or given ones', () => {
    const json = {
      __inputs: [
        { name: 'VAR_PREFIX', type: 'constant', value: 'memory' },
        { name: 'VAR_TITLE', type: 'constant' },
      ],
      panels: [panel({ title: 'Of ${VAR_TITLE}', targets: [{ refId: 'A', expr: '${VAR_PREFIX}_bytes' }] })],
    };
    expect(rendered(json, { inputs: { VAR_TITLE: 'shop' } }).panels).toMatchObject([
      { title: 'Of shop', targets: [{ expr: 'memory_bytes' }] },
    ]);
    expect(rendered(json, { inputs: { VAR_TITLE: 'shop', VAR_PREFIX: 'memory' } }).panels).toHaveLength(1);
    expect(() => rendered(json, { inputs: { VAR_TITLE: 'shop', VAR_OTHER: 'x' } })).toThrow(
      /inputs: the JSON has no such constant; given: "VAR_OTHER"; allowed: VAR_PREFIX, VAR_TITLE/,
    );
  });

  test('panels of a library become panels of the dashboard', () => {
    const model = { type: 'stat', title: 'Model', targets: [target], datasource: '${DS_PROMETHEUS}' };
    const json = {
      __inputs: [prometheusInput],
      __elements: { lib: { uid: 'lib', name: 'Memory of all', kind: 1, model } },
      panels: [
        {
          id: 9,
          gridPos: { x: 0, y: 0, w: 8, h: 8 },
          title: 'Mine',
          libraryPanel: { uid: 'lib', name: 'Memory of all' },
        },
      ],
    };
    const dashboard = new ImportedDashboard({ json: { ...base, ...json }, catalogues: [shop] });
    expect(dashboard.queries.map(([key]) => key)).toEqual(['9']);
    expect(rendered(json).panels).toEqual([
      { ...model, title: 'Mine', id: 9, gridPos: { x: 0, y: 0, w: 8, h: 8 }, datasource: ref('prometheus') },
    ]);
  });

  test('plugins that Grafana has are accepted', () => {
    const json = { panels: [panel({ type: 'natel-discrete-panel' })] };
    expect(rendered(json, { plugins: ['natel-discrete-panel'] }).panels).toHaveLength(1);
  });
});
