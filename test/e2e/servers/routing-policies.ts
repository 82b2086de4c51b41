import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { defaultPolicy, type AlertLabels, type KnownAlert, type NotificationPolicy } from '../../../alerts';
import { routedOf } from '../../../cli/alerts/routed';
import { monitoringStacks as stacks } from '../../targeted';

/** A policy that is proven in each of its parts. */
export interface ProvenPolicy {
  readonly name: string;
  readonly policy: NotificationPolicy;
  /** The labels of alerts that it may be told of. */
  readonly alerts: fc.Arbitrary<AlertLabels>;
}

const instances = ['a:80', 'b:80'];

/** Alerts that no stack has, which are about few things: so that they silence each other. */
const strangers: fc.Arbitrary<AlertLabels> = fc.record({
  alertname: fc.constantFrom('Stranger', 'Stranger', 'Stranger', 'Watchdog'),
  severity: fc.constantFrom('', 'none', 'critical', 'warning', 'warning', 'info', 'info', 'info'),
  subject: fc.constantFrom('target', 'job', 'disk', 'disk', 'disk'),
  job: fc.constantFrom('', 'shop', 'mail', 'node', 'postgres', 'redis'),
  instance: fc.constantFrom('', ...instances),
  mountpoint: fc.constantFrom('', '', '/data'),
});

/** An alert of a stack, with any of the labels that it can have. */
function alertOf({ labels }: KnownAlert): fc.Arbitrary<AlertLabels> {
  return fc.record(
    Object.fromEntries(
      Object.entries(labels).map(([label, values]) => {
        const possible = values.only ?? instances.filter((one) => !values.except.includes(one));
        return [label, fc.constantFrom(...possible)];
      }),
    ),
  );
}

const usual = defaultPolicy({
  criticalReceiver: 'page',
  warningReceiver: 'channel',
  infoReceiver: 'shown',
  watchdogReceiver: 'outside',
  equalLabels: ['mountpoint'],
  workingHours: {
    weekdays: ['monday:friday'],
    times: [{ from: '09:00', to: '18:00' }],
    location: 'Europe/Paris',
  },
});

const routed = stacks.flatMap((stack) => routedOf(stack) ?? []);
/** Stacks that have the same policy are proven together, by the alerts of all. */
const together = (policy: NotificationPolicy) => routed.filter((one) => isDeepStrictEqual(one.policy, policy));

/** The default policy, and those of the stacks that are deployed. */
export const policies: readonly ProvenPolicy[] = [
  { name: 'default', policy: usual, alerts: strangers },
  ...routed
    .filter((one) => one === together(one.policy)[0])
    .map(({ policy }) => {
      const same = together(policy);
      const known = { weight: 2, arbitrary: fc.oneof(...same.flatMap(({ alerts }) => alerts.map(alertOf))) };
      const name = same.map((one) => one.name).join(', ');
      return { name, policy, alerts: fc.oneof(known, { weight: 3, arbitrary: strangers }) };
    }),
];
