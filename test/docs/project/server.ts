import { SecretValue, Size } from '../../../core';
import { target } from './stack';

/** Properties of the preset that examples of the documentation import from `./server`. */
export const server = {
  name: 'shop',
  environment: 'production',
  commands: target.commands,
  folder: 'Shop',
  domain: 'shop.example',
  retention: { time: '15d', size: Size.gibibytes(4) },
  volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
  backups: 7,
} as const;

/** URL in the Secret `notifications`. */
export const url = (key: string) => SecretValue.fromExisting('notifications', key);

export const notifications = {
  receivers: [
    { name: 'phone', integrations: [{ kind: 'discord', url: url('discord') }] },
    { name: 'chat', integrations: [{ kind: 'slack', url: url('slack') }] },
    { name: 'nobody', silentReason: 'info alerts are looked at in Grafana' },
    { name: 'watchdog', integrations: [{ kind: 'webhook', url: url('watchdog'), sendsResolved: false }] },
  ],
  criticalReceiver: 'phone',
  warningReceiver: 'chat',
  infoReceiver: 'nobody',
  watchdogReceiver: 'watchdog',
} as const;
