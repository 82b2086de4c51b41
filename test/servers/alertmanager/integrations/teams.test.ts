import { formatIssue } from '../../../../core/errors';
import { SecretValue } from '../../../../core/secret-value';
import { contactPointOf } from '../../../../pulumi/notifications';
import {
  definitionOf,
  integrationIssues,
  integrations,
  type TeamsIntegration,
} from '../../../../servers/alertmanager/integrations';
import {
  receiverConnections,
  receiverFormats,
  receiverSecrets,
  type NotifyingReceiver,
} from '../../../../servers/alertmanager/receiver';
import { addressIssues } from '../../../../core/secret-content';
import { receiverJson } from '../../../../servers/alertmanager/receiver-config';
import { notificationTemplates } from '../../../../servers/alertmanager/templates/template';
import { grafanaNotificationFile } from '../../../../servers/grafana/notifications';

const url = SecretValue.fromExisting('notifications', 'teams');
const teams: TeamsIntegration = { kind: 'teams', url };
const receiver: NotifyingReceiver = { name: 'team', integrations: [teams] };

test('Alertmanager reads the URL from a file, and writes an adaptive card', () => {
  expect(receiverJson(receiver, ({ key }) => `/secrets/${key}`)).toEqual({
    name: 'team',
    msteamsv2_configs: [
      {
        send_resolved: true,
        webhook_url_file: '/secrets/teams',
        title: '{{ template "vigie.title.markdown" . }}',
        text: '{{ template "vigie.teams" . }}',
      },
    ],
  });
});

describe('the message', () => {
  const texts = { environment: 'staging', language: 'en', location: 'UTC' } as const;
  const templateOf = (text: string, name: string) =>
    text.split(`{{ define "vigie.${name}" }}`)[1]?.split('{{ define')[0];

  test('is Markdown with two newlines after each line, because a card joins single ones', () => {
    const all = notificationTemplates({ ...texts, formats: receiverFormats([receiver]) });
    const text = templateOf(all, 'teams')!;
    expect(text).toContain('(print "**" ');
    expect(text).toContain(`"\\n\\n" $description "\\n\\n"`);
    expect(text).toContain('(print "[" "Runbook" "](" .Annotations.runbook_url ")")');
    // A line feed of an alert becomes two.
    const written = text.replaceAll('(reReplaceAll "\\n" ', '(');
    expect(written.match(/(\\n)+/g)!.every((ends) => ends === '\\n\\n')).toBe(true);
  });

  test('has a template only where a receiver uses it', () => {
    const slack: NotifyingReceiver = { name: 'chat', integrations: [{ kind: 'slack', url }] };
    const others = notificationTemplates({ ...texts, formats: receiverFormats([slack]) });
    expect(templateOf(others, 'teams')).toBeUndefined();
    expect(templateOf(others, 'slack')).toBeDefined();
  });
});

test('renders a contact point in the file of Grafana', () => {
  const file = grafanaNotificationFile([receiver], { route: { receiver: 'team' } }, 'staging') as {
    readonly contactPoints: readonly unknown[];
  };
  expect(file.contactPoints).toEqual([
    {
      orgId: 1,
      name: 'team',
      receivers: [
        {
          uid: expect.any(String) as string,
          type: 'teams',
          settings: {
            url: '$__file{/etc/grafana/secrets/notifications/teams}',
            title: 'staging · {{ template "default.title" . }}',
          },
        },
      ],
    },
  ]);
});

test('creates a contact point through the API of Grafana', () => {
  const valueOf = ({ secretName, key }: SecretValue) => `${secretName}/${key}` as never;
  expect(contactPointOf(receiver, 'staging', valueOf)).toEqual({
    name: 'team',
    teams: [{ url: 'notifications/teams', title: 'staging · {{ template "default.title" . }}' }],
  });
});

test('its URL is a secret with a purpose, at any host', () => {
  const purpose = 'the address of the teams of receiver team';
  expect(receiverSecrets(receiver)).toEqual([{ secret: url, purpose, check: addressIssues }]);
  const reason = 'receiver team notifies by teams';
  expect(receiverConnections(receiver)).toEqual([{ kind: 'peer', to: { cidrs: [] }, port: 443, reason }]);
});

test('rejects a plain URL without repeating it', () => {
  const [issue, ...others] = integrationIssues({
    kind: 'teams',
    url: 'https://prod.example/workflows/t0ken' as never,
  }).map(formatIssue);
  expect(issue).toMatch(/^the address is given as a string.*; allowed: SecretValue\.fromExisting/);
  expect(issue).not.toContain('t0ken');
  expect(others).toEqual([]);
  expect(integrationIssues(teams)).toEqual([]);
});

test('a request has at most 28 KB', () => {
  expect(definitionOf(teams)).toBe(integrations.teams);
  expect(integrations.teams.textLimits).toMatchObject([{ part: 'request', maximum: 28_000, unit: 'bytes' }]);
});
