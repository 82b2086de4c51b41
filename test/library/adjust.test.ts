import { alertsCommand } from '../../cli/alerts/command';
import { panelReference } from '../../dashboards/panel-reference';
import { application, common, machine, minio, redis, type presets } from '../../library';
import { minutes, percent, seconds } from '../../promql';
import { notificationsText } from '../../stack/notifications';
import { grafanaRuleFileOf, rulesOf } from '../../stack/rules';
import { dashboardsOf } from '../../stack/runbooks';
import { availability, shop } from '../shop';
import { alertOf, app, issuesOf, of, ruleNames, serverOf } from './adjusted-stacks';
import { shopCloud, shopServer } from './shop-stacks';

const objective = {
  name: 'ShopAvailability',
  objective: availability(),
  runbook: { impact: 'None.', steps: ['Wait.'] },
  failures: 'failed requests',
  goal: 'less than 1% failed requests',
  first: 'Look at the logs first.',
} as const;
/** Stack on a server with changes of untyped code. */
const untyped = (adjust: object) => shopServer('en', { adjust });

test.each(['server', 'cloud'])('every alert that the preset of a %s creates can be switched off', (kind) => {
  const build = (adjust: object) => (kind === 'server' ? shopServer('en', { adjust }) : shopCloud('en', { adjust }));
  const issue = issuesOf(build({ Nothing: {} })).find((text) => text.includes('no alert of the library'));
  const known = issue!.replace(/^.*allowed: /, '').split(', ');
  expect(new Set(known).size).toBe(known.length);
  const off = Object.fromEntries(known.map((name) => [name, { off: 'It is noisy.' }]));
  const before = new Set(ruleNames(build({})));
  const after = ruleNames(build(off));
  expect(known.filter((name) => !before.has(name))).toEqual([]);
  expect(known.filter((name) => after.includes(name))).toEqual([]);
  // Those of the given systems stay.
  const own = /^(Shop|Postgres|Redis|Minio|Front|Kube|Cadvisor)/;
  expect(after.filter((name) => !own.test(name) && !/^[a-z]/.test(name))).toEqual([]);
});

describe('a threshold', () => {
  const stack = shopServer('en', { adjust: { MachineDiskAlmostFull: { threshold: percent(96) } } });

  test('changes the condition, the texts, the runbook and the panel of its alert', () => {
    const { expr, annotations } = alertOf(stack, 'MachineDiskAlmostFull')!;
    expect(expr).toMatch(/> 0\.96$/);
    expect(annotations!.description).toMatch(/^Less than 4% is free/);
    expect(dashboardsOf(stack).runbookFiles.get('MachineDiskAlmostFull')).toContain('Less than 4% is free');
    const json = JSON.stringify(stack.dashboards.find(({ uid }) => uid === 'machine')!.toJson({ editable: false }));
    expect(json).toContain('{"value":0.96,"color":"red"}');
    expect(issuesOf(stack)).toEqual([]);
  });

  test('below the yellow limit of its panel leaves that out', () => {
    const low = shopServer('en', { adjust: { MachineMemoryAlmostExhausted: { threshold: percent(60) } } });
    expect(issuesOf(low)).toEqual([]);
    expect(alertOf(low, 'MachineMemoryAlmostExhausted')!.annotations!.description).toMatch(/^Less than 40% /);
  });

  test.each([-10, 0, 100, 150, Infinity])('of %d %% is no share that an alert can compare with', (share) => {
    for (const name of ['MachineDiskFillingUp', 'MachineDiskAlmostFull', 'MachineMemoryAlmostExhausted'] as const) {
      const stack = shopServer('en', { adjust: { [name]: { threshold: percent(share) } } });
      expect(issuesOf(stack)).toEqual([
        expect.stringMatching(
          new RegExp(`adjust: ${name}: threshold: this is no share; .*allowed: above 0 % and below 100 %`),
        ),
      ]);
    }
  });

  test('of another unit that is not above 0 is an issue', () => {
    const early = shopCloud('en', { adjust: { PrometheusSendingLate: { threshold: minutes(0) } } });
    expect(issuesOf(early)).toEqual([
      expect.stringMatching(
        /PrometheusSendingLate: threshold: this is no threshold; given: 0; allowed: above 0 seconds/,
      ),
    ]);
  });

  test('of an agent changes its panel too', () => {
    const late = shopCloud('en', { adjust: { PrometheusSendingLate: { threshold: minutes(5) } } });
    expect(alertOf(late, 'PrometheusSendingLate')!.expr).toMatch(/> 300$/);
    const json = JSON.stringify(late.dashboards.find(({ uid }) => uid === 'monitoring')!.toJson({ editable: false }));
    expect(json).toContain('{"value":300,"color":"red"}');
  });
});

