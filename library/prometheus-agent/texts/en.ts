import type { AlertTemplate, Runbook, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Prometheus in agent mode, in English. */
export const en = {
  title: 'Prometheus agent',
  impact: 'None by itself, but monitoring is blind: nothing is scraped or sent.',
  hint: 'It runs and nothing arrives: its logs (`Failed to send batch`), see PrometheusSendingLate; and the status page of Grafana Cloud.',
  late: {
    summary: ({ labels, value }: AlertTemplate<'remote_name'>) => `Samples reach ${labels.remote_name} ${value} late`,
    description:
      'The agent does not send fast enough what it scrapes: the network is slow, or requests keep being refused. Alerts are late by the same time; after four hours samples are lost.',
    runbook: ({ logs, restart }: SystemCommands): RunbookTexts<'delay' | 'retried' | 'pending'> => ({
      impact: 'None by itself, but alerts about real outages come late, or not at all.',
      steps: [
        `Find the error: ${logs} (\`Failed to send batch, retrying\`). \`401\`: the token was revoked; create a new one in Grafana Cloud (*Access policies*, \`metrics:write\`) and provide it with \`npm run secrets -- ‹stack› --give ‹path of the secret›\`.`,
        '`429`: the rate limit of the plan; see "Active series".',
        '`context deadline exceeded`, `no such host`: outgoing traffic or DNS; the status page of Grafana Cloud.',
        `Nothing in the logs and the delay stays: ${restart}; the write-ahead log (WAL) is in the volume, nothing is lost.`,
      ],
      queries: { delay: 'Delay', retried: 'Samples retried per second', pending: 'Samples waiting' },
    }),
  },
  lost: {
    summary: 'Samples are refused, and lost',
    description:
      'The receiver answered that sending them again is useless: too many series for the plan, a sample that is too old, or a label that is too long. The logs of the agent show which.',
    runbook: ({ logs }: SystemCommands): RunbookTexts<'lost' | 'series'> => ({
      impact: 'None: curves have gaps, and an alert may not fire.',
      steps: [
        `Find the reason: ${logs} (\`non-recoverable error\`).`,
        '`err-mimir-max-series-per-user`: too many active series; send fewer (`metrics` of the remote write), or change the plan.',
        '`err-mimir-label-value-too-long`, `max-label-names-per-series`: a label of the application; shorten it there.',
        '`out of order`: two agents send the same series; give them different `externalLabels`.',
      ],
      queries: { lost: 'Lost per second', series: 'Active series' },
    }),
  },
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
    rows: { state: 'State', sending: 'Remote write', usage: 'Usage' },
    targetsDown: { title: 'Targets down', description: 'Targets that the agent could not scrape.' },
    reloaded: { title: 'Configuration', description: 'The agent loaded its configuration at the last attempt.' },
    refused: 'Refused',
    loaded: 'Loaded',
    series: {
      title: 'Active series',
      description: 'Series scraped and sent: what Grafana Cloud counts and bills.',
    },
    delay: { title: 'Delay', description: 'How far the samples sent are behind the samples scraped.' },
    sent: {
      title: 'Samples sent/s',
      description: 'Samples sent per second, and those that are sent again or lost.',
    },
    sentOnce: 'sent',
    retried: 'retried',
    lost: 'lost',
    sendingTime: {
      title: 'Request duration (p95)',
      description: 'Time within which 95% of the requests to the receiver end.',
      noValue: 'Nothing sent',
    },
    pending: { title: 'Samples waiting', description: 'Samples that wait to be sent.' },
    memory: { title: 'Memory of the agent', description: 'Memory of the process.' },
    log: {
      title: 'Disk of the agent',
      description: 'Space of the write-ahead log (WAL), where samples wait to be sent, for at most four hours.',
    },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
