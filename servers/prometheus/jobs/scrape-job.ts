import type { Issue } from '../../../core/errors';
import { durationIssues, type Duration } from '../../../core/duration';
import type { Destination, Peer, Pods, Port } from '../../../core/network';
import { secretIssues, type SecretValue } from '../../../core/secret-value';
import type { Catalogue } from '../../../metrics';
import { secretOf, type Authorization } from '../../http-client';
import { sampleLimitIssues } from './scrape-limits';

/** Options of every scrape job. */
export interface ScrapeJobProps {
  /** Name, and value of the label `job`. */
  readonly job: string;
  /** Catalogue of the metrics that the targets expose. */
  readonly catalogue: Catalogue;
  /**
   * Path of the metrics endpoint.
   *
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * Scheme of the requests.
   *
   * @default 'http'
   */
  readonly scheme?: 'http' | 'https';
  /**
   * Interval between two scrapes.
   *
   * @default - the scrape interval of Prometheus
   */
  readonly interval?: Duration;
  /**
   * Timeout of a scrape. It must not be longer than the interval.
   *
   * @default - 10 s, or the interval if that is shorter
   */
  readonly timeout?: Duration;
  /**
   * Credentials for the targets.
   *
   * @default - none
   */
  readonly authorization?: Authorization;
  /**
   * Whether a label that a target exposes is kept when the job sets a label with the same name, such
   * as `job` and `instance` of a federated Prometheus or of Pushgateway. Otherwise Prometheus renames
   * the exposed label: `exported_job`. Source:
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config.
   *
   * @default false
   */
  readonly honorLabels?: boolean;
  /**
   * Maximum number of samples of a target. Prometheus rejects a whole scrape with more samples.
   *
   * @default - five times what the catalogue expects, at least 1000
   */
  readonly sampleLimit?: number;
  /**
   * Number of targets, for the resource estimate.
   *
   * @default - the number of listed targets; 1 for discovered ones
   */
  readonly expectedTargets?: number;
}

/** Client that can reach isolated pods. */
export interface Client {
  readonly from: Peer;
  readonly ports: readonly Port[];
}

/** Targets of a job. */
export type JobTargets =
  /** Pods that are discovered by their labels. */
  | {
      readonly kind: 'pods';
      readonly namespace: string;
      readonly selector: Readonly<Record<string, string>>;
      readonly port: number;
      /** Source of the label `instance`. */
      readonly instance: 'pod' | 'node';
    }
  /** Server of the stack on each machine. The place resolves its targets. */
  | { readonly kind: 'machines'; readonly server: string; readonly port: number }
  /** Host and port of each. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** Members of a server of the stack. */
  | { readonly kind: 'members'; readonly server: string; readonly count: number; readonly port: number }
  /** Addresses that blackbox_exporter probes, by the modules that it uses. */
  | {
      readonly kind: 'probes';
      readonly exporter: { readonly host: string; readonly port: number };
      readonly probes: readonly { readonly module: string; readonly addresses: readonly string[] }[];
    };

/** Options of the requests to targets, and of what Prometheus stores of their responses. */
export type ScrapeRequest = Pick<
  ScrapeJobProps,
  'path' | 'scheme' | 'timeout' | 'authorization' | 'honorLabels' | 'sampleLimit'
>;

/** Scrape job: targets that are scraped with the same options. */
export interface ScrapeJob {
  readonly job: string;
  readonly catalogue: Catalogue;
  readonly targets: JobTargets;
  readonly request: ScrapeRequest;
  /** Labels that scraping adds to the series. */
  readonly targetLabels: readonly string[];
  /**
   * Namespace whose pods Prometheus must be able to list; `undefined` without discovery of pods.
   */
  readonly discovers: string | undefined;
  /** Secret that Prometheus must be able to read. */
  readonly secret: SecretValue | undefined;
  /** Number of targets, for the resource estimate. */
  readonly expectedTargets: number;
  /** Interval between two scrapes; `undefined` for that of Prometheus. */
  readonly interval: Duration | undefined;
  /** Destinations to which Prometheus must be able to connect. */
  readonly destinations: readonly Destination[];
  /** Pods that only Prometheus and these clients can reach; `undefined` without isolation. */
  readonly isolation: { readonly pods: Pods; readonly clients: readonly Client[] } | undefined;
  /**
   * Modules and destinations of blackbox_exporter.
   *
   * @default - none: Prometheus scrapes the targets directly
   */
  readonly probe?: { readonly modules: readonly string[]; readonly destinations: readonly Destination[] };
  /** Issues of its options. */
  readonly issues: readonly Issue[];
}

/** Returns the fields of a job that do not depend on the kind of its targets, with their issues. */
export function commonOfJob(
  props: ScrapeJobProps,
): Pick<ScrapeJob, 'job' | 'catalogue' | 'request' | 'secret' | 'interval' | 'issues'> {
  const { job, catalogue, interval, path, scheme, timeout, authorization, honorLabels, sampleLimit } = props;
  const secret = authorization && secretOf(authorization);
  return {
    job,
    catalogue,
    request: {
      ...(path ? { path } : {}),
      ...(scheme ? { scheme } : {}),
      ...(timeout ? { timeout } : {}),
      ...(authorization ? { authorization } : {}),
      ...(honorLabels ? { honorLabels } : {}),
      ...(sampleLimit ? { sampleLimit } : {}),
    },
    secret,
    interval,
    issues: [...issuesOf(props), ...secretIssues({ authorization: secret })],
  };
}

function issuesOf(props: ScrapeJobProps): Issue[] {
  const { job, path, interval, timeout, sampleLimit, expectedTargets } = props;
  const issues: Issue[] = [...sampleLimitIssues(props.catalogue, sampleLimit)];
  for (const [what, number] of Object.entries({ sampleLimit, expectedTargets })) {
    if (number === undefined || (Number.isInteger(number) && number > 0)) continue;
    issues.push({ problem: `${what} is ${number}`, allowed: 'a whole number from 1 up' });
  }
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(job))
    issues.push({ problem: 'this is no name of a job', given: job, allowed: 'lowercase letters, digits and -' });
  if (path !== undefined && !path.startsWith('/')) issues.push({ problem: 'path does not begin with /', given: path });
  return [
    ...issues,
    ...durationIssues(interval, { path: 'interval' }),
    ...durationIssues(timeout, { path: 'timeout' }),
  ];
}
