import { Construct } from 'constructs';
import { durationFaults } from '../core/duration';
import { attempt } from '../core/errors';
import type { Destination, Flow, Pods } from '../core/network';
import { Size } from '../core/size';
import { checkLocation } from '../core/time-zone';
import { fileText } from '../core/yaml';
import { channelDestinations } from '../servers/alertmanager/channel';
import { alertmanagerConfig, alertmanagerPaths, type AlertmanagerConfigJson } from '../servers/alertmanager/config';
import type { AlertmanagerProps } from '../servers/alertmanager/options';
import { channelsOf, receiverFaults, receiversOf, receiverSecrets } from '../servers/alertmanager/receiver';
import { smtpFaults } from '../servers/alertmanager/smtp';
import { notificationTemplates } from '../servers/alertmanager/templates/template';
import { grafanaNotificationFile } from '../servers/grafana/notifications';
import { images } from '../servers/images';
import { membersOf } from '../servers/members';
import { fileDelay, type SecretNeed } from '../servers/required-secret';
import type { Resources } from '../servers/resources';
import { Files } from './config-map';
import { gather } from './gather';
import { secretMounts } from './secret-volumes';
import { checksumOf } from './server-pod';
import { AppStatefulSet, peerPorts } from './stateful-set';

/** The user `nobody` of the image. */
const user = 65_534;
export const part = 'alertmanager';
const port = 9093;
const peerPort = 9094;

const defaultResources: Resources = {
  cpuRequest: 25,
  cpuLimit: 250,
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(192),
};

/** The addresses of all members: Prometheus sends to each, and reads each. */
export function targetsOf(namespace: string, replicas: number): string[] {
  return membersOf(part, namespace, replicas).map((host) => `${host}:${port}`);
}

/**
 * Alertmanager with who is told of what. It has no way to read its configuration again by itself: a changed one is a changed checksum
 * of its pods, which are replaced one after the other.
 */
export class Alertmanager extends Construct {
  /** The name of its service. */
  readonly service: string;
  /** The service that knows each member. */
  readonly services: readonly string[];
  readonly port = port;
  /** The configuration file. */
  readonly config: AlertmanagerConfigJson;
  /** The templates of messages. */
  readonly templates: string;
  /** The same for a Grafana that evaluates rules itself, see {@link grafanaNotificationFile}. */
  readonly grafanaFile: unknown;
  /** The addresses of all members, to which Prometheus sends. */
  readonly targets: readonly string[];
  readonly pods: Pods;
  /** Where it sends messages to. */
  readonly destinations: readonly Destination[];
  /** How its members speak to each other. */
  readonly flows: readonly Flow[];
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];

  constructor(scope: Construct, id: string, props: AlertmanagerProps) {
    super(scope, id);
    const { namespace, instance, receivers, policy, smtp, replicas = 1, language = 'en', location = 'UTC' } = props;
    const nothing: AlertmanagerConfigJson = { templates: [], route: { receiver: '' }, receivers: [] };
    this.config = gather(this, () => alertmanagerConfig({ receivers, policy, smtp }), nothing);
    this.grafanaFile = gather(this, () => grafanaNotificationFile(receivers, policy), {});
    this.templates = notificationTemplates({ language, location });
    this.targets = targetsOf(namespace, replicas);
    this.secretNeeds = secretNeeds(props);
    this.destinations = [
      ...receivers.flatMap((receiver) => channelsOf(receiver).flatMap(channelDestinations)),
      ...(smtp ? [{ to: { host: smtp.host }, port: smtp.port ?? 587 }] : []),
    ];
    const files = { 'alertmanager.yml': fileText(this.config), 'vigie.tmpl': this.templates };
    new Files(this, 'config', { namespace, instance, part, name: 'alertmanager-config', files });
    const app = new AppStatefulSet(this, 'app', {
      namespace,
      instance,
      name: part,
      image: props.image ?? images.alertmanager,
      user,
      port,
      peerPort,
      replicas,
      args: args(props, replicas),
      data: { size: Size.gibibytes(1), ...props.volume, path: alertmanagerPaths.data },
      mounts: [
        { name: 'config', path: alertmanagerPaths.config, source: { configMap: { name: 'alertmanager-config' } } },
        ...secretMounts(
          alertmanagerPaths.secrets,
          this.secretNeeds.map(({ secret }) => secret),
          // A missing token must not keep it from telling others.
          true,
        ),
      ],
      probes: { ready: '/-/ready', live: '/-/healthy', startupSeconds: 120 },
      resources: props.resources ?? defaultResources,
      needsToken: false,
      checksum: checksumOf(files),
    });
    this.service = app.service;
    this.services = [app.peers];
    this.pods = app.pods;
    this.flows = replicas > 1 ? [{ from: app.pods, to: app.pods, ports: peerPorts(peerPort) }] : [];
    this.node.addValidation({ validate: () => faultsOf(props) });
  }
}

