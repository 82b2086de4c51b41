import { languages } from '../../../alerts';
import {
  amount,
  anything,
  choice,
  either,
  list,
  object,
  optional,
  secret,
  text,
  variant,
  type Shape,
} from '../../../core/shape';
import { integrations, type Integration } from '../../../servers/alertmanager/integrations';
import type { NotifyingReceiver, NullReceiver, Receiver } from '../../../servers/alertmanager/receiver';
import type { Smtp } from '../../../servers/alertmanager/smtp';
import type { MonitoringStackProps } from '../../stack';
import { resources, volume } from './common';
import { policy } from './policy';
import { exposure } from './prometheus';

const integration = variant<Integration>('kind', () =>
  Object.fromEntries(Object.entries(integrations).map(([kind, { shape }]) => [kind, shape])),
);

/** Receiver that notifies. */
export const notifyingReceiver = object<NotifyingReceiver>({
  name: text,
  integrations: list(integration),
  silentReason: optional(anything),
});

/** Receiver with integrations or a reason for having none, of which there is an issue of its own. */
const receiver: Shape<Receiver> = either(
  notifyingReceiver,
  object<NullReceiver>({ name: text, silentReason: text, integrations: optional(anything) }),
);

const smtp = object<Smtp>({
  host: text,
  port: optional(amount),
  from: text,
  login: optional(object<NonNullable<Smtp['login']>>({ user: text, password: secret })),
});

/** Alertmanager of a stack. */
export const alertmanager = object<NonNullable<MonitoringStackProps['alertmanager']>>({
  receivers: list(receiver),
  policy,
  smtp: optional(smtp),
  language: optional(choice(...languages)),
  location: optional(text),
  replicas: optional(amount),
  retention: optional(text),
  volume: optional(volume),
  resources: optional(resources),
  image: optional(text),
  exposure: optional(exposure),
  noWatchdogReceiverReason: optional(text),
});
