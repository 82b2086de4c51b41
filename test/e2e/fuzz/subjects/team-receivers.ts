import fc from 'fast-check';
import { defaultPolicy, type TeamReceivers } from '../../../../alerts';
import { alerts, withAlertmanager } from '../base';
import { optional, type Subject } from '../subject';

/** Names of receivers of a team. */
const receiver = optional(fc.constant('team'), fc.constantFrom('', 'nobody'));
/** Receivers of the alerts of a team. */
export const teamReceivers: Subject<TeamReceivers> = {
  properties: { criticalReceiver: receiver, warningReceiver: receiver, infoReceiver: receiver },
  place: (one) =>
    withAlertmanager({
      policy: defaultPolicy({
        environment: 'production',
        ...{ criticalReceiver: 'team', warningReceiver: 'team', infoReceiver: 'team' },
        rules: alerts,
        teams: { shop: one, web: one },
      }),
    }),
};
