import type { notificationFormats, titleFormats } from './format';

/** Name of a template that every configuration has. */
export type NotificationTemplate =
  keyof typeof notificationFormats | keyof typeof titleFormats | 'link' | 'colour' | 'ntfy.priority';

/** Text of a template of `notificationTemplates`, for an option of an integration. */
export function notificationText(name: NotificationTemplate): string {
  return templateText(name);
}

/** Text of a template, also of one that only some configurations have. */
export function templateText(name: string): string {
  return `{{ template "vigie.${name}" . }}`;
}
