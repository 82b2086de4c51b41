import { Mistake, type Catalogue } from '../metrics';
import { throwMistakes } from '../metrics/mistake';
import type { Duration } from '../promql';
import { durationToMilliseconds } from '../promql/duration';
import { anywhere, type Peer } from './endpoint';
import type { SecretValue } from './secret-value';

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
  readonly authorization?: ScrapeAuthorization;
  /**
   * The most samples that a target may expose; a reading with more is thrown away as a whole.
   *
   * @default - any number
   */
  readonly sampleLimit?: number;
  /**
   * How many targets there are, for the estimate of memory and disk.
   *
   * @default 1
   */
  readonly expectedTargets?: number;
}

/** How Prometheus shows a target who it is; what is secret is read from files. */
export type ScrapeAuthorization =
  { readonly bearerToken: SecretValue } | { readonly user: string; readonly password: SecretValue };

/** Which pods are read, and where. */
export interface PodJobProps extends ScrapeJobProps {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The labels by which they are found. */
  readonly selector: Readonly<Record<string, string>>;
  /** The port of the metrics page. */
  readonly port: number;
  /**
   * What tells targets apart, the value of the label `instance`: the name of the pod, or of the machine that it runs on.
   *
   * @default 'pod'
   */
  readonly instance?: 'pod' | 'node';
  /**
   * Whether the stack cuts off everyone else from these pods but Prometheus and whom it names itself. The first policy on a
   * pod cuts off everyone who is not in it, on all its ports.
   *
   * @default false - nothing is written in the namespace of an application
   */
  readonly isolated?: boolean;
}

/** Which addresses are read. */
export interface StaticJobProps extends ScrapeJobProps {
  /** Host and port of each target; the value of the label `instance`. */
  readonly targets: readonly [string, ...string[]];
}

/** One entry of `scrape_configs`: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config. */
export type ScrapeConfigJson = Readonly<Record<string, unknown>> & { readonly job_name: string };

/** Targets that are read alike. */
export interface ScrapeJob {
  readonly job: string;
  readonly catalogue: Catalogue;
  /** The labels that its series get besides their own. */
  readonly targetLabels: readonly string[];
  /** The namespace whose pods Prometheus must be allowed to list. */
  readonly discovers: string | undefined;
  /** The secrets that Prometheus must be able to read. */
  readonly secrets: readonly SecretValue[];
  /** How many targets there are, for the estimate of memory and disk. */
  readonly expectedTargets: number;
  /** How often they are read. */
  readonly interval: Duration | undefined;
  /** Where its targets are, and on which port: what Prometheus must be let out to. */
  readonly destination: { readonly peer: Peer; readonly ports: readonly number[] };
  /** Whether only those reach its targets' port whom the stack lets through. */
  readonly isolated: boolean;
  /** @param secretFile gives the path of the file that holds a secret */
  toJson(secretFile: (secret: SecretValue) => string): ScrapeConfigJson;
}

/**
 * A job that finds pods through the Kubernetes API. Its series have the labels `job`, `instance`, `namespace` and `pod`.
 *
 * @throws Mistake listing an empty selector, a port or duration out of its range
 */
export function podJob(props: PodJobProps): ScrapeJob {
  const selector = Object.entries(props.selector).map(([label, value]) => `${label}=${value}`);
  const portFaults = isPort(props.port) ? [] : [`port ${props.port} does not exist; allowed: 1 to 65535`];
  throwMistakes(`job ${props.job}`, [
    ...faultsOf(props),
    ...portFaults,
    ...(selector.length > 0 ? [] : ['its selector is empty, so it would find every pod; remedy: name a label']),
  ]);
  return {
    ...common(props),
    targetLabels: ['job', 'instance', 'namespace', 'pod'],
    discovers: props.namespace,
    destination: { peer: { namespace: props.namespace, labels: props.selector }, ports: [props.port] },
    isolated: props.isolated ?? false,
    toJson: (secretFile) => ({
      ...commonJson(props, secretFile),
      kubernetes_sd_configs: [
        {
          role: 'pod',
          namespaces: { names: [props.namespace] },
          selectors: [{ role: 'pod', label: selector.sort().join(',') }],
        },
      ],
      relabel_configs: podRelabelling(props),
    }),
  };
}

/**
 * A job with fixed addresses. Its series have the labels `job` and `instance`.
 *
 * @throws Mistake listing addresses without a port, and a duration out of its range
 */
