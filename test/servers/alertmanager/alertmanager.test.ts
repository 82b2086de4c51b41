import type { Duration } from '../../../core/duration';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { alertmanagerJob } from '../../../library/alertmanager/job';
import type { AlertmanagerProps } from '../../../servers/alertmanager/options';
import { alertmanagerSpec } from '../../../servers/alertmanager/spec';
import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import type { FileSet } from '../../../servers/server-spec';
import { place, serverManifests } from '../../constructs/server-manifests';
import { allIntegrations, policy, receivers } from '../../notifications';
import { shop } from '../../shop';
import { expectSnapshotFiles } from '../../snapshot-files';
import { manifestFiles } from '../../../testing/snapshot-objects';

const minimal: AlertmanagerProps = {
  environment: 'production',
  receivers: [
    { name: 'team', integrations: [{ kind: 'webhook', url: SecretValue.fromExisting('notifications', 'webhook') }] },
  ],
  policy: { route: { receiver: 'team' } },
};

const all: Required<AlertmanagerProps> = {
  ...minimal,
  receivers,
  policy: {
    ...policy,
    inhibitions: [{ source: { severity: 'critical' }, target: { severity: 'warning' }, equal: ['subject', 'job'] }],
  },
  smtp: {
    host: 'mail.example',
    port: 465,
    from: 'alerts@shop.example',
    login: { user: 'alerts', password: SecretValue.fromExisting('mail', 'password') },
  },
  language: 'fr',
  location: 'Europe/Paris',
  replicas: 3,
  retention: '240h',
  volume: { size: Size.gibibytes(2) },
  externalUrl: 'https://alertmanager.shop.example/',
  resources: {
    cpuRequest: 10,
    cpuLimit: 100,
    memoryRequest: Size.mebibytes(32),
    memoryLimit: Size.mebibytes(64),
  },
  image: 'registry.example/alertmanager:v0.35.1',
};

const manifests = (options: AlertmanagerProps) => serverManifests(alertmanagerSpec(options, place), { lineWidth: 0 });

describe('Alertmanager', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('servers/alertmanager/minimal', manifestFiles(manifests(minimal)));
  });

  test('all the props', () => {
    expectSnapshotFiles('servers/alertmanager/all', manifestFiles(manifests(all)));
  });

  test('mounts and lists every secret of an integration', () => {
    const { files: sets, secrets } = alertmanagerSpec(all, place);
    const [{ files: texts }] = sets as [FileSet];
    const files = [...texts['alertmanager.yml']!.matchAll(/secrets\/(\S+)/g)].map(([, path]) => path);
    const known = secrets.map(({ secret }) => `${secret.secretName}/${secret.key}`);
    expect([...new Set(known)].sort()).toEqual([...new Set(files)].sort());
    expect(secrets.map(({ purpose }) => purpose)).toContain('the integration key of the pagerduty of receiver team');
  });

  // Go reads it, without days: https://pkg.go.dev/time#ParseDuration.
  test.each([
    ['1y', '8760h'],
    ['5d', '120h'],
    ['90m', '1h30m'],
  ] as const)('starts with a retention of %s', (retention, written) => {
    const policy = { route: { receiver: 'team', repeatInterval: '1h' } } as const;
    expect(alertmanagerSpec({ ...minimal, policy, retention }, place).args).toContain(`--data.retention=${written}`);
  });

  test('changes the checksum with the configuration', () => {
    const checksum = (props: AlertmanagerProps) => /checksum\/configuration: (\w+)/.exec(manifests(props))![1];
    expect(checksum({ ...minimal, language: 'fr' })).not.toBe(checksum(minimal));
    expect(checksum({ ...minimal, policy: { route: { receiver: 'team', groupWait: '1m' } } })).not.toBe(
      checksum(minimal),
    );
    expect(checksum({ ...minimal, retention: '121h' })).toBe(checksum(minimal));
  });

  test('scrapes each of its members', () => {
    const job = alertmanagerJob({ catalogue: shop, replicas: 2 });
    expect(job.destinations).toEqual([{ kind: 'server', server: 'alertmanager', port: 9093 }]);
    expect(scrapeConfig(job, { ...place, secretFile: () => '' })).toMatchObject({
      static_configs: [
        {
          targets: [
            'alertmanager-0.alertmanager-peers.monitoring.svc:9093',
            'alertmanager-1.alertmanager-peers.monitoring.svc:9093',
          ],
        },
      ],
    });
  });
});

const team = (integration: unknown) => ({ receivers: [{ name: 'team', integrations: [integration] }] as never });
const secret = SecretValue.fromExisting('notifications', 'key');