test('severity, for and labels change the alerts of a system, also those on its targets and its URLs', () => {
  const system = application.system({
    ...{ ...of, job: 'shop', catalogue: shop, namespace: 'apps', port: 8080, title: 'Shop', name: 'Shop' },
    ...{ severity: 'critical', impact: 'Nobody can buy.', dashboards: () => [], rules: () => [] },
    publicUrls: [{ url: 'https://shop.example/' }],
    adjust: {
      ShopDown: { severity: 'warning', for: '10m', labels: { squad: 'a' } },
      ShopUnreachable: { severity: 'info' },
      ShopSiteProbeDown: { severity: 'info' },
    },
  });
  const stack = serverOf([system]);
  expect(alertOf(stack, 'ShopDown')).toMatchObject({ for: '10m', labels: { severity: 'warning', squad: 'a' } });
  expect(alertOf(stack, 'ShopUnreachable')!.labels!.severity).toBe('info');
  expect(alertOf(stack, 'ShopSiteProbeDown')!.labels!.severity).toBe('info');
  expect(alertOf(stack, 'ShopAbsent')!.labels!.severity).toBe('critical');
});

describe('an alert that is switched off', () => {
  const stack = shopServer('en', { adjust: { Watchdog: { off: 'The provider watches the server.' } } });

  test('is in no rule and no runbook, and shown with its reason', () => {
    expect(ruleNames(stack)).not.toContain('Watchdog');
    expect(dashboardsOf(stack).runbookFiles.has('Watchdog')).toBe(false);
    const table = /switched off[^]*Watchdog +The provider watches the server\./;
    expect(alertsCommand({ name: 'shop', pairs: [], at: undefined }, [stack])).toMatch(table);
    expect(notificationsText(stack)).toMatch(table);
  });

  test('is deleted by a Grafana that has read it from a file', () => {
    const { deleteRules, groups } = grafanaRuleFileOf(stack) as {
      deleteRules: { uid: string }[];
      groups: { name: string }[];
    };
    expect(deleteRules).toHaveLength(1);
    // Its group has no other rules.
    expect(groups.map(({ name }) => name)).not.toContain('watchdog');
    const before = JSON.stringify(grafanaRuleFileOf(shopServer('en')));
    expect(before).toContain(deleteRules[0]!.uid);
  });

  test('of an objective stays measured', () => {
    const page = common.objectiveAlerts(
      { title: 'Shop', job: 'shop', panel: panelReference('shop', 'burnRate'), language: 'en' },
      { ...objective, adjust: { ShopAvailabilityPage: { off: 'Nobody is on call.' } } },
    );
    const [rules] = page;
    expect(rules!.rules.filter(({ kind }) => kind === 'alert').map(({ name }) => name)).toEqual([
      'ShopAvailabilityTicket',
    ]);
    expect(rules!.rules.some(({ kind }) => kind === 'record')).toBe(true);
    expect(rules!.switchedOff).toEqual([{ name: 'ShopAvailabilityPage', reason: 'Nobody is on call.' }]);
  });
});

test.each<[string, object, RegExp]>([
  [
    'an unknown name',
    { MachineDiskFull: {} },
    /adjust: no alert of the library has this name here; given: "MachineDiskFull"; allowed: .*MachineDiskAlmostFull/,
  ],
  [
    'a threshold of an alert without one',
    { MachineFileSystemReadOnly: { threshold: percent(5) } },
    /adjust: MachineFileSystemReadOnly: the alert has no such property; given: "threshold"; allowed: severity, for, labels, off/,
  ],
  [
    'a threshold in another unit',
    { MachineDiskAlmostFull: { threshold: seconds(5) } },
    /MachineDiskAlmostFull: threshold: this is in another unit; given: "seconds"; allowed: a quantity in ratio/,
  ],
  [
    'a number as threshold',
    { MachineDiskAlmostFull: { threshold: 0.95 } },
    /threshold: this is in another unit; given: "number"/,
  ],
  [
    'an unknown severity',
    { MachineDown: { severity: 'crit' } },
    /MachineDown\.severity: this value is of another kind; given: "crit"; allowed: critical, warning, info, none/,
  ],
  ['a duration that is none', { MachineDown: { for: 'soon' } }, /alert MachineDown: for: .*given: "soon"/],
  [
    'a label that is a property',
    { MachineDown: { labels: { severity: 'info' } } },
    /alert MachineDown: labels: labels contains severity; remedy: .*set the property severity/,
  ],
  ['no reason', { MachineDown: { off: ' ' } }, /MachineDown: off: this text is empty/],
  [
    'a reason beside changes',
    { MachineDown: { off: 'It is noisy.', for: '5m' } },
    /MachineDown: it is switched off and changed; given: \["for"\]/,
  ],
  ['nothing', { MachineDown: undefined }, /MachineDown: this property is missing/],
])('untyped code with %s gets an issue', (_, adjust, message) => {
  expect(issuesOf(untyped(adjust))).toEqual([expect.stringMatching(message)]);
});

