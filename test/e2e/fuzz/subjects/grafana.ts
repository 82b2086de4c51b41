import fc from 'fast-check';
import { Size } from '../../../../core';
import { TextDashboard } from '../../../../dashboards';
import type { BackupTarget, GrafanaBackupProps, Oidc, S3Target } from '../../../../servers';
import type { ExternalGrafana, MonitoringStackProps } from '../../../../stack';
import { agentStack } from '../../../stacks';
import { withAgent, withGrafana } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  anyDuration,
  counts,
  freeTexts,
  hosts,
  imagesOf,
  noCounts,
  noDurations,
  noHosts,
  noImages,
  noSecrets,
  noTexts,
  noUrls,
  secrets,
  sizes,
  urls,
} from '../values';
import { anyResources } from './prometheus';

const providers = urls.filter((url) => url.startsWith('https:'));
const noProviders = fc.oneof(noUrls, fc.constantFrom('http://login.example/token', 'https://login.example'));

/** Texts without the variables of Grafana. */
const literalTexts = freeTexts.filter((text) => !/\$[{_]|%/.test(text));

const oidc: Subject<Oidc> = {
  properties: {
    name: required(literalTexts, noTexts),
    clientId: required(literalTexts, noTexts),
    clientSecret: required(secrets, noSecrets),
    authorizeUrl: required(providers, noProviders),
    tokenUrl: required(providers, noProviders),
    userInfoUrl: required(providers, noProviders),
    scopes: optional(
      fc.subarray(['openid', 'profile', 'email', 'offline_access', 'https://a.example/scope'], { minLength: 1 }),
      fc.constantFrom([], [''], ['a b'], ['openid', 'openid']),
    ),
    rolePath: optional(fc.constantFrom("contains(groups, 'a') && 'Admin' || 'Viewer'", "'Viewer'", 'role'), noTexts),
    autoLogin: optional(fc.boolean(), 'types'),
  },
  place: (one) => withGrafana({ oidc: one }),
};

const withBackup = (backup: GrafanaBackupProps) => withGrafana({ backup });

type VolumeTarget = Extract<BackupTarget, { readonly s3?: undefined }>;
type ObjectStorageTarget = Extract<BackupTarget, { readonly volume?: undefined }>;

const volumeTarget: Subject<VolumeTarget> = {
  properties: {
    volume: required(
      sizes.map((size) => ({ size })),
      fc.constant({ size: Size.mebibytes(0) }),
    ),
    sameStorageReason: optional(freeTexts, noTexts),
  },
  place: (target) => withBackup({ target }),
};

const s3Target: Subject<S3Target> = {
  properties: {
    endpoint: required(
      fc
        .tuple(fc.constantFrom('https'), hosts, fc.constantFrom('', ':9000'))
        .map(([scheme, host, port]) => `${scheme}://${host}${port}`),
      fc.oneof(
        noUrls,
        fc.constantFrom(
          'https://s3.example/',
          'https://s3.example/b',
          'https://$(id).example',
          'https://a;b.example',
          'https://`a`.example',
        ),
      ),
    ),
    bucket: required(
      fc.constantFrom('backups', 'a.b-c', '123', 'a'.repeat(63)),
      fc.constantFrom(
        '',
        'a',
        'ab',
        'A-bucket',
        'a_b',
        '-ab',
        'ab-',
        'a'.repeat(64),
        'a b',
        'a/b',
        '$(id)',
        'a..b',
        'a\n',
        '192.168.5.4',
      ),
    ),
    prefix: required(
      fc.constantFrom('grafana', 'a/b', 'A_b.c', '2024', '1'),
      fc.constantFrom('', '/', '/a', 'a/', 'a//b', 'a b', '$(id)', '..', 'a/../b', 'a\n', '.'),
    ),
    rcloneConfig: required(secrets, noSecrets),
  },
  place: (s3) => withBackup({ target: { s3 } }),
};

const objectStorageTarget: Subject<ObjectStorageTarget> = {
  properties: { s3: required(valuesOf(s3Target), 'types'), sameStorageReason: optional(freeTexts, noTexts) },
  place: (target) => withBackup({ target }),
};

const backup: Subject<GrafanaBackupProps> = {
  properties: {
    target: required(fc.oneof(valuesOf(volumeTarget), valuesOf(objectStorageTarget)), 'types'),
    schedule: optional(
      fc.constantFrom(
        '30 2 * * *',
        '*/15 0-6,22 1,15 */2 mon-fri',
        '0 0 29 2 *',
        '59 23 31 12 6',
        '@daily',
        '@hourly',
        '0 4 * JAN,feb SUN',
      ),
      fc.constantFrom(
        '',
        'daily',
        '* * * *',
        '* * * * * *',
        '60 * * * *',
        '* 24 * * *',
        '* * 0 * *',
        '* * 32 * *',
        '* * * 13 *',
        '* * * * 8',
        '*/0 * * * *',
        '5-1 * * * *',
        'a * * * *',
        '@never',
        '0 0 31 2 *',
        '0 0 30 feb *',
        '30  2 * * *',
        '1,,2 * * * *',
        '-1 * * * *',
        '0 0 31 4,6 *',
        '1-2-3 * * * *',
        ' 1 2 3 4 5',
      ),
    ),
    keep: optional(counts(1000), noCounts),
  },
  place: withBackup,
};

const dashboards = fc
  .uniqueArray(fc.constantFrom('a', 'B_c', 'x'.repeat(40)), { maxLength: 2 })
  .map((uids) => uids.map((uid) => new TextDashboard({ uid, title: uid, tags: [], content: uid })));

const server: Subject<MonitoringStackProps['grafana']> = {
  properties: {
    host: required(hosts, noHosts),
    adminPassword: required(secrets, noSecrets),
    secretKey: required(secrets, noSecrets),
    folder: required(
      freeTexts.filter((text) => !text.includes('/')),
      noTexts,
    ),
    runbooks: optional(dashboards, 'types'),
    homeDashboard: optional(fc.constant('a'), fc.constantFrom('', 'b', '__proto__', '../a')),
    evaluatesRules: optional(fc.boolean(), 'types'),
    editable: optional(fc.boolean(), 'types'),
    oidc: optional(valuesOf(oidc), 'types'),
    volume: required(
      sizes.map((size) => ({ size })),
      fc.constant({ size: Size.mebibytes(0) }),
    ),
    resources: optional(anyResources, 'types'),
    image: optional(imagesOf('grafana', '13.2.3', '12.4.10'), noImages),
    basicAuth: optional(secrets, noSecrets),
    backup: optional(valuesOf(backup), 'types'),
  },
  place: (part) => {
    const placed = withGrafana(part);
    return {
      ...placed,
      stack: {
        ...placed.stack,
        dashboards: [new TextDashboard({ uid: 'a', title: 'A', tags: [], content: 'A' })],
      },
    };
  },
};

const external: Subject<ExternalGrafana> = {
  properties: {
    url: required(
      hosts.map((host) => `https://${host}`),
      fc.oneof(noUrls, fc.constantFrom('http://a.example', 'https://a.example/')),
    ),
    dataSource: required(
      fc.constantFrom('grafanacloud-prom', 'A_b', 'x'.repeat(40)),
      textsWithout((text) => /^[\w-]{1,40}$/.test(text)),
    ),
    retention: required(anyDuration, noDurations),
    receivers: required(
      fc.constant(agentStack.grafana.receivers),
      fc.constantFrom([], [...agentStack.grafana.receivers, ...agentStack.grafana.receivers]),
    ),
    policy: required(fc.constant(agentStack.grafana.policy), fc.constant({ route: { receiver: 'nobody' } })),
    noWatchdogReceiverReason: optional(freeTexts, noTexts),
    folder: required(
      freeTexts.filter((text) => !text.includes('/')),
      noTexts,
    ),
    editable: optional(fc.boolean(), 'types'),
  },
  coherent: (one) => ({ noWatchdogReceiverReason: 'The shop is closed at night.', ...one }),
  place: (one) => withAgent({ grafana: one }),
};

/** Subjects of Grafana and its backup. */
export const grafana = {
  'MonitoringStackProps.grafana': server,
  Oidc: oidc,
  GrafanaBackupProps: backup,
  VolumeTarget: volumeTarget,
  ObjectStorageTarget: objectStorageTarget,
  S3Target: s3Target,
  ExternalGrafana: external,
};
