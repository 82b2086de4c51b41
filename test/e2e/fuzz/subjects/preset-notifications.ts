import fc from 'fast-check';
import { application, type presets } from '../../../../library';
import { notifications } from '../../../library/shop-stacks';
import { optional, required, type Subject } from '../subject';
import { freeTexts, noTexts } from '../values';
import { example, onServer, server } from './presets';

const notified: Subject<presets.OwnPolicy> = {
  properties: {
    receivers: required(fc.constant(notifications.receivers), fc.constant([])),
    policy: required(fc.constant(notifications.policy), fc.constant({ route: { receiver: 'nobody' } })),
    noWatchdogReceiverReason: optional(fc.constant('The Watchdog notifies nobody.'), 'nothing'),
  },
  // The policy of the shop has a receiver of the Watchdog.
  coherent: ({ noWatchdogReceiverReason: _, ...others }) => others,
  place: (one) => onServer({ ...server, notifications: one }, application.system(example)),
};

/** Names of receivers. */
const receiverNames = fc.constantFrom('on-call');
const noReceiverNames = fc.constantFrom('', 'nobody', 'toString');

const derived: presets.PresetNotifications = {
  receivers: notifications.receivers,
  criticalReceiver: 'on-call',
  warningReceiver: 'on-call',
  infoReceiver: 'on-call',
  watchdogReceiver: 'watchdog',
  failingIntegrationReason: 'The shop has one receiver.',
};

const team: Subject<presets.Team> = {
  properties: {
    folder: optional(fc.constantFrom('Data', 'Équipe : données'), noTexts),
    criticalReceiver: optional(receiverNames, noReceiverNames),
    warningReceiver: optional(receiverNames, noReceiverNames),
    infoReceiver: optional(receiverNames, noReceiverNames),
  },
  place: (one) =>
    onServer(
      { ...server, notifications: derived, teams: { data: one } },
      application.system({ ...example, team: 'data' }),
    ),
};

const presetNotifications: Subject<presets.PresetNotifications> = {
  properties: {
    receivers: required(fc.constant(notifications.receivers), fc.constant([])),
    criticalReceiver: optional(receiverNames, noReceiverNames),
    warningReceiver: required(receiverNames, noReceiverNames),
    infoReceiver: required(receiverNames, noReceiverNames),
    watchdogReceiver: optional(fc.constant('watchdog'), fc.constantFrom('', 'nobody')),
    workingHours: optional(fc.constant({ weekdays: ['monday:friday'] } as const), fc.constantFrom({ times: [] })),
    failingIntegrationReason: optional(freeTexts, noTexts),
    noWatchdogReceiverReason: optional(freeTexts, noTexts),
  },
  // Production has a receiver of critical alerts, and each reason its case.
  coherent: ({ noWatchdogReceiverReason: _, failingIntegrationReason, ...others }) => ({
    ...others,
    criticalReceiver: 'on-call',
    watchdogReceiver: others.watchdogReceiver ?? 'watchdog',
    failingIntegrationReason: failingIntegrationReason ?? 'The shop has one receiver.',
  }),
  place: (one) => onServer({ ...server, notifications: one }, application.system(example)),
};

/** Subjects of the notifications of presets. */
export const presetNotificationSubjects = {
  OwnPolicy: notified,
  PresetNotifications: presetNotifications,
  Team: team,
};
