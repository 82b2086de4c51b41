import type { AlertTemplate, NamespaceCommands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Alertmanager, in English. */
export const en = {
  failing: {
    summary: ({ labels }: AlertTemplate<'integration'>) => `Notifications fail through ${labels.integration}`,
    description:
      'Alertmanager could not send notifications: the address or token has changed, the service is down, or outgoing traffic is blocked. Its logs show the error.',
    runbook: (
      { logs }: SystemCommands,
      { networkPolicies }: NamespaceCommands,
    ): RunbookTexts<'failures' | 'attempts'> => ({
      impact: 'None by itself, but this integration may notify nobody of a real outage.',
      steps: [
        `Find the error: ${logs} (\`Notify for alerts failed\`).`,
        '`401`, `403`, `404`: the token or webhook was revoked. Create a new one and provide it with `npm run secrets -- ‹stack› --give ‹path of the secret›`. Alertmanager reads it without a restart, within two minutes.',
        '`429`: too many notifications; group more alerts, or silence those that keep firing.',
        `\`timeout\`, \`no such host\`: the service is down (check its status page), or outgoing traffic is blocked: ${networkPolicies}.`,
        'Meanwhile, watch by hand: the dashboard Monitoring and Alertmanager show the alerts that fire.',
      ],
      queries: {
        failures: 'Failures in one hour, by integration and reason',
        attempts: 'Notifications attempted in one hour, by integration',
      },
    }),
  },
  dropped: {
    summary: 'Prometheus cannot send alerts',
    description:
      'Alerts did not reach Alertmanager: it is down, overloaded or unreachable. If there are several, the others received them.',
    /** @param sender commands about Prometheus */
    runbook: (
      { list, previousLogs }: SystemCommands,
      sender: SystemCommands,
      { network }: NamespaceCommands,
    ): RunbookTexts<'known' | 'dropped' | 'refused'> => ({
      impact: 'None by itself, but alerts notify nobody; nor does this one if there is only one Alertmanager.',
      steps: [
        `Check that Alertmanager runs: ${list}. It keeps restarting: ${previousLogs} (configuration refused, volume full).`,
        `Find the error that Prometheus sees: ${sender.logs} (\`Error sending alerts\`).`,
        'Prometheus knows no Alertmanager (query below): its configuration has changed; compare `dist/‹stack›/prometheus.yml`, section `alerting`.',
        `\`connection refused\` or timeout: the Service or a NetworkPolicy, ${network}.`,
      ],
      queries: {
        known: 'Known Alertmanagers',
        dropped: 'Alerts dropped per second',
        refused: 'Alerts refused per second',
      },
    }),
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
