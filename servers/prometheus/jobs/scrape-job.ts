import type { Issue } from '../../../core/errors';
import { durationIssues, type Duration } from '../../../core/duration';
import type { Destination, Peer, Pods, Port } from '../../../core/network';
import type { SecretValue } from '../../../core/secret-value';
import type { Catalogue } from '../../../metrics';
import { authorizationIssues, secretOf } from '../../http-client';
import type { ApiRight } from '../../server-spec';
import { requestIssues, requestOf, type ScrapeRequest } from './scrape-request';
import { wholeNumberIssues } from '../../../core/whole-number';

/** Options of every scrape job. */
export interface ScrapeJobProps extends ScrapeRequest {
  /** Name, and value of the label `job`. */
  readonly job: string;
  /** Catalogue of the metrics that the targets expose. */
  readonly catalogue: Catalogue;
  /**
   * Interval between two scrapes.
   *
   * @default - the scrape interval of Prometheus
   */
  readonly interval?: Duration;
  /**
   * Number of targets, for the resource estimate.
   *
   * @default - the number of listed targets; 1 for discovered ones
   */
  readonly expectedTargets?: number;
}

/** Client that can reach isolated pods. */
export interface Client {
  /** Source of the connections. */
  readonly from: Peer;
  /** Ports of the pods that it can reach. */
  readonly ports: readonly Port[];
}

/** Targets of a job. */
export type JobTargets =
  /** Pods that are discovered by their labels. */
  | {
      readonly kind: 'pods';
      /** Namespace of the pods. */
      readonly namespace: string;
      /** Labels that select the pods. */
      readonly selector: Readonly<Record<string, string>>;
      /** Port of the exposition. */
      readonly port: number;
      /** Source of the label `instance`. */
      readonly instance: 'pod' | 'node';
    }
  /** Kubelets of the nodes of the cluster, which are discovered. */
  | {
      readonly kind: 'nodes';
      /** Whether they signed their certificates themselves. */
      readonly selfSigned: boolean;
    }
  /** Server of the stack. The place resolves its address. */
  | { readonly kind: 'server'; readonly server: string; readonly port: number }
  /** Server of the stack on each machine. The place resolves its targets. */
  | { readonly kind: 'machines'; readonly server: string; readonly port: number }
  /** Host and port of each. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** Members of a server of the stack. */
  | { readonly kind: 'members'; readonly server: string; readonly count: number; readonly port: number }
  /** Addresses that blackbox_exporter probes, by the modules that it uses. */
  | {
      readonly kind: 'probes';
      /** Server of the stack that is blackbox_exporter. */
      readonly exporter: { readonly server: string; readonly port: number };
      /** Addresses that each module probes. */
      readonly probes: readonly { readonly module: string; readonly addresses: readonly string[] }[];
    };

/** Scrape job: targets that are scraped with the same options. */
export interface ScrapeJob {
  /** Name: the label `job` of its series. */
  readonly job: string;
  /** Metrics that the targets expose. */
  readonly catalogue: Catalogue;
  /** Targets that the job scrapes. */
  readonly targets: JobTargets;
  /** Options of each request. */
  readonly request: ScrapeRequest;
  /** Labels that scraping adds to the series. */
  readonly targetLabels: readonly string[];
  /** Objects that Prometheus must be able to read through the Kubernetes API. */
  readonly rights: readonly ApiRight[];
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

/**
 * Returns the fields of a job that do not depend on the kind of its targets, with their issues.
 *
 * @param targetLabels labels that scraping adds to the series
 */
export function commonOfJob(
  props: ScrapeJobProps,
  targetLabels: readonly string[],
): Pick<ScrapeJob, 'job' | 'catalogue' | 'request' | 'targetLabels' | 'secret' | 'interval' | 'issues'> {
  const { job, catalogue, interval, authorization } = props;
  const secret = authorization && secretOf(authorization);
  return {
    job,
    catalogue,
    request: requestOf(props),
    targetLabels,
    secret,
    interval,
    issues: [
      ...issuesOf(props),
      ...requestIssues(props, catalogue, targetLabels),
      ...authorizationIssues(authorization),
    ],
  };
}

/** Largest number of targets, so that estimates stay numbers that servers can read. */
const most = 1_000_000;

function issuesOf({ job, interval, expectedTargets }: ScrapeJobProps): Issue[] {
  return [
    ...wholeNumberIssues(
      expectedTargets,
      { path: 'expectedTargets', problem: 'this is no number of targets' },
      { max: most },
    ),
    ...(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(job)
      ? []
      : [{ problem: 'this is no name of a job', given: job, allowed: 'lowercase letters, digits and -' }]),
    ...durationIssues(interval, { path: 'interval' }),
  ];
}
