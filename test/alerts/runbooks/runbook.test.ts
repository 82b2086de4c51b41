import {
  alert,
  defaultPolicy,
  firstQuery,
  objectiveRules,
  ruleGroup,
  runbookFiles,
  runbookPanel,
  runbooksDashboards,
  runbookUids,
  type AlertProps,
  type RunbookContext,
  type Runbook,
  type RuleGroup,
} from '../../../alerts';
import { panelReference } from '../../../dashboards/panel-reference';
import * as q from '../../../promql';
import { availability, metrics as m } from '../../shop';

const minimalContext: RunbookContext = {
  language: 'en',
  panelUrl: () => undefined,
  runbookUrl: (name) => `https://grafana.example/d/runbooks/${name}`,
};

const allContext: Required<RunbookContext> = {
  ...minimalContext,
  language: 'fr',
  panelUrl: ({ dashboard, panel }) => `https://grafana.example/d/${dashboard}?viewPanel=${panel}`,
  policy: defaultPolicy({
    environment: 'production',
    criticalReceiver: 'on-call',
    warningReceiver: 'team',
    infoReceiver: 'nobody',
    watchdogReceiver: 'outside',
  }),
  externalLabels: { cluster: 'shop' },
  alertLabels: { cluster: 'shop' },
  silencing: {
    silencePage: (label, value) => `https://alertmanager.example/#/silences/new?filter=${label}%3D${value}`,
    amtool: 'amtool --alertmanager.url=http://localhost:9093',
  },
};

const minimal: AlertProps<'instance', 'bytes'> = {
  name: 'ShopLarge',
  condition: q.sum(m.memory_bytes).by('instance').greaterThan(q.mebibytes(512)),
  severity: 'warning',
  summary: ({ labels, value }) => `${labels.instance} takes ${value}`,
  description: 'More than 512 MiB, where <b>less</b> was promised.',
  runbook: { impact: 'None yet.', steps: ['Restart it.'] },
};

const runbook: Required<Runbook> = {
  impact: 'Slow; then ShopGone.',
  steps: ['Look at `ShopGone` and ShopGone, not at Shop.', 'Restart it.'],
  queries: [
    firstQuery('Memory', m.memory_bytes),
    firstQuery('Requests a second', q.sum(q.rate(m.http_requests_total)).by('status')),
  ],
};

const groups: readonly RuleGroup[] = [
  ruleGroup({
    name: 'shop',
    job: 'shop',
    window: '10m',
    rules: [
      alert({
        ...minimal,
        runbook,
        for: '1h30m',
        keepFiringFor: '1d',
        panel: panelReference('shop', 'memory'),
      }),
      alert({
        ...minimal,
        name: 'ShopGone',
        condition: q.absent(m.memory_bytes) as never,
        severity: 'critical',
        summary: 'Gone',
      }),
      alert({ ...minimal, name: 'ShopBad', for: 'soon' as never }),
      alert({ ...minimal, name: 'ShopSilent', severity: 'none', runbook: undefined as never }),
    ],
  }),
  ...objectiveRules({
    objective: availability(),
    job: 'shop',
    name: 'ShopAvailability',
    page: { summary: 'Now', description: 'Now.', runbook },
    ticket: { summary: 'Soon', description: 'Soon.', runbook },
    panel: panelReference('shop', 'memory'),
  }),
];

