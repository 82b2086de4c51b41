import {
  alert,
  defaultPolicy,
  firstQuery,
  objectiveRules,
  ruleGroup,
  runbookPages,
  runbookUid,
  runbookUids,
  type AlertProps,
  type RunbookContext,
  type Runbook,
  type RuleGroup,
} from '../../../alerts';
import type { ProvisionedDashboard } from '../../../dashboards';
import { panelReference } from '../../../dashboards/panel-reference';
import * as q from '../../../promql';
import { rules } from '../../alerting';
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
    rules,
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
    const { files } = runbookPages([ruleGroup({ name: 'shop', rules: [alert(minimal)] })], minimalContext);
    expect([...files.values()].join('\n')).toMatchSnapshot();
  });

  const { files: pages } = runbookPages(groups, allContext);

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
    [q.quantileOf(0.9, m.http_request_duration_seconds).notEqualTo(q.milliseconds(200)), 'Not equal to 200 ms:'],
    [q.ratio(q.sum(m.connections_open), q.sum(m.connections_limit)).lessOrEqual(q.percent(12.5)), 'At or below 12.5%:'],
    [
      m.memory_bytes.greaterThan(q.gibibytes(1)).or(m.memory_bytes.lessThan(q.mebibytes(1))),
      'When this expression returns a result:',
    ],
  ])('%#: describes the condition', (condition, text) => {
    const rule = alert({ ...minimal, condition: condition as never, summary: 'X' });
    const [page] = runbookPages([ruleGroup({ name: 'shop', rules: [rule] })], minimalContext).files.values();
    expect(page).toContain(`### Condition\n\n${text}\n`);
  });

  test('shows only the silence page where there is no command', () => {
    const context = { ...minimalContext, silencing: { silencePage: () => 'https://grafana.example/silence' } };
    const [page] = runbookPages([ruleGroup({ name: 'shop', rules: [alert(minimal)] })], context).files.values();
    expect(page).toContain(
      'Use the *Silence* link of its notification, [the page for a new silence](https://grafana.example/silence).\n',
    );
  });

  test('warns against silencing an alert that must always fire', () => {
    const rule = alert({ ...minimal, severity: 'none' });
    const [page] = runbookPages([ruleGroup({ name: 'shop', rules: [rule] })], allContext).files.values();
    expect(page).toMatch(/### Mettre en silence\n\nJamais : /);
  });
});

describe('the dashboards of runbook pages', () => {
  interface TextJson {
    readonly id: number;
    readonly type: string;
    readonly options?: { readonly content: string };
  }
  const panelsOf = (one: ProvisionedDashboard) => one.toJson({ editable: false }).panels as TextJson[];

  test.each([
    ['en', '[Search the 1001 pages](/dashboards?tag=runbook)'],
    ['fr', '[Chercher parmi les 1001 pages](/dashboards?tag=runbook)'],
  ] as const)('have a list that links to the search for more than 1 000 pages: %s', (language, text) => {
    const rules = Array.from({ length: 1001 }, (_, index) => alert({ ...minimal, name: `Shop${index}` }));
    const listed = (count: number) =>
      runbookPages([ruleGroup({ name: 'shop', rules: rules.slice(0, count) })], { ...minimalContext, language }).list!;
    expect(panelsOf(listed(1000)).at(-1)!.options!.content).toMatch(/\[Shop999\]/);
    expect(panelsOf(listed(1001)).at(-1)!.options!.content).toBe(text);
    const [page] = runbookPages([ruleGroup({ name: 'shop', rules: rules.slice(0, 1) })], minimalContext).dashboards;
    expect(page!.toJson({ editable: false }).tags).toEqual(['runbook']);
  });

  test('show one page each, without queries', () => {
    const { dashboards: pages, files } = runbookPages(groups, allContext);
    expect(pages.map(({ title }) => title)).toEqual([...files.keys()]);
    for (const page of pages) {
      const [panel, ...others] = panelsOf(page);
      expect(others).toEqual([]);
      expect(panel).toMatchObject({ type: 'text', id: page.panelId('text') });
      expect(`# ${page.title}\n\n${panel!.options!.content}\n`).toBe(files.get(page.title));
      expect(page.queries).toEqual([]);
    }
    expect(() => pages[0]!.panelId('page')).toThrow(/no panel with this key; given: "page"; allowed: text/);
  });

  test('are listed by severity in another one', () => {
    const [row, overview, ...others] = panelsOf(runbookPages(groups, allContext).list!);
    expect([row!.type, others]).toEqual(['row', []]);
    expect(overview!.options!.content.replaceAll(/\([^)]*\)/g, '')).toBe(
      '**critical**: [ShopGone] · [ShopAvailabilityPage]\n\n**warning**: [ShopLarge] · [ShopAvailabilityTicket]',
    );
  });

  test('are absent without pages', () => {
    expect(runbookPages([], allContext)).toEqual({ files: new Map(), dashboards: [], list: undefined });
    expect(runbookUids([])).toEqual([]);
  });

  test('have uids of at most 40 characters', () => {
    expect(runbookUids(groups).slice(0, 2)).toEqual(['runbooks', 'runbook-ShopLarge']);
    const long = ['A', 'B'].map((end) => runbookUid(`ShopConnectionsOfOneDatabaseAlmostAllUsed${end}`));
    for (const uid of long) expect(uid).toMatch(/^runbook-ShopConnections[\w-]+-\d+$/);
    expect(long.map(({ length }) => length)).toEqual([40, 40]);
    expect(new Set(long).size).toBe(2);
  });
});
