import type { Language, NotificationPolicy } from '../../alerts';
import type { Duration } from '../../core/duration';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { Receiver } from './receiver';
import type { Smtp } from './smtp';

/** What Alertmanager must be told. */
export interface AlertmanagerProps {
  /** Who may be told. */
  readonly receivers: readonly Receiver[];
  /** Who is told of which alerts, and when. */
  readonly policy: NotificationPolicy;
  /**
   * The server that sends email.
   *
   * @default - none: no receiver has email
   */
  readonly smtp?: Smtp;
  /**
   * The language of messages; what alerts say themselves stays as they say it.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /**
   * The time zone of dates in messages, by its name in the IANA database: 'Europe/Paris'.
   *
   * @default 'UTC'
   */
  readonly location?: string;
  /**
   * How many there are. Each gets every alert, and they tell each other what was sent: while one is gone the others go on, and while they
   * cannot hear each other a message may come twice.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * How long silences that ended and the memory of what was sent are kept.
   *
   * @default '120h'
   */
  readonly retention?: Duration;
  /**
   * Where each keeps silences and the memory of what was sent.
   *
   * @default - 1 GiB of the cluster's default storage
   */
  readonly volume?: VolumeProps;
  /**
   * The address under which people reach it, for links in messages.
   *
   * @default - that within the cluster
   */
  readonly externalUrl?: string;
  /**
   * Processor and memory.
   *
   * @default - 25m to 250m, 64 MiB to 192 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.alertmanager`
   */
  readonly image?: string;
}