export function staticJob(props: StaticJobProps): ScrapeJob {
  throwMistakes(`job ${props.job}`, [
    ...faultsOf(props),
    ...props.targets
      .filter((target) => !/^[^\s/:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i.test(target))
      .map((target) => `"${target}" is no target; allowed: host:port, without a scheme and a path`),
  ]);
  return {
    ...common(props),
    targetLabels: ['job', 'instance'],
    discovers: undefined,
    destination: { peer: anywhere, ports: [...new Set(props.targets.map(portOf))] },
    isolated: false,
    toJson: (secretFile) => ({
      ...commonJson(props, secretFile),
      static_configs: [{ targets: [...props.targets] }],
    }),
  };
}

function common(
  props: ScrapeJobProps,
): Pick<ScrapeJob, 'job' | 'catalogue' | 'secrets' | 'expectedTargets' | 'interval'> {
  const { job, catalogue, authorization, expectedTargets = 1, interval } = props;
  const secret = authorization && ('bearerToken' in authorization ? authorization.bearerToken : authorization.password);
  return { job, catalogue, secrets: secret ? [secret] : [], expectedTargets, interval };
}

function commonJson(props: ScrapeJobProps, secretFile: (secret: SecretValue) => string): ScrapeConfigJson {
  const { job, path, scheme, interval, timeout, authorization, sampleLimit } = props;
  return {
    job_name: job,
    ...(interval ? { scrape_interval: interval } : {}),
    ...(timeout ? { scrape_timeout: timeout } : {}),
    ...(sampleLimit ? { sample_limit: sampleLimit } : {}),
    ...(path ? { metrics_path: path } : {}),
    ...(scheme ? { scheme } : {}),
    ...(authorization ? authorizationJson(authorization, secretFile) : {}),
  };
}

function authorizationJson(
  authorization: ScrapeAuthorization,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  if ('bearerToken' in authorization) {
    return { authorization: { type: 'Bearer', credentials_file: secretFile(authorization.bearerToken) } };
  }
  return { basic_auth: { username: authorization.user, password_file: secretFile(authorization.password) } };
}

function portOf(target: string): number {
  return Number(target.slice(target.lastIndexOf(':') + 1));
}

function faultsOf({ job, path, interval, timeout, sampleLimit, expectedTargets }: ScrapeJobProps): string[] {
  const faults: string[] = [];
  for (const [what, number] of Object.entries({ sampleLimit, expectedTargets })) {
    if (number === undefined || (Number.isInteger(number) && number > 0)) continue;
    faults.push(`${what} is ${number}; allowed: a whole number from 1 up`);
  }
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(job))
    faults.push(`"${job}" is no name of a job; allowed: small letters, digits and -`);
  if (path !== undefined && !path.startsWith('/')) faults.push(`path "${path}" does not begin with /`);
  for (const duration of [interval, timeout]) {
    if (duration !== undefined) faults.push(...durationFaults(duration));
  }
  if (
    faults.length === 0 &&
    interval &&
    timeout &&
    durationToMilliseconds(timeout) > durationToMilliseconds(interval)
  ) {
    faults.push(`its timeout of ${timeout} is longer than its interval of ${interval}`);
  }
  return faults;
}

function durationFaults(duration: string): string[] {
  try {
    return durationToMilliseconds(duration) > 0 ? [] : [`"${duration}" is not longer than nothing`];
  } catch (error) {
    if (error instanceof Mistake) return [error.message];
    throw error;
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Makes the labels that series have from those that the Kubernetes API gives. */
function podRelabelling({ port, instance = 'pod' }: PodJobProps): Record<string, unknown>[] {
  const fromPod = (source: string, target: string) => ({
    source_labels: [`__meta_kubernetes_${source}`],
    target_label: target,
  });
  return [
    // Pods that have ended keep their last address, which another pod may have by now.
    { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Succeeded|Failed', action: 'drop' },
    // A pod is a target once for each port that it declares, or once without one: they all become the same target.
    { ...fromPod('pod_ip', '__address__'), regex: '([^:]+)', replacement: `$1:${port}` },
    { ...fromPod('pod_ip', '__address__'), regex: '(.*:.*)', replacement: `[$1]:${port}` },
    fromPod('namespace', 'namespace'),
    fromPod('pod_name', 'pod'),
    fromPod(instance === 'pod' ? 'pod_name' : 'pod_node_name', 'instance'),
  ];
}
