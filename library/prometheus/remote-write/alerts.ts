import { alert, firstQuery } from '../../../alerts';
import { max, rate, sum, type GaugeSelector } from '../../../promql';
import { prometheusAddress } from '../../../servers/prometheus/prometheus-base';
import { despiteMissedScrapes, happenedAnywhere, lastScrape } from '../../common/alerts';
import type { Wording } from '../../common/wording';
import { remoteWritePanel } from '../../monitoring/panels';
import { remoteWriteAlertTable, type RemoteWriteThresholds } from './alert-table';
import { sendingDelayOf, type RemoteWriteMetrics } from './expressions';
import { texts } from './texts';

/** Options of the alerts on remote writes. */
export interface RemoteWriteAlertsOf extends Wording {
  /** Metrics of the server or agent that sends. */
  readonly metrics: RemoteWriteMetrics;
  /** Its active series. */
  readonly series: GaugeSelector<'job' | 'instance', 'series', never>;
  /**
   * Delay of samples above which an alert fires.
   *
   * @default - two minutes
   */
  readonly thresholds?: RemoteWriteThresholds;
}

/** Alerts on remote writes. If nothing can be sent, the alert on the job fires where rules are evaluated. */
export function remoteWriteAlerts(of: RemoteWriteAlertsOf) {
  return [sendingLate(of), samplesLost(of)];
}

function sendingLate({ metrics, language, commands, thresholds = remoteWriteAlertTable }: RemoteWriteAlertsOf) {
  const { summary, description, runbook } = texts[language].late;
  const { queries, ...text } = runbook(commands.server(prometheusAddress.name).system);
  return alert({
    name: 'PrometheusSendingLate',
    condition: max(sendingDelayOf(metrics, despiteMissedScrapes))
      .by('job', 'instance', 'remote_name')
      .greaterThan(thresholds.PrometheusSendingLate),
    for: '10m',
    severity: 'warning',
    summary,
    description,
    panel: remoteWritePanel('delay'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.delay, sendingDelayOf(metrics, lastScrape)),
        firstQuery(queries.retried, sum(rate(metrics.prometheus_remote_storage_samples_retried_total))),
        firstQuery(queries.pending, max(metrics.prometheus_remote_storage_samples_pending).by('remote_name')),
      ],
    },
  });
}

function samplesLost({ metrics, series, language, commands }: RemoteWriteAlertsOf) {
  const { summary, description, runbook } = texts[language].lost;
  const { queries, ...text } = runbook(commands.server(prometheusAddress.name).system);
  return alert({
    name: 'PrometheusSamplesLost',
    condition: happenedAnywhere(metrics.prometheus_remote_storage_samples_failed_total),
    severity: 'warning',
    keepFiringFor: '15m',
    summary,
    description,
    panel: remoteWritePanel('sent'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.lost, sum(rate(metrics.prometheus_remote_storage_samples_failed_total))),
        firstQuery(queries.series, sum(series)),
      ],
    },
  });
}