function args({ namespace, instance, externalUrl, retention = '120h' }: AlertmanagerProps, replicas: number): string[] {
  return [
    `--config.file=${alertmanagerPaths.config}/alertmanager.yml`,
    `--storage.path=${alertmanagerPaths.data}`,
    `--data.retention=${retention}`,
    `--web.listen-address=:${port}`,
    ...(externalUrl ? [`--web.external-url=${externalUrl}`] : []),
    ...(replicas > 1 ? clusterArgs(namespace, instance, replicas) : ['--cluster.listen-address=']),
  ];
}

function clusterArgs(namespace: string, instance: string, replicas: number): string[] {
  return [
    `--cluster.listen-address=:${peerPort}`,
    ...membersOf(part, namespace, replicas).map((host) => `--cluster.peer=${host}:${peerPort}`),
    // A pod that comes again has another address: the old one is not asked for long.
    '--cluster.reconnect-timeout=5m',
    `--cluster.label=${namespace}/${instance}`,
  ];
}

function secretNeeds({ namespace, receivers, smtp }: AlertmanagerProps): SecretNeed[] {
  const rotation = `Alertmanager reads its file for every message; Kubernetes brings it ${fileDelay}`;
  const login = smtp?.login;
  return [
    ...receivers.flatMap((receiver) =>
      receiverSecrets(receiver).map(({ secret, purpose }): SecretNeed => {
        const without = `receiver ${receiver.name} is not told in this way`;
        return { namespace, secret, origin: 'given', purpose, without, rotation };
      }),
    ),
    ...(login
      ? [
          {
            namespace,
            secret: login.password,
            origin: 'given',
            purpose: `the password of ${login.user} at ${smtp.host}`,
            without: 'no email is sent',
            rotation,
          } as const,
        ]
      : []),
  ];
}

function faultsOf({ receivers, policy, smtp, replicas = 1, retention, location = 'UTC' }: AlertmanagerProps): string[] {
  const led = receiversOf(policy.route);
  const unknownLocation: string[] = [];
  attempt(unknownLocation, () => {
    checkLocation(location);
  });
  const emails = receivers.filter((receiver) => channelsOf(receiver).some(({ kind }) => kind === 'email'));
  return [
    ...receiverFaults(receivers, policy.route),
    ...receivers
      .filter(({ name }) => !led.includes(name))
      .map(({ name }) => `no route leads to receiver ${name}; remedy: add one, or leave it out`),
    ...(smtp
      ? smtpFaults(smtp)
      : emails.map(({ name }) => `receiver ${name} has email, and no server sends it; remedy: give smtp`)),
    ...(Number.isInteger(replicas) && replicas >= 1 && replicas <= 9
      ? []
      : [`${replicas} replicas are not possible; allowed: 1 to 9`]),
    ...durationFaults('retention', retention),
    ...unknownLocation,
  ];
}
