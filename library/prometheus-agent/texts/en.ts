import type { Runbook } from '../../../alerts';

/** Texts about Prometheus in agent mode, in English. */
export const en = {
  title: 'Prometheus agent',
  impact: 'None by itself, but monitoring is blind: nothing is scraped or sent.',
  hint: 'It runs and nothing arrives: its logs (`Failed to send batch`), see PrometheusSendingLate; and the status page of Grafana Cloud.',
  watchdog: (): Pick<Runbook, 'impact' | 'steps'> => ({
    impact:
      'While it fires: none. If it stops, the external service notifies, and no other alert arrives: outages go unnoticed.',
    steps: [
      'While it fires, do nothing. Follow these steps when the external service reports that it stopped.',
      'Grafana Cloud itself evaluates this rule: check its status page, then *Alerting > Alert rules* (a rule with an error, a paused evaluation).',
      'Grafana sends it and the service receives nothing: test the contact point of the Watchdog (*Alerting > Contact points > Test*).',
      'Until it fires again, watch the application by hand.',
    ],
  }),
  dashboard: {
    title: 'Monitoring',
    description: 'Monitoring itself: targets, samples sent, delay, memory, disk of the agent.',
    rows: { state: 'State', usage: 'Usage' },
    targetsDown: { title: 'Targets down', description: 'Targets that the agent could not scrape.' },
    reloaded: { title: 'Configuration', description: 'The agent loaded its configuration at the last attempt.' },
    refused: 'Refused',
    loaded: 'Loaded',
    series: {
      title: 'Active series',
      description: 'Series scraped and sent: what Grafana Cloud counts and bills.',
    },
    memory: { title: 'Memory of the agent', description: 'Memory of the process.' },
    log: {
      title: 'Disk of the agent',
      description: 'Space of the write-ahead log (WAL), where samples wait to be sent, for at most four hours.',
    },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
