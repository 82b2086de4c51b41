// One line for each kind.
export { discord, type DiscordIntegration } from './discord';
export { email, type EmailIntegration } from './email';
export { ntfy, type NtfyIntegration } from './ntfy';
export { pagerduty, type PagerDutyIntegration } from './pagerduty';
export { slack, type SlackIntegration } from './slack';
export { teams, type TeamsIntegration } from './teams';
export { telegram, type TelegramIntegration } from './telegram';
export { webhook, type WebhookIntegration } from './webhook';
