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
  // The destination is that of `smtp`.
  destinations: () => [],
  textLimits: [],
  issues: ({ addresses }) =>
    addresses.filter((one) => !isEmail(one)).map((given) => ({ problem: 'this is no email address', given })),
};

/** Tests whether a text is an email address. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;]+@[^\s@,;]+$/.test(text);
}