test.each<[string, Partial<AlertmanagerProps>, RegExp]>([
  [
    'a receiver without integrations and reason',
    { receivers: [{ name: 'team' }] as never },
    /receiver team has no integrations; remedy/,
  ],
  [
    'a receiver with integrations and a reason for none',
    { receivers: [{ name: 'team', integrations: allIntegrations, silentReason: 'so' }] as never },
    /receiver team has integrations and a reason to be silent; remedy/,
  ],
  [
    'a receiver to which no route leads',
    { receivers: [...minimal.receivers, { name: 'other', silentReason: 'so' }] },
    /no route has receiver other; remedy/,
  ],
  [
    'a route to nobody',
    { policy: { route: { receiver: 'boss' } } },
    /a route has a receiver that does not exist; given: "boss"; allowed: team/,
  ],
  [
    'email without a server',
    team({ kind: 'email', addresses: ['a@b.example'] }),
    /receiver team has email, but there is no server that sends it; remedy: set smtp/,
  ],
  [
    'an invalid email server',
    { smtp: { host: 'mail server', port: 0, from: 'alerts', login: { user: 'a', password: 'p4ss' as never } } },
    /smtp: this is no host name; given: "mail server"; allowed: .*\n.*smtp: port 0 does not exist.*\n.*the sender is no email address; given: "alerts"\n.*smtp\.login\.password/,
  ],
  [
    'a chat that is none',
    team({ kind: 'telegram', token: secret, chat: 1.5 }),
    /this is no chat of Telegram; given: 1\.5; allowed/,
  ],
  [
    'a topic that is none',
    team({ kind: 'ntfy', topic: 'my topic' }),
    /this is no topic of ntfy; given: "my topic"; allowed/,
  ],
  [
    'an invalid server',
    team({ kind: 'ntfy', topic: 'shop', server: 'ntfy.sh/' }),
    /ntfy of receiver team: this is no address of a server; given: "ntfy\.sh\/"; allowed/,
  ],
  ['an invalid port', team({ kind: 'webhook', url: secret, port: 70_000 }), /port 70000 does not exist/],
  ['an address that is written down', team({ kind: 'slack', url: 'https://hooks.example/t0ken' }), /the address/],
  [
    'no replica',
    { replicas: 0 },
    /this number of replicas is not possible; given: 0; allowed: a whole number from 1 to 9/,
  ],
  [
    'a route that repeats after the retention',
    { policy: { route: { ...minimal.policy.route, repeatInterval: '14d' } } },
    /the route to \w+ repeats after notifications are forgotten, so Alertmanager repeats sooner, or notifies no end; given: "every 14d5m, by repeatInterval 14d and groupInterval 5m"; allowed: at most the retention, 120h; remedy: set a longer retention of Alertmanager, or a shorter repeatInterval/,
  ],
  [
    'a route that repeats at the first decision after the retention',
    { policy: { route: { ...minimal.policy.route, repeatInterval: '120h' } } },
    /given: "every 5d5m, by repeatInterval 120h and groupInterval 5m"; allowed: at most the retention, 120h/,
  ],
  [
    'a child route whose groups are looked at after the retention',
    {
      policy: {
        route: {
          ...minimal.policy.route,
          repeatInterval: '119h',
          routes: [{ receiver: 'team', matchers: { severity: 'warning' }, groupInterval: '50h' }],
        },
      },
    },
    /given: "every 6d6h, by repeatInterval 119h and groupInterval 50h"; allowed: at most the retention, 120h/,
  ],
  [
    'a route whose groups are looked at after twice its repeat interval',
    { policy: { route: { ...minimal.policy.route, repeatInterval: '1m', groupInterval: '1h' } } },
    /the route to team repeats after notifications are forgotten, so Alertmanager may notify no end; given: "every 1h, by repeatInterval 1m and groupInterval 1h"; allowed: less than twice the repeatInterval; remedy: set a repeatInterval that is at least the groupInterval/,
  ],
  [
    'a child route whose groups are looked at just when a notification is forgotten',
    {
      policy: {
        route: {
          ...minimal.policy.route,
          routes: [{ receiver: 'team', matchers: { severity: 'warning' }, repeatInterval: '1h', groupInterval: '2h' }],
        },
      },
    },
    /given: "every 2h, by repeatInterval 1h and groupInterval 2h"; allowed: less than twice the repeatInterval/,
  ],
  [
    'a repetition that a slow receiver delays beyond twice its interval',
    { policy: { route: { ...minimal.policy.route, repeatInterval: '60s', groupInterval: '65s' } } },
    /given: "every 2m10s, by repeatInterval 60s and groupInterval 65s"/,
  ],
  [
    'an image that refuses our configuration',
    { image: 'registry.example/alertmanager:v0.34.2@sha256:0' },
    /this version of Alertmanager is too old; given: "registry.example\/alertmanager:v0.34.2@sha256:0"; allowed: 0.35 or later/,
  ],
  ['a retention that is none', { retention: '0s' }, /retention: this duration must be longer than zero; given: "0s"/],
  ['a time zone that is none', { location: 'Paris' }, /there is no such time zone; given: "Paris"/],
])('%s is refused', (_, wrong, message) => {
  expect(() => manifests({ ...minimal, ...wrong })).toThrow(message);
});

test.each<[Duration, Duration]>([
  ['1h', '1h'],
  ['1h', '90m'],
  ['1s', '1s'],
  ['4h', '5m'],
])('a repeat interval of %s is accepted with a group interval of %s', (repeatInterval, groupInterval) => {
  const policy = { route: { ...minimal.policy.route, repeatInterval, groupInterval } };
  expect(alertmanagerSpec({ ...minimal, policy }, place).issues).toEqual([]);
});

test('no error contains a plain secret', () => {
  const wrong = team({ kind: 'slack', url: 'https://hooks.example/t0ken' });
  expect(() => manifests({ ...minimal, ...wrong })).not.toThrow(/t0ken/);
});
