import type { Issue } from '../../../core/errors';
import { durationIssues, durationToMilliseconds, type Duration } from '../../../core/duration';
import type { Destination, Peer, Pods, Port } from '../../../core/network';
import { secretIssues, type SecretValue } from '../../../core/secret-value';
import type { Catalogue } from '../../../metrics';
import { secretOf, type Authorization } from '../../http-client';

/** What every job says. */
export interface ScrapeJobProps {
  /** Its name, the value of the label `job`. */
  readonly job: string;
  /** What its targets expose. */
  readonly catalogue: Catalogue;
  /**
   * The path of the metrics page.
   *
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * How its targets are spoken to.
   *
   * @default 'http'
   */
  readonly scheme?: 'http' | 'https';
  /**
   * How often they are read.
   *
   * @default - as often as Prometheus reads by default
   */
  readonly interval?: Duration;
  /**
   * After how long a reading is given up; no longer than the interval.
   *
   * @default - 10 s, or the interval where it is shorter
   */
  readonly timeout?: Duration;
  /**
   * How it shows who it is.
   *
   * @default - it does not
   */
  readonly authorization?: Authorization;
  /**
   * The most samples that a target may expose; a reading with more is thrown away as a whole.
   *
   * @default - any number
   */
  readonly sampleLimit?: number;
  /**
   * How many targets there are, for the estimate of memory and disk.
   *
   * @default - as many as are named, otherwise 1
   */
  readonly expectedTargets?: number;
}

/** Somebody who may still reach pods that the stack isolates. */
export interface Client {
  readonly from: Peer;
  readonly ports: readonly Port[];
}

/** Targets of a job. */
export type JobTargets =
  /** Pods that are found by their labels. */
  | {
      readonly kind: 'pods';
      readonly namespace: string;
      readonly selector: Readonly<Record<string, string>>;
      readonly port: number;
      /** Source of the label `instance`. */
      readonly instance: 'pod' | 'node';
    }
  /** Server of the stack on each machine; its place decides how Prometheus finds them. */
  | { readonly kind: 'machines'; readonly server: string; readonly port: number }
  /** Host and port of each. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** Members of a server of the stack. */
  | { readonly kind: 'members'; readonly server: string; readonly count: number; readonly port: number }
  /** Addresses that an exporter probes, and the module by which it does. */
  | {
      readonly kind: 'probes';
      readonly exporter: { readonly host: string; readonly port: number };
      readonly module: string;
      readonly addresses: readonly string[];
    };

/** How targets are scraped. */
export type ScrapeRequest = Pick<ScrapeJobProps, 'path' | 'scheme' | 'timeout' | 'authorization' | 'sampleLimit'>;

/** Targets that are read alike. */
export interface ScrapeJob {
  readonly job: string;
  readonly catalogue: Catalogue;
  readonly targets: JobTargets;
  readonly request: ScrapeRequest;
  /** The labels that its series get besides their own. */
  readonly targetLabels: readonly string[];
  /** The namespace whose pods Prometheus must be allowed to list. */
  readonly discovers: string | undefined;
  /** The secret that Prometheus must be able to read. */
  readonly secret: SecretValue | undefined;
  /** How many targets there are, for the estimate of memory and disk. */
  readonly expectedTargets: number;
  /** How often they are read. */
  readonly interval: Duration | undefined;
  /** Where its targets are: what Prometheus must be let out to. */
  readonly destinations: readonly Destination[];
  /** Pods that only Prometheus and these clients reach. */
  readonly isolation: { readonly pods: Pods; readonly clients: readonly Client[] } | undefined;
  /** What blackbox_exporter asks for it, and by which of its modules; nothing where targets are read themselves. */
  readonly probe?: { readonly module: string; readonly destinations: readonly Destination[] };
  /** Everything that is wrong with it. */
  readonly issues: readonly Issue[];
}

/** What a job has whatever its targets are; `path` is checked here too. */
export function commonOfJob(
  props: ScrapeJobProps,
): Pick<ScrapeJob, 'job' | 'catalogue' | 'request' | 'secret' | 'interval' | 'issues'> {
  const { job, catalogue, interval, path, scheme, timeout, authorization, sampleLimit } = props;
  const secret = authorization && secretOf(authorization);
  return {
    job,
    catalogue,
    request: {
      ...(path ? { path } : {}),
      ...(scheme ? { scheme } : {}),
      ...(timeout ? { timeout } : {}),
      ...(authorization ? { authorization } : {}),
      ...(sampleLimit ? { sampleLimit } : {}),
    },
    secret,
    interval,
    issues: [...issuesOf(props), ...secretIssues({ authorization: secret })],
  };
}

function issuesOf({ job, path, interval, timeout, sampleLimit, expectedTargets }: ScrapeJobProps): Issue[] {
  const issues: Issue[] = [];
  for (const [what, number] of Object.entries({ sampleLimit, expectedTargets })) {
    if (number === undefined || (Number.isInteger(number) && number > 0)) continue;
    issues.push({ problem: `${what} is ${number}`, allowed: 'a whole number from 1 up' });
  }
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(job))
    issues.push({ problem: `"${job}" is no name of a job`, allowed: 'small letters, digits and -' });
  if (path !== undefined && !path.startsWith('/')) issues.push({ problem: `path "${path}" does not begin with /` });
  return [...issues, ...timingIssues(interval, timeout)];
}

function timingIssues(interval: Duration | undefined, timeout: Duration | undefined): Issue[] {
  const issues = [...durationIssues(interval, { path: 'interval' }), ...durationIssues(timeout, { path: 'timeout' })];
  if (issues.length > 0 || !interval || !timeout) return issues;
  return durationToMilliseconds(timeout) > durationToMilliseconds(interval)
    ? [{ problem: `its timeout of ${timeout} is longer than its interval of ${interval}` }]
    : [];
}
