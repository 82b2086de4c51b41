import type { ClusterCommands, NamespaceCommands, Runbook, ServerCommands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

const blind = 'None by itself, but alerts about real outages may not fire or notify.';

/** Steps for a target that exposes more than expected. */
const growthSteps: readonly [string, string] = [
  'Find the label that grows: `curl -s ‹target›/metrics | grep -v "^#" | cut -d"{" -f1 | sort | uniq -c | sort -rn | head`. An id, a path with its parameters or an error text must not be a label value: change the application, or roll it back.',
  'What it exposes is right: raise the expected numbers in its catalogue (`npm run check` compares both), and `sampleLimit` of the job if it has one.',
];

/** Runbooks of Prometheus, in English. */
export const en = {
  watchdogRunbook: (
    { previousLogs }: SystemCommands,
    query: string,
    { pods }: NamespaceCommands,
    { nodes }: ClusterCommands,
  ): RunbookTexts<'sent' | 'known'> => ({
    impact:
      'While it fires: none. If it stops, the external service notifies, usually within ten minutes, and no other alert arrives: outages go unnoticed.',
    steps: [
      'While it fires, do nothing. Follow these steps when the external service reports that it stopped.',
      'Does the machine answer (`ssh`, console of the hosting provider)? If not, restart it from there.',
      `Check k3s and the pods: \`systemctl status k3s\`, ${nodes}, ${pods}. Prometheus or Alertmanager keeps restarting: ${previousLogs}, and the same command for Alertmanager.`,
      `Both run: does Prometheus send? ${query} must return 1; then PrometheusNotificationsDropped, then AlertmanagerNotificationsFailing.`,
      'Alertmanager sends and the service receives nothing: the address (Secret `notifications`, key of the watchdog), outgoing traffic (port 443), or the service itself.',
      'Until it fires again, watch the application by hand.',
    ],
    queries: { sent: 'Alerts sent per second', known: 'Known Alertmanagers' },
  }),
  /** @param check the command that checks the configuration */
  reloadRunbook: (
    { logs }: SystemCommands,
    check: string,
    { editConfigMap }: ClusterCommands,
  ): RunbookTexts<'loaded' | 'time'> => ({
    impact:
      'None: the old configuration still serves. Changes of alerts or targets have no effect, and a restart would fail.',
    steps: [
      `Find the line at fault: ${logs} (\`Error reloading config\`, \`err=\`).`,
      `Run the same check by hand: ${check}.`,
      `Changed by hand (${editConfigMap}): apply the manifests again to restore what was synthesized.`,
      'It comes from `npm run synth`: go back to the previous commit, synthesize, apply. Do not restart Prometheus before that.',
    ],
    queries: { loaded: 'The last reload succeeded (1)', time: 'Time of the last successful reload' },
  }),
  evaluationRunbook: ({ logs }: SystemCommands): RunbookTexts<'failures'> => ({
    impact: blind,
    steps: [
      'Find the rule and the error: Prometheus, *Status > Rule health* (in red), or the logs below.',
      `Read the logs: ${logs} (\`Evaluating rule failed\`).`,
      '`many-to-many matching` or `duplicate series`: two targets expose the same series, see PrometheusSamplesRejected.',
      '`query timed out`, `too many samples`: the rule reads too much; see PrometheusRuleEvaluationSlow.',
      'The rule is wrong: fix it, `npm test`, synthesize, apply; Prometheus loads it without a restart.',
    ],
    queries: { failures: 'Failures in 15 minutes, by group' },
  }),
  slowest: 'Duration of the last evaluation, by group',
  samples: 'Samples by job: which one exposes the most',
  onDisk: 'Share of the disk limit',
  slowRunbook: ({ usage }: NamespaceCommands): RunbookTexts<'skipped'> => ({
    impact: blind,
    steps: [
      'Which group (queries below)? Only one: one of its rules reads too many series or too far back.',
      `All groups: Prometheus lacks processor time or the disk is slow. ${usage}, dashboard Machine.`,
      'Does one job suddenly expose many more series (below)? Then the cause is there.',
      'A longer `interval` of the group helps at once, but delays its alerts.',
    ],
    queries: { skipped: 'Evaluations skipped in 15 minutes, by group' },
  }),
  /** @param data folder of its data */
  diskRunbook: ({ exec }: ServerCommands, data: string): RunbookTexts<'series'> => ({
    impact: 'None: the history becomes shorter. Below 30 days of history, the 30-day error budgets are wrong.',
    steps: [
      'Has a job grown (samples below)? Often a label with unbounded values: an identifier, an address, a path. Fix it in the application.',
      'If not, the growth is intended: raise `retention.size` and the volume in the stack, synthesize, apply.',
      `Check the real space: ${exec(`df -h ${data}`)} and ${exec(`du -sh ${data}`)}.`,
    ],
    queries: { series: 'Series in memory' },
  }),
  /** @param data folder of its data */
  storageRunbook: (
    { list, logs, restart }: SystemCommands,
    { exec }: ServerCommands,
    data: string,
  ): RunbookTexts<'corruptions'> => ({
    impact: blind,
    steps: [
      `Find the error: ${logs}; it names the block or segment.`,
      // https://github.com/prometheus/prometheus/issues/13027
      `\`no space left on device\`: ${exec(`df -h ${data}`)}. Lower \`retention.size\` or enlarge the volume, and only then ${restart}: without space to repair the WAL, everything written since the start before may be lost.`,
      '`I/O error`, read-only file system: the disk, see MachineFileSystemReadOnly.',
      'A corrupt WAL: Prometheus repairs it at its next start and loses at most the last hours. A corrupt block: stop Prometheus, move the folder of the block out of the volume, start it again.',
      `Check that it starts: ${list}; replaying the WAL can take a few minutes before \`Ready\`.`,
    ],
    queries: { corruptions: 'Corruptions of the WAL' },
  }),
  growingRunbook: {
    impact: 'None yet: Prometheus uses more memory and disk, and will reject this target at its limit.',
    steps: [
      'The alert names the target; the panel shows since when the samples of its job have grown.',
      ...growthSteps,
    ],
  } satisfies Pick<Runbook, 'impact' | 'steps'>,
  limitRunbook: ({ logs }: SystemCommands): RunbookTexts<'added'> => ({
    impact: 'None for users, but the application of this target is no longer monitored.',
    steps: [
      `Find the target and the limit: *Status > Target health* (\`sample limit exceeded\`, \`label_limit\`, \`body size limit exceeded\`), or ${logs}.`,
      ...growthSteps,
    ],
    queries: { added: 'New series of the last scrape by job' },
  }),
  discoveryRunbook: (
    { logs }: SystemCommands,
    { networkPolicies }: ClusterCommands,
  ): RunbookTexts<'failures' | 'found'> => ({
    impact:
      'None for users, but pods that started since then are not monitored, and alerts on pods that are gone fire.',
    steps: [
      `Find the error: ${logs} (\`Failed to watch\`, \`forbidden\`, \`timeout\`).`,
      '`forbidden`: the Role or RoleBinding of Prometheus changed or is missing; apply the manifests again.',
      `\`timeout\`, \`connection refused\`: does the API server answer anyone else? If it does, outgoing traffic of Prometheus is blocked: ${networkPolicies}.`,
      '`x509`, `Unauthorized`: the certificate of the API server or the token of the pod is no longer valid; restart k3s, then Prometheus.',
    ],
    queries: { failures: 'Failed requests (15 minutes)', found: 'Targets by job' },
  }),
  rejectedRunbook: ({ logs }: SystemCommands): RunbookTexts<'duplicate' | 'old'> => ({
    impact: 'None: some samples are lost, curves may have gaps or oscillate.',
    steps: [
      `Find the target: ${logs} (\`Error on ingesting\`, \`scrape_pool\`, \`target\`).`,
      '*Status > Target health*: the same address in two jobs, or two targets with the same labels? Remove one job, or give them different labels.',
      'Only one target: the application writes timestamps itself, or the same series twice; `curl ‹target›/metrics | sort | uniq -d`.',
      'A clock that was set back (`timedatectl` on the server) gives `out of order` for a few minutes, then it passes.',
    ],
    queries: {
      duplicate: 'Same timestamp, other value (15 minutes)',
      old: 'Older than the last sample (15 minutes)',
    },
  }),
};

/** Runbooks of one language. */
export type RunbooksTexts = typeof en;
