import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { defaultPolicy, type AlertLabels, type KnownAlert, type NotificationPolicy } from '../../../alerts';
import { routedOf } from '../../../stack/routed';
import { monitoringStacks as stacks } from '../../targeted';

/** Policy whose parts are all tested. */
export interface ProvenPolicy {
  readonly name: string;
  readonly policy: NotificationPolicy;
  /** Labels of alerts for the policy. */
  readonly alerts: fc.Arbitrary<AlertLabels>;
}

const instances = ['a:80', 'b:80'];

/** Alerts of no stack with few label values, so that they inhibit each other. */
const strangers: fc.Arbitrary<AlertLabels> = fc.record({
  alertname: fc.constantFrom('Stranger', 'Stranger', 'Stranger', 'Watchdog', 'AlertmanagerNotificationsFailing'),
  severity: fc.constantFrom('', 'none', 'critical', 'warning', 'warning', 'info', 'info', 'info'),
  subject: fc.constantFrom('target', 'job', 'disk', 'disk', 'disk'),
  job: fc.constantFrom('', 'shop', 'mail', 'node', 'postgres', 'redis'),
  instance: fc.constantFrom('', ...instances),
  mountpoint: fc.constantFrom('', '', '/data'),
});

/** Alert of a stack with any of its possible labels. */
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

const [gauzian] = stacks;
/** Default policy for the alerts of a stack on a server. */
const usual = defaultPolicy({
  environment: 'production',
  rules: gauzian!.rules,
  criticalReceiver: 'page',
  warningReceiver: 'channel',
  infoReceiver: 'shown',
  watchdogReceiver: 'outside',
  workingHours: {
    weekdays: ['monday:friday'],
    times: [{ from: '09:00', to: '18:00' }],
    location: 'Europe/Paris',
  },
});

const routed = stacks.flatMap((stack) => routedOf(stack) ?? []);
/** Policies of stacks. Stacks with equal policies are tested together, with the alerts of all. */
const together = (policy: NotificationPolicy) => routed.filter((one) => isDeepStrictEqual(one.policy, policy));

/** Default policy, and those of the deployed stacks. */
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
