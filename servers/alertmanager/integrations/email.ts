import { notificationText } from '../templates/reference';
import { sendResolved, type IntegrationDefinition } from './definition';

/** Email, sent by the server that `smtp` names. */
export interface EmailIntegration {
  readonly kind: 'email';
  readonly addresses: readonly [string, ...string[]];
}

declare module './definition' {
  interface IntegrationKinds {
    readonly email: EmailIntegration;
  }
}

export const email: IntegrationDefinition<EmailIntegration> = {
  alertmanager: ({ addresses }) => ({
    field: 'email_configs',
    configs: addresses.map((to) => ({
      ...sendResolved,
      to,
      headers: { Subject: notificationText('title') },
      html: notificationText('html'),
      text: notificationText('text'),
    })),
  }),
  grafana: ({ addresses }) => ({ type: 'email', settings: { addresses } }),
  secrets: () => [],
  // `smtp` has the destination.
  destinations: () => [],
  textLimits: [],
  issues: ({ addresses }) =>
    addresses.filter((one) => !isEmail(one)).map((one) => ({ problem: `"${one}" is no address of email` })),
};

/** Whether a text is one address of email. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;]+@[^\s@,;]+$/.test(text);
}
