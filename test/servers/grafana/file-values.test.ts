import { parse } from 'yaml';
import { ruleGroup } from '../../../alerts';
import { SecretValue } from '../../../core/secret-value';
import type { Receiver } from '../../../servers/alertmanager/receiver';
import { grafanaNotificationFile } from '../../../servers/grafana/notifications';
import { providers } from '../../../servers/grafana/provisioning';
import { grafanaRuleFile, grafanaRuleGroups } from '../../../servers/grafana/rules';
import { fullStack, minimalStack } from '../../stacks';
import { noLinks } from '../../shop';

// In a provisioning file Grafana expands $NAME and ${NAME}.
const folder = 'Costs in $US';
const written = 'Costs in $$US';

test('the folder of dashboards and of runbook pages is written with $$', () => {
  const file = parse(
    providers(
      {
        ...minimalStack.grafana,
        folder,
        folders: [{ name: 'team', title: folder, dashboards: [], ruleGroups: [] }],
        scrapeInterval: '15s',
        dashboards: [],
      },
      {
        dashboards: '/dashboards',
        runbooks: '/runbooks',
        folder: (name) => `/folders/${name}`,
      },
    ),
  ) as { providers: { folder: string }[] };
  expect(file.providers.map((one) => one.folder)).toEqual([written, written]);
});

test('the folder and the groups of rules are written with $$', () => {
  const group = ruleGroup({ name: 'a $group', rules: fullStack.rules.flatMap(({ rules }) => rules).slice(0, 1) });
  const context = { ...noLinks, instance: 'shop', dataSource: 'prometheus', interval: '1m', panelId: () => undefined };
  const file = grafanaRuleFile(grafanaRuleGroups([group], context as never), {
    folderOf: () => folder,
    instance: 'shop',
    removed: [],
  });
  expect(file).toMatchObject({ groups: [{ name: 'a $$group', folder: written }] });
});

test('settings of contact points are written with $$, but for files of secrets', () => {
  const email = { kind: 'email', addresses: ['a$b@shop.example'] } as const;
  const receiver: Receiver = {
    name: 'team',
    integrations: [email, { kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }],
  };
  const file = grafanaNotificationFile([receiver], { route: { receiver: 'team' } }, 'production');
  expect(JSON.stringify(file)).toContain('a$$b@shop.example');
  expect(JSON.stringify(file)).toContain('"$__file{/etc/grafana/secrets/notifications/slack}"');
});
