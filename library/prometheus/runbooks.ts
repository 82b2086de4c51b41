import { firstQuery, type Runbook, type ServerCommands } from '../../alerts';
import { watchdog as watchdogName } from '../../core/defaults';
import { scrape } from '../../metrics';
import { increase, max, rate, selectors, sum, topk } from '../../promql';
import {
  configFile,
  prometheusAddress,
  prometheusPaths,
  type PrometheusPaths,
} from '../../servers/prometheus/prometheus-base';
import type { Wording } from '../common/wording';
import { prometheus } from './catalogue';
import { diskShare } from './expressions';
import { texts } from './texts';

const m = selectors(prometheus);
const { scrape_samples_scraped, scrape_series_added } = selectors(scrape);

/** Command that shows whether the Watchdog fires in Prometheus. */
const watchdogQuery = `promtool query instant http://localhost:${prometheusAddress.port} 'ALERTS{alertname="${watchdogName}"}'`;

/** Runbook pages of the alerts on Prometheus. */
export function prometheusRunbooks(of: Wording) {
  const { language, commands } = of;
  const t = texts[language];
  const server = commands.server(prometheusAddress.name);
  const { system } = server;
  const { namespace } = system;
  const slowest = firstQuery(t.slowest, topk(5, m.prometheus_rule_group_last_duration_seconds));
  const samples = samplesQuery(of);
  const onDisk = firstQuery(t.onDisk, diskShare);
  const watchdog = t.watchdogRunbook(system, server.exec(watchdogQuery), namespace, commands.cluster);
  const reload = reloadRunbook(of, '');
  const evaluation = t.evaluationRunbook(system);
  const slow = t.slowRunbook(namespace);
  const { data } = pathsIn(server);
  const disk = t.diskRunbook(server, data);
  const storage = t.storageRunbook(system, server, data);
  const rejected = t.rejectedRunbook(system);
  return {
    watchdog: {
      ...watchdog,
      queries: [
        firstQuery(watchdog.queries.sent, sum(rate(m.prometheus_notifications_sent_total))),
        firstQuery(watchdog.queries.known, max(m.prometheus_notifications_alertmanagers_discovered)),
      ],
    },
    reload: {
      ...reload,
      queries: [
        firstQuery(reload.queries.loaded, m.prometheus_config_last_reload_successful),
        firstQuery(reload.queries.time, m.prometheus_config_last_reload_success_timestamp_seconds),
      ],
    },
    evaluation: {
      ...evaluation,
      queries: [
        firstQuery(
          evaluation.queries.failures,
          sum(increase(m.prometheus_rule_evaluation_failures_total, '15m')).by('rule_group'),
        ),
        slowest,
      ],
    },
    slow: {
      ...slow,
      queries: [
        slowest,
        firstQuery(
          slow.queries.skipped,
          sum(increase(m.prometheus_rule_group_iterations_missed_total, '15m')).by('rule_group'),
        ),
        samples,
      ],
    },
    disk: {
      ...disk,
      queries: [onDisk, samples, firstQuery(disk.queries.series, m.prometheus_tsdb_head_series)],
    },
    storage: {
      ...storage,
      queries: [firstQuery(storage.queries.corruptions, increase(m.prometheus_tsdb_wal_corruptions_total, '15m'))],
    },
    limit: limitRunbook(of),
    discovery: discoveryRunbook(m, of),
    rejected: {
      ...rejected,
      queries: [
        firstQuery(
          rejected.queries.duplicate,
          increase(m.prometheus_target_scrapes_sample_duplicate_timestamp_total, '15m'),
        ),
        firstQuery(rejected.queries.old, increase(m.prometheus_target_scrapes_sample_out_of_order_total, '15m')),
      ],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}

/** Samples of the scrapes of all jobs, not only that of Prometheus. */
function samplesQuery({ language }: Wording) {
  return firstQuery(texts[language].samples, topk(5, sum(scrape_samples_scraped.where({ job: /.+/ })).by('job')));
}

/** Runbook page for a target that exceeds a limit of its job. */
export function limitRunbook(of: Wording): Runbook {
  const { queries, ...text } = texts[of.language].limitRunbook(of.commands.server(prometheusAddress.name).system);
  const added = topk(5, sum(scrape_series_added.where({ job: /.+/ })).by('job'));
  return { ...text, queries: [samplesQuery(of), firstQuery(queries.added, added)] };
}

/** Metrics of discovery, which servers and agents have. */
type Discovery = Pick<typeof m, 'prometheus_sd_kubernetes_failures_total' | 'prometheus_target_scrape_pool_targets'>;

/** Runbook page for discovery that fails. */
export function discoveryRunbook(metrics: Discovery, { language, commands }: Wording): Runbook {
  const { system } = commands.server(prometheusAddress.name);
  const { queries, ...text } = texts[language].discoveryRunbook(system, commands.cluster);
  return {
    ...text,
    queries: [
      firstQuery(queries.failures, increase(metrics.prometheus_sd_kubernetes_failures_total, '15m')),
      firstQuery(queries.found, sum(metrics.prometheus_target_scrape_pool_targets).by('scrape_job')),
    ],
  };
}

/** Runbook page for a target that exposes more samples than expected. */
export const growingRunbook = (of: Wording): Runbook => ({
  ...texts[of.language].growingRunbook,
  queries: [samplesQuery(of)],
});

/**
 * Runbook page for an invalid configuration.
 *
 * @param flag flag of promtool for the mode of Prometheus
 */
export function reloadRunbook({ language, commands }: Wording, flag: '' | '--agent ') {
  const server = commands.server(prometheusAddress.name);
  const check = server.exec(`promtool check config ${flag}${configFile(pathsIn(server))}`);
  return texts[language].reloadRunbook(server.system, check, commands.cluster);
}

function pathsIn({ folder }: ServerCommands): PrometheusPaths {
  return prometheusPaths({ folder: (_server, inImage) => folder(inImage) });
}
