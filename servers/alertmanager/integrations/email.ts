import { list, object, text } from '../../../core/shape';
import { bytes, html, plain } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';

/** Email, sent by the server that `smtp` names. */
export interface EmailIntegration {
  readonly kind: 'email';
  /** Addresses of the recipients; at least one. */
  readonly addresses: readonly [string, ...string[]];
}

declare module './definition' {
  interface IntegrationKinds {
    /** Email. */
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
      html: templateText('html'),
      text: templateText('text'),
    })),
  }),
  grafana: ({ addresses }) => ({
    type: 'email',
    title: { ...defaultTitle, setting: 'subject' },
    settings: { addresses },
  }),
  secrets: () => [],
  destinations: () => [],
  usesSmtp: true,
  canBeDeadMansSwitch: false,
  // Some servers accept more. All must accept this.
  textLimits: [
    {
      part: 'request',
      maximum: 65_536,
      unit: 'bytes',
      source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.7',
    },
  ],
  shape: object<EmailIntegration>({ kind: text, addresses: list(text) }),
  issues: ({ addresses }) =>
    addresses.filter((one) => !isEmail(one)).map((given) => ({ problem: 'this is no email address', given })),
  // Quoted-printable makes both texts three times as large at most, and breaks their lines. That
  // leaves 3,000 bytes for the headers.
  formats: {
    text: { ...plain, limits: [{ maximum: 8000, size: bytes }] },
    html: { ...html, limits: [{ maximum: 12_000, size: bytes }] },
  },
};

/** Tests whether a text is an email address, and no template of Alertmanager. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;]+@[^\s@,;]+$/.test(text) && !text.includes('{{');
}
