import type { Language, NotificationPolicy } from '../../alerts';
import type { Duration } from '../../core/duration';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { Receiver } from './receiver';
import type { Smtp } from './smtp';

/** Options of Alertmanager. */
export interface AlertmanagerProps {
  /** Environment, the first word of the title of every notification. */
  readonly environment: string;
  /** Receivers of notifications. */
  readonly receivers: readonly Receiver[];
  /** Notification policy. */
  readonly policy: NotificationPolicy;
  /**
   * Server that sends email.
   *
   * @default - none: no receiver can use email
   */
  readonly smtp?: Smtp;
  /**
   * Language of notifications. Texts of alerts are not translated.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /**
   * Time zone of dates in notifications, by its name in the IANA database: 'Europe/Paris'.
   *
   * @default 'UTC'
   */
  readonly location?: string;
  /**
   * Number of replicas. Each gets every alert, and they share their notification log. The others
   * continue while one is down. Notifications can be repeated while replicas cannot reach each
   * other.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Time for which expired silences and the notification log are kept. Every route repeats within it.
   *
   * @default '120h'
   */
  readonly retention?: Duration;
  /**
   * Volume of each replica for silences and the notification log.
   *
   * @default - 1 GiB of the cluster's default storage class
   */
  readonly volume?: VolumeProps;
  /**
   * Address under which users reach it, for links in notifications.
   *
   * @default - its address within the cluster
   */
  readonly externalUrl?: string;
  /**
   * CPU and memory.
   *
   * @default - 25m to 250m, 64 MiB to 192 MiB
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.alertmanager`
   */
  readonly image?: string;
}