test('the names of alerts and the units of thresholds are types', () => {
  machine.system({ ...of, adjust: { MachineDiskAlmostFull: { threshold: percent(95) }, MachineDown: { off: 'So.' } } });
  // @ts-expect-error no alert has this name
  machine.system({ ...of, adjust: { MachineDiskFull: {} } });
  // @ts-expect-error another unit
  machine.system({ ...of, adjust: { MachineDiskAlmostFull: { threshold: seconds(95) } } });
  // @ts-expect-error no threshold
  machine.system({ ...of, adjust: { MachineFileSystemReadOnly: { threshold: percent(95) } } });
  // @ts-expect-error no severity
  minio.system({ language: 'en', namespace: 'apps', adjust: { MinioDown: { severity: 'crit' } } });
  // @ts-expect-error switched off and changed
  minio.system({ language: 'en', namespace: 'apps', adjust: { MinioDown: { off: 'So.', for: '5m' } } });
  const web = { ...of, job: 'web-shop', catalogue: shop, namespace: 'apps', port: 8080 } as const;
  application.fromCatalogue({ ...web, adjust: { WebShopDown: { for: '5m' } } });
  // @ts-expect-error the alerts begin with WebShop
  application.fromCatalogue({ ...web, adjust: { WebshopDown: { for: '5m' } } });
  // Names that are not known when it compiles have known ends.
  const job: string = 'api';
  application.fromCatalogue({ ...web, job, adjust: { ApiDown: { for: '5m' } } });
  // @ts-expect-error no alert ends like this
  application.fromCatalogue({ ...web, job, adjust: { ApiGone: { for: '5m' } } });
});

describe('the team of a system', () => {
  const ofData = redis.system({
    ...{ ...of, namespace: 'apps', lost: 'its cache is gone', team: 'data' },
    unreachable: { severity: 'warning', impact: 'Slow.' },
  });

  test('is a label of all its alerts, and of no others', () => {
    const stack = serverOf([app(), ofData]);
    const labelled = rulesOf(stack)
      .groups.flatMap(({ rules }) => rules)
      .filter(({ labels }) => labels?.team === 'data');
    expect(labelled.map(({ alert }) => alert).sort()).toEqual([
      'RedisAbsent',
      'RedisClientsNearLimit',
      'RedisConnectionsRejected',
      'RedisDown',
      'RedisMemoryAlmostFull',
      'RedisPersistenceFailing',
      'RedisUnreachable',
    ]);
    expect(issuesOf(stack)).toEqual([]);
  });

  test('has a folder with its dashboards and rules', () => {
    const stack = serverOf([app(), ofData], { teams: { data: { folder: 'Data team' } } });
    expect(stack.folders).toEqual([
      { name: 'data', title: 'Data team', dashboards: ['redis'], ruleGroups: ['targets-data', 'redis'] },
    ]);
    const { groups } = grafanaRuleFileOf(stack) as { groups: { name: string; folder: string }[] };
    expect(groups.filter(({ folder }) => folder === 'Data team').map(({ name }) => name)).toEqual([
      'targets-data',
      'redis',
    ]);
  });

  test('applies to systems that a user writes', () => {
    const { team: _, ...own } = { ...app(), team: 'web' };
    const stack = serverOf([{ ...own, team: 'web' }]);
    expect(alertOf(stack, 'ShopDown')!.labels!.team).toBe('web');
    const adjusted = common.adjusted(own, { adjust: { ShopDown: { off: 'So.' } } });
    expect(ruleNames(serverOf([adjusted]))).not.toContain('ShopDown');
  });

  test.each<[string, Partial<presets.K3sServerProps>, string, RegExp]>([
    [
      'that is no name',
      {},
      'Data team',
      /team: this is no name of a team; given: "Data team"; allowed: 1 to 20 lowercase/,
    ],
    [
      'that is not listed',
      { teams: { web: {} } },
      'data',
      /teams does not list the team of a system; given: "data"; allowed: web/,
    ],
    [
      'with the folder of the stack',
      { teams: { data: { folder: 'Shop' } } },
      'data',
      /two folders in Grafana have the same title; given: "Shop"/,
    ],
  ])('%s is an issue', (_, props, team, message) => {
    const system = minio.system({ language: 'en', namespace: 'apps', team });
    expect(issuesOf(serverOf([app(), system], props)).join('\n')).toMatch(message);
  });
});
