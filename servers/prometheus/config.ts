import type { Duration } from '../../core/duration';
import { escapeLabels } from '../../core/variables';
import { fileStart } from '../../dashboards/id';
import { scrapeConfig, type ScrapeConfigJson, type ScrapeConfigPlace } from './jobs/scrape-config';
import type { ScrapeJob } from './jobs/scrape-job';
import { defaultEscaping, type NameEscaping } from './jobs/scrape-protocols';
import type { OtlpJson } from './pushes';
import { remoteWriteJson, type RemoteWrite, type RemoteWriteJson } from './remote-write';
import { prometheusSize, type Retention } from './retention';

/** Content of the configuration file in agent mode. */
export interface AgentConfigProps {
  readonly jobs: readonly ScrapeJob[];
  readonly scrapeInterval: Duration;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly remoteWrites: readonly RemoteWrite[];
  readonly place: ScrapeConfigPlace;
  /**
   * Folder with a file for the scrape configuration of each job.
   *
   * @default - the jobs are in the configuration file
   */
  readonly scrapeConfigs?: string | undefined;
}

/** Content of the configuration file in server mode, which stores samples and evaluates rules. */
export interface PrometheusConfigProps extends AgentConfigProps {
  readonly retention: Retention;
  readonly evaluationInterval: Duration;
  /** Receiver of OTLP. */
  readonly otlp?: OtlpJson | undefined;
  /** Age up to which samples may be out of order. */
  readonly outOfOrderWindow?: Duration | undefined;
  /** Host and port of each member of Alertmanager. */
  readonly alertmanagers: readonly string[];
  /** Folder of the rule files. */
  readonly rules: string;
}

/**
 * Configuration file in agent mode: https://prometheus.io/docs/prometheus/latest/prometheus_agent/.
 */
export interface AgentConfigJson {
  /** Settings of all jobs. */
  readonly global: {
    /** Time between two scrapes of a target, for jobs that set none. */
    readonly scrape_interval: string;
    /** Whether Prometheus also writes the limits of each scrape. */
    readonly extra_scrape_metrics: true;
    /** Form in which targets write names with other characters, for jobs whose catalogue has none. */
    readonly metric_name_escaping_scheme: NameEscaping;
    /** Labels that Prometheus adds to series and alerts that leave it. */
    readonly external_labels?: Readonly<Record<string, string>>;
  };
  /** Scrape jobs. */
  readonly scrape_configs?: readonly ScrapeConfigJson[];
  /** Paths of the files with further scrape jobs. */
  readonly scrape_config_files?: readonly string[];
  /** Destinations to which samples are sent. */
  readonly remote_write?: readonly RemoteWriteJson[];
}

/** Settings of the database. */
export interface DatabaseJson {
  /** Time and size up to which samples are kept. */
  readonly retention: { readonly time: string; readonly size: string };
  /** Age up to which samples may be out of order. */
  readonly out_of_order_time_window?: string;
}

/**
 * Configuration file in server mode:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/.
 */
export interface PrometheusConfigJson extends AgentConfigJson {
  /** Settings of all jobs and rule groups. */
  readonly global: AgentConfigJson['global'] & { readonly evaluation_interval: string };
  /** Retention of samples. */
  readonly storage: { readonly tsdb: DatabaseJson };
  /** Receiver of OTLP. */
  readonly otlp?: OtlpJson;
  /** Paths of the rule files. */
  readonly rule_files: readonly string[];
  /** Alertmanagers that get the alerts. */
  readonly alerting?: { readonly alertmanagers: readonly unknown[] };
}

/**
 * Renders the configuration file in agent mode. It has no rules, no Alertmanager, and no retention.
 */
export function agentConfig(props: AgentConfigProps): AgentConfigJson {
  const { jobs, remoteWrites, place, scrapeConfigs } = props;
  return {
    global: globalJson(props),
    ...(scrapeConfigs !== undefined
      ? { scrape_config_files: [`${scrapeConfigs}/*.yml`] }
      : { scrape_configs: jobs.map((job) => scrapeConfig(job, place)) }),
    ...(remoteWrites.length > 0
      ? { remote_write: remoteWrites.map((write) => remoteWriteJson(write, place.secretFile)) }
      : {}),
  };
}

/** Renders a file for the scrape configuration of each job, by name, so that a change affects a small file. */
export function scrapeConfigFiles(
  jobs: readonly ScrapeJob[],
  place: ScrapeConfigPlace,
): Record<string, Pick<AgentConfigJson, 'scrape_configs'>> {
  return Object.fromEntries(
    jobs.map((job) => [`${fileStart(job.job)}.yml`, { scrape_configs: [scrapeConfig(job, place)] }]),
  );
}

function globalJson({ scrapeInterval, externalLabels }: AgentConfigProps): AgentConfigJson['global'] {
  return {
    scrape_interval: scrapeInterval,
    extra_scrape_metrics: true,
    metric_name_escaping_scheme: defaultEscaping,
    ...(Object.keys(externalLabels).length > 0 ? { external_labels: escapeLabels(externalLabels) } : {}),
  };
}

/** Renders the configuration file in server mode. */
export function prometheusConfig(props: PrometheusConfigProps): PrometheusConfigJson {
  const { retention, evaluationInterval, alertmanagers, otlp, outOfOrderWindow } = props;
  const { time, size } = retention;
  const { global, ...scraping } = agentConfig(props);
  return {
    global: {
      ...global,
      evaluation_interval: evaluationInterval,
    },
    storage: {
      tsdb: {
        retention: { time, size: prometheusSize(size) },
        ...(outOfOrderWindow === undefined ? {} : { out_of_order_time_window: outOfOrderWindow }),
      },
    },
    ...(otlp ? { otlp } : {}),
    rule_files: [`${props.rules}/*.yml`],
    ...(alertmanagers.length > 0
      ? { alerting: { alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }] } }
      : {}),
    ...scraping,
  };
}