describe('the runbook page of an alert', () => {
  test('minimal props', () => {
    const pages = runbookFiles([ruleGroup({ name: 'shop', rules: [alert(minimal)] })], minimalContext);
    expect([...pages.values()].join('\n')).toMatchSnapshot();
  });

  const pages = runbookFiles(groups, allContext);

  test.each(['ShopLarge', 'ShopGone', 'ShopAvailabilityTicket'])('%s, with all options', (name) => {
    expect(pages.get(name)).toMatchSnapshot();
  });

  test('is missing for an alert without a runbook, and for an invalid alert that is reported elsewhere', () => {
    expect([...pages.keys()]).toEqual(['ShopLarge', 'ShopGone', 'ShopAvailabilityPage', 'ShopAvailabilityTicket']);
  });

  test('links to other pages that it names outside code', () => {
    const link = `[ShopGone](${minimalContext.runbookUrl('ShopGone')!})`;
    expect(pages.get('ShopLarge')).toContain(`Look at \`ShopGone\` and ${link}, not at Shop.`);
    expect(pages.get('ShopGone')).not.toContain(link);
  });

  test.each([
    [q.sum(q.rate(m.http_requests_total)).lessThan(q.quantity(0.5, 'requests/s')), 'Below 0.5:'],
    [m.start_time_seconds.equalTo(0 as never), 'Equal to 0:'],
    [q.quantileOf(0.9, m.http_request_duration_seconds).greaterOrEqual(q.milliseconds(500)), 'At or above 500 ms:'],
    [q.quantileOf(0.9, m.http_request_duration_seconds).notEqualTo(q.seconds(2)), 'Not equal to 2 s:'],
    [q.ratio(q.sum(m.connections_open), q.sum(m.connections_limit)).lessOrEqual(q.percent(12.5)), 'At or below 12.5%:'],
    [
      m.memory_bytes.greaterThan(q.bytes(1)).or(m.memory_bytes.lessThan(q.bytes(0))),
      'When this expression returns a result:',
    ],
  ])('%#: describes the condition', (condition, text) => {
    const rule = alert({ ...minimal, condition: condition as never, summary: 'X' });
    const [page] = runbookFiles([ruleGroup({ name: 'shop', rules: [rule] })], minimalContext).values();
    expect(page).toContain(`### Condition\n\n${text}\n`);
  });

  test('shows only the silence page where there is no command', () => {
    const context = { ...minimalContext, silencing: { silencePage: () => 'https://grafana.example/silence' } };
    const [page] = runbookFiles([ruleGroup({ name: 'shop', rules: [alert(minimal)] })], context).values();
    expect(page).toContain(
      'Use the *Silence* link of its notification, [the page for a new silence](https://grafana.example/silence).\n',
    );
  });

  test('warns against silencing an alert that must always fire', () => {
    const rule = alert({ ...minimal, severity: 'none' });
    const [page] = runbookFiles([ruleGroup({ name: 'shop', rules: [rule] })], allContext).values();
    expect(page).toMatch(/### Mettre en silence\n\nJamais : /);
  });
});

describe('the dashboard of all runbook pages', () => {
  const [dashboard, ...others] = runbooksDashboards(groups, allContext);
  const { panels = [] } = dashboard!.toJson({ editable: false });
  const idOf = (name: string) => dashboard!.panelId(runbookPanel(groups, name)!.panel);

  test('has a row per group, and a panel per alert, to which links lead', () => {
    expect(others).toEqual([]);
    expect(runbookPanel(groups, 'ShopLarge')).toEqual({ dashboard: dashboard!.uid, panel: 'shopLarge' });
    expect(panels.map(({ type, title, id }) => [type, title, id])).toEqual([
      ['row', 'Toutes les alertes', expect.any(Number)],
      ['text', 'Toutes les alertes', expect.any(Number)],
      ['row', 'shop', expect.any(Number)],
      ['text', 'ShopLarge', idOf('ShopLarge')],
      ['text', 'ShopGone', idOf('ShopGone')],
      ['row', 'shop-availability', expect.any(Number)],
      ['text', 'ShopAvailabilityPage', idOf('ShopAvailabilityPage')],
      ['text', 'ShopAvailabilityTicket', idOf('ShopAvailabilityTicket')],
    ]);
  });

  test('lists them by severity', () => {
    const [, overview] = panels as { options?: { content: string } }[];
    expect(overview!.options!.content.replaceAll(/\([^)]*\)/g, '')).toBe(
      '**critical**: [ShopGone] · [ShopAvailabilityPage]\n\n**warning**: [ShopLarge] · [ShopAvailabilityTicket]',
    );
  });

  test('is absent without pages', () => {
    expect(runbooksDashboards([], allContext)).toEqual([]);
    expect(runbookPanel(groups, 'ShopSilent')).toBeUndefined();
  });

  test('continues in further dashboards when it is full', () => {
    const rules = Array.from({ length: 130 }, (_, index) => alert({ ...minimal, name: `Shop${index}` }));
    const many = [
      ruleGroup({ name: 'shop', rules: rules.slice(0, 70) }),
      ruleGroup({ name: 'more', rules: rules.slice(70) }),
    ];
    const dashboards = runbooksDashboards(many, minimalContext);
    expect(dashboards.map(({ uid, title }) => [uid, title])).toEqual([
      ['runbooks', 'Runbooks'],
      ['runbooks-2', 'Runbooks (2)'],
      ['runbooks-3', 'Runbooks (3)'],
    ]);
    expect(runbookUids(many)).toEqual(dashboards.map(({ uid }) => uid));
    for (const { name } of rules) {
      const { dashboard: uid, panel } = runbookPanel(many, name)!;
      expect(dashboards.find((one) => one.uid === uid)!.panelKeys).toContain(panel);
    }
  });
});
