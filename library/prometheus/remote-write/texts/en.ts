import type { AlertTemplate, SystemCommands } from '../../../../alerts';
import type { RunbookTexts } from '../../../common/wording';

/** Texts about remote writes, in English. */
export const en = {
  late: {
    summary: ({ labels, value }: AlertTemplate<'remote_name'>) => `Samples reach ${labels.remote_name} ${value} late`,
    description:
      'Prometheus does not send fast enough what it scrapes: the network is slow, or requests keep being refused. Alerts that are evaluated there are late by the same time; after some hours samples are lost.',
    runbook: ({ logs, restart }: SystemCommands): RunbookTexts<'delay' | 'retried' | 'pending'> => ({
      impact: 'None by itself, but alerts that the receiver evaluates come late, or not at all.',
      steps: [
        `Find the error: ${logs} (\`Failed to send batch, retrying\`). \`401\`: the token was revoked; create a new one (Grafana Cloud: *Access policies*, \`metrics:write\`) and provide it with \`npm run secrets -- ‹stack› --give ‹path of the secret›\`.`,
        '`429`: the rate limit of the plan; see "Active series".',
        '`context deadline exceeded`, `no such host`: outgoing traffic or DNS; the status page of the receiver.',
        `Nothing in the logs and the delay stays: ${restart}; the write-ahead log (WAL) is in the volume, nothing is lost.`,
      ],
      queries: { delay: 'Delay', retried: 'Samples retried per second', pending: 'Samples waiting' },
    }),
  },
  lost: {
    summary: 'Samples are refused, and lost',
    description:
      'The receiver answered that sending them again is useless: too many series for the plan, a sample that is too old, or a label that is too long. Its logs show which.',
    runbook: ({ logs }: SystemCommands): RunbookTexts<'lost' | 'series'> => ({
      impact: 'None: curves have gaps, and an alert may not fire.',
      steps: [
        `Find the reason: ${logs} (\`non-recoverable error\`).`,
        '`err-mimir-max-series-per-user`: too many active series; send fewer (`metrics` of the remote write), or change the plan.',
        '`err-mimir-label-value-too-long`, `max-label-names-per-series`: a label of the application; shorten it there.',
        '`out of order`: two servers send the same series; give them different `externalLabels`.',
      ],
      queries: { lost: 'Lost per second', series: 'Active series' },
    }),
  },
  dashboard: {
    title: 'Remote write',
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
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
