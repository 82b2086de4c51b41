import { amount, anything, either, flag, list, object, optional, secret, text, type Shape } from '../../../core/shape';
import type {
  BackupTarget,
  GrafanaBackupProps,
  ObjectStorageTarget,
  S3Target,
  VolumeTarget,
} from '../../../servers/grafana-backup/options';
import type { Oidc } from '../../../servers/grafana/oidc';
import type { ExternalGrafana, MonitoringStackProps } from '../../stack';
import { notifyingReceiver } from './alertmanager';
import { resources, volume } from './common';
import { grafanaPolicy } from './policy';

const oidc = object<Oidc>({
  name: text,
  clientId: text,
  clientSecret: secret,
  authorizeUrl: text,
  tokenUrl: text,
  userInfoUrl: text,
  scopes: optional(list(text)),
  rolePath: optional(text),
  autoLogin: optional(flag),
});

const backupTarget: Shape<BackupTarget> = either(
  object<VolumeTarget>({ volume, sameStorageReason: optional(text), s3: optional(anything) }),
  object<ObjectStorageTarget>({
    s3: object<S3Target>({ endpoint: text, bucket: text, prefix: text, rcloneConfig: secret }),
    sameStorageReason: optional(text),
    volume: optional(anything),
  }),
);

/** Grafana of a stack. */
export const grafana = object<MonitoringStackProps['grafana']>({
  host: text,
  adminPassword: secret,
  secretKey: secret,
  folder: text,
  volume,
  runbooks: optional(anything),
  homeDashboard: optional(text),
  evaluatesRules: optional(flag),
  editable: optional(flag),
  oidc: optional(oidc),
  resources: optional(resources),
  image: optional(text),
  basicAuth: optional(anything),
  backup: optional(
    object<GrafanaBackupProps>({ target: backupTarget, schedule: optional(text), keep: optional(amount) }),
  ),
});

/** Grafana of an agent stack. */
export const externalGrafana = object<ExternalGrafana>({
  folder: text,
  editable: optional(flag),
  url: text,
  dataSource: text,
  retention: text,
  receivers: list(notifyingReceiver),
  policy: grafanaPolicy,
  noWatchdogReceiverReason: optional(text),
});
