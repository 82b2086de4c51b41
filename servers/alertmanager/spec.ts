import { collectIssues, type Issue } from '../../core/errors';
import { defaults } from '../../core/defaults';
import { goDuration } from '../../core/duration';
import { connectionsTo } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { fileText } from '../../core/yaml';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import { httpProbes, type ServerSecret, type ServerSpec } from '../server-spec';
import { alertmanagerConfig, type AlertmanagerConfigJson } from './config';
import type { AlertmanagerProps } from './options';
import { receiverConnections, receiverFormats, receiverSecrets } from './receiver';
import { smtpDestination } from './smtp';
import { notificationTemplates } from './templates/template';
import { alertmanagerIssues } from './validation';

/** Server name, port, and the port between members. */
export const alertmanagerAddress = { name: 'alertmanager', port: 9093, peerPort: 9094 } as const;

/** Name of the file set with its configuration. */
export const alertmanagerConfigSet = `${alertmanagerAddress.name}-config`;

/**
 * Arguments that enable features. What ends while it is muted or inhibited is notified when it fires
 * again, not only after the repeat interval: https://github.com/prometheus/alertmanager/pull/5503.
 */
export const alertmanagerFeatures = ['--enable-feature=muted-alerts-in-nflog'] as const;

/** User `nobody` of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 25,
  cpuLimit: 250,
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(192),
};

/**
 * Creates the spec of Alertmanager with its routes, receivers and notification templates. A changed
 * configuration restarts it, because it cannot reload files by itself.
 */
export function alertmanagerSpec(options: AlertmanagerProps, place: Place): ServerSpec {
  const {
    environment,
    receivers,
    policy,
    smtp,
    replicas = 1,
    language = defaults.language,
    location = 'UTC',
  } = options;
  const { image = images.alertmanager, resources = defaultResources } = options;
  const { name, port, peerPort } = alertmanagerAddress;
  const folder = (inImage: string) => place.folder(name, inImage);
  const config = folder('/etc/alertmanager/config');
  const secretFolder = folder('/etc/alertmanager/secrets');
  const data = folder('/alertmanager');
  const secretFile = (secret: SecretValue) => place.secretFile(secretFolder, secret);
  const issues: Issue[] = [];
  const nothing: AlertmanagerConfigJson = { templates: [], route: { receiver: '' }, receivers: [] };
  const json = collectIssues(
    issues,
    () => alertmanagerConfig({ receivers, policy, smtp, templates: `${config}/*.tmpl`, secretFile }),
    nothing,
  );
  const secrets = secretsOf(options);
  return {
    name,
    image,
    user,
    runs: { kind: 'members', count: replicas, peerPort },
    args: [
      `--config.file=${config}/alertmanager.yml`,
      `--storage.path=${data}`,
      ...alertmanagerFeatures,
      `--data.retention=${goDuration(options.retention ?? defaults.alertmanagerRetention)}`,
      `--web.listen-address=${place.listen(port)}`,
      ...(options.externalUrl ? [`--web.external-url=${options.externalUrl}`] : []),
      ...(replicas > 1 ? clusterArgs(place, replicas) : ['--cluster.listen-address=']),
    ],
    environment: {},
    files: [
      {
        name: alertmanagerConfigSet,
        files: {
          'alertmanager.yml': fileText(json),
          'vigie.tmpl': notificationTemplates({
            environment,
            language,
            location,
            formats: receiverFormats(receivers),
          }),
        },
        reload: 'restart',
      },
    ],
    folders: [
      {
        kind: 'volume',
        name: 'data',
        path: data,
        claim: 'data',
        volume: { size: Size.gibibytes(1), ...options.volume },
      },
      { kind: 'files', name: 'config', path: config, set: alertmanagerConfigSet },
      // A missing token must not prevent notifications to other receivers.
      { kind: 'secrets', path: secretFolder, values: secrets.map(({ secret }) => secret), mayBeMissing: true },
    ],
    secrets,
    port: { name: 'http', port },
    probes: httpProbes({ ready: '/-/ready', live: '/-/healthy', startupSeconds: 120 }),
    resources,
    endSeconds: 120,
    isCalled: true,
    hasOwnLogin: false,
    rights: [],
    calls: [],
    connections: [
      ...receivers.flatMap(receiverConnections),
      ...(smtp ? connectionsTo([smtpDestination(smtp)], 'receivers get email') : []),
    ],
    issues: [...issues, ...alertmanagerIssues(options)],
  };
}

function clusterArgs(place: Place, replicas: number): string[] {
  const { name, peerPort } = alertmanagerAddress;
  return [
    `--cluster.listen-address=${place.listen(peerPort)}`,
    ...place.members(name, replicas).map((host) => `--cluster.peer=${host}:${peerPort}`),
    // A recreated pod has another address, so Alertmanager gives up the old one after five minutes.
    '--cluster.reconnect-timeout=5m',
    `--cluster.label=${place.group()}`,
  ];
}

function secretsOf({ receivers, smtp }: AlertmanagerProps): ServerSecret[] {
  const common = {
    source: 'given',
    reload: { kind: 'watched', sentence: 'Alertmanager reads its file for every notification' },
  } as const;
  const login = smtp?.login;
  return [
    ...receivers.flatMap((receiver) =>
      receiverSecrets(receiver).map((secret): ServerSecret => ({
        ...common,
        ...secret,
        whenMissing: `receiver ${receiver.name} is not notified by this integration`,
      })),
    ),
    ...(login
      ? [
          {
            ...common,
            secret: login.password,
            purpose: `the password of ${login.user} at ${smtp.host}`,
            whenMissing: 'no email is sent',
          },
        ]
      : []),
  ];
}
