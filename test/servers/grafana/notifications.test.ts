import { stringify } from 'yaml';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { grafanaNotificationFile } from '../../../servers/grafana/notifications';
import { policy, receivers } from '../../notifications';

interface File {
  readonly contactPoints: readonly { readonly name: string; readonly receivers: readonly { readonly uid: string }[] }[];
  readonly policies: readonly unknown[];
  readonly muteTimes?: readonly { readonly name: string }[];
}
const fileOf = (...args: Parameters<typeof grafanaNotificationFile>) => grafanaNotificationFile(...args) as File;

test('contact points of every kind, the policy and its time intervals, in the file of Grafana', () => {
  expect(stringify(grafanaNotificationFile(receivers, policy, 'staging'), { lineWidth: 0 })).toMatchSnapshot();
});

test('is the policy of Alertmanager, where every receiver has integrations', () => {
  const notifying = receivers.filter(({ name }) => name !== 'nobody');
  const spoken = { ...policy, route: { ...policy.route, receiver: 'team' } };
  const file = fileOf(notifying, spoken, 'staging');
  const { route, time_intervals: times } = policyJson(spoken);
  expect(file.policies).toEqual([{ orgId: 1, ...route }]);
  expect(file.muteTimes).toEqual(times!.map((one) => ({ orgId: 1, ...one })));
});

test('a route to a receiver without integrations is always muted, and has another receiver', () => {
  const { receivers: ofGauzian, policy: itsPolicy } = gauzian.alertmanager!;
  const file = fileOf(ofGauzian, itsPolicy, 'staging');
  const [{ routes }] = file.policies as [{ routes: { matchers: string[]; mute_time_intervals?: string[] }[] }];
  const mute = routes.filter(({ mute_time_intervals: intervals = [] }) => intervals.includes('always'));
  expect(mute.map(({ matchers }) => matchers)).toEqual([['severity="info"']]);
  expect(file.contactPoints.map(({ name }) => name)).toEqual(['astreinte', 'equipe', 'veilleur']);
});

test('every integration has a unique uid', () => {
  const uids = fileOf(receivers, policy, 'staging').contactPoints.flatMap((point) =>
    point.receivers.map(({ uid }) => uid),
  );
  expect(new Set(uids).size).toBe(uids.length);
});
