import { anywhere } from '../../../core/network';
import { addressIssues } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import { object, secret, text } from '../../../core/shape';
import { jsonBytes, markdown, replaceAll } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';

/** Microsoft Teams channel or chat. A workflow receives the webhook and posts an adaptive card. */
export interface TeamsIntegration {
  readonly kind: 'teams';
  /**
   * URL of the workflow. Everyone who knows it can write to the channel:
   * https://support.microsoft.com/en-us/office/create-incoming-webhooks-with-workflows-for-microsoft-teams-8ae491c7-0394-4861-ba59-055e33f75498.
   */
  readonly url: SecretValue;
}

declare module './definition' {
  interface IntegrationKinds {
    /** Microsoft Teams channel or chat. */
    readonly teams: TeamsIntegration;
  }
}

const maximum = 28_000;
/** Size of a request without its message: the card, and a title of which each character can become six bytes. */
const card = 2000;

export const teams: IntegrationDefinition<TeamsIntegration> = {
  alertmanager: ({ url }, secretFile) => ({
    field: 'msteamsv2_configs',
    configs: [
      {
        ...sendResolved,
        webhook_url_file: secretFile(url),
        title: notificationText('title.markdown'),
        text: templateText('teams'),
      },
    ],
  }),
  grafana: ({ url }) => ({ type: 'teams', title: defaultTitle, settings: { url } }),
  secrets: ({ url }) => [{ secret: url, purpose: 'the address', check: addressIssues }],
  destinations: () => [{ kind: 'peer', to: anywhere, port: 443 }],
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  // The connector states "about 28 KB". This is the smaller interpretation.
  textLimits: [
    {
      part: 'request',
      maximum,
      unit: 'bytes',
      source: 'https://learn.microsoft.com/en-us/connectors/teams/#known-issues-and-limitations-with-actions',
    },
  ],
  shape: object<TeamsIntegration>({ kind: text, url: secret }),
  issues: () => [],
  formats: {
    // A card shows a single line break as a space:
    // https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-format#newlines-for-adaptive-cards.
    teams: {
      ...markdown,
      value: (expression) => replaceAll('\n', '\n\n', markdown.value(expression)),
      end: '\n\n',
      limits: [{ maximum: maximum - card, size: jsonBytes }],
    },
  },
};
