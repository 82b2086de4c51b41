import type { Issue } from '../../../core/errors';
import type { Destination } from '../../../core/network';
import type { SecretCheck } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import type { Shape } from '../../../core/shape';
import type { NotificationFormat } from '../templates/format';
import type { ContactPoint } from './contact-point';

/**
 * Types of integrations by their kinds. The file of each kind adds its own type. A kind that is
 * missing in the table `integrations` does not compile.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each kind adds itself
export interface IntegrationKinds {}

/** Kind of an integration: `slack`. */
export type IntegrationKind = keyof IntegrationKinds;

/** Integration with a service that delivers notifications. */
export type Integration = IntegrationKinds[IntegrationKind];

/** Path of the file that holds a secret, in the container of the server that reads it. */
export type SecretFile = (secret: SecretValue) => string;

/**
 * Integration in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings.
 */
export interface AlertmanagerIntegration {
  /** Field of the receiver that lists it. */
  readonly field: `${string}_configs`;
  /** Elements of that list: one, or one for each recipient. Alertmanager's default of `send_resolved` depends on the kind. */
  readonly configs: readonly ({ readonly send_resolved: boolean } & Readonly<Record<string, unknown>>)[];
}

/** Secret of an integration. */
export interface IntegrationSecret {
  readonly secret: SecretValue;
  /** Purpose in a few words: `the token of the bot`. */
  readonly purpose: string;
  /** @default lineIssues */
  readonly check?: SecretCheck;
}

/** Longest text that a service accepts. */
export interface TextLimit {
  /** Part of the notification: its title, its message, or the whole request. */
  readonly part: 'title' | 'message' | 'request';
  readonly maximum: number;
  readonly unit: 'characters' | 'bytes';
  /** Page of the service that states the limit. */
  readonly source: string;
}

/** Definition of one kind of integration. */
export interface IntegrationDefinition<I extends Integration> {
  /** Form in Alertmanager's configuration. */
  readonly alertmanager: (integration: I, secretFile: SecretFile) => AlertmanagerIntegration;
  /** Form in Grafana, for its files and for its API. */
  readonly grafana: (integration: I) => ContactPoint;
  /** Secrets that it reads. */
  readonly secrets: (integration: I) => readonly IntegrationSecret[];
  /** Hosts that it connects to. A secret address can be anywhere. */
  readonly destinations: (integration: I) => readonly Destination[];
  /** Whether the server of `smtp` sends it. */
  readonly usesSmtp: boolean;
  /** Whether a dead man's switch can receive it: a service that notifies when notifications stop. */
  readonly canBeDeadMansSwitch: boolean;
  /** Limits that the service documents. */
  readonly textLimits: readonly TextLimit[];
  /** Shape of its options. */
  readonly shape: Shape<I>;
  /** Issues of its options, without those of its secrets. */
  readonly issues: (integration: I) => readonly Issue[];
  /**
   * Formats of its messages, by the names of their templates.
   *
   * @default - none: its messages have no text
   */
  readonly formats?: Readonly<Record<string, NotificationFormat>>;
}

/** Setting by which Alertmanager also notifies that an alert is resolved. */
export const sendResolved = { send_resolved: true } as const;
