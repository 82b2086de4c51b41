import type { titleFormats } from './format';

/** Name of a template that every configuration has. */
export type NotificationTemplate = keyof typeof titleFormats | 'link' | 'colour' | 'ntfy.priority';

/**
 * Renders a reference to a template that every configuration has, for an option of an integration.
 */
export function notificationText(name: NotificationTemplate): string {
  return templateText(name);
}

/** Renders a reference to any template, for an option of an integration. */
export function templateText(name: string): string {
  return `{{ template "vigie.${name}" . }}`;
}
