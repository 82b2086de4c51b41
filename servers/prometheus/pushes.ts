import { durationIssues, isLonger, type Duration } from '../../core/duration';
import { inPath, repeated, type Issue } from '../../core/errors';
import { podsIssues } from '../../core/kubernetes-name';
import type { Pods } from '../../core/network';
import { emptyTextIssues } from '../../core/text';
import { wholeNumberIssues } from '../../core/whole-number';
import type { ServerClient } from '../server-spec';

/**
 * Receivers of metrics that clients push to Prometheus. Prometheus has no login: a client that may
 * push can also query, and can write any series.
 */
export interface Pushes {
  /**
   * Receiver of OTLP over HTTP: `/api/v1/otlp/v1/metrics`.
   *
   * @default - none
   */
  readonly otlp?: OtlpReceiver;
  /**
   * Whether `/api/v1/write` accepts the remote writes of other servers, in versions 1 and 2.
   *
   * @default false
   */
  readonly remoteWrite?: boolean;
  /**
   * Pods that may push. The network policies reject all other pods. Clients outside the cluster push
   * to the host of `exposure`, with a user and password of its `basicAuth`.
   *
   * @default - none: only through `exposure`
   */
  readonly clients?: readonly Pods[];
  /** Expected number of active series of all clients, for the resource estimate. It limits nothing. */
  readonly series: number;
  /**
   * Age up to which a sample may be older than the newest one in Prometheus. Several senders, batches
   * and retries deliver samples late. The OpenTelemetry guide of Prometheus sets 30 minutes:
   * https://prometheus.io/docs/guides/opentelemetry/.
   *
   * @default - none: samples that are not in order are refused
   */
  readonly outOfOrderWindow?: Duration;
}

/** Receiver of metrics of OpenTelemetry. */
export interface OtlpReceiver {
  /**
   * Resource attributes that become labels of every series, such as `k8s.pod.name`. `service.name`,
   * with `service.namespace` before it, becomes `job`, and `service.instance.id` becomes `instance`.
   * All others are only labels of `target_info`.
   *
   * @default - none
   */
  readonly promotedAttributes?: readonly string[];
}

/** Entry `otlp` of the configuration file: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#otlp. */
export interface OtlpJson {
  /** Resource attributes that become labels of every series. */
  readonly promote_resource_attributes: readonly string[];
}

/** Renders the receiver of OTLP; `undefined` where the defaults of Prometheus are enough. */
export function otlpJson({ otlp }: Pushes): OtlpJson | undefined {
  const { promotedAttributes = [] } = otlp ?? {};
  return promotedAttributes.length > 0 ? { promote_resource_attributes: [...promotedAttributes].sort() } : undefined;
}

/** Returns the arguments that enable the receivers. */
export function pushArgs({ otlp, remoteWrite = false }: Pushes): string[] {
  return [
    ...(otlp ? ['--web.enable-otlp-receiver'] : []),
    ...(remoteWrite ? ['--web.enable-remote-write-receiver'] : []),
  ];
}

/** Returns the pods that may push. */
export function pushClients({ clients = [] }: Pushes): ServerClient[] {
  return clients.map((from) => ({ from, reason: 'prometheus.pushes declares this client' }));
}

/**
 * Returns the issues of the receivers.
 *
 * @param isExposed whether clients outside the cluster can reach Prometheus
 */
export function pushIssues(pushes: Pushes, retention: Duration, isExposed: boolean): Issue[] {
  const { otlp, remoteWrite = false, clients = [], series, outOfOrderWindow: window } = pushes;
  const attributes = otlp?.promotedAttributes ?? [];
  return inPath('pushes', [
    ...(otlp || remoteWrite
      ? []
      : [{ problem: 'Prometheus accepts no pushes', remedy: 'add otlp: {}, or remoteWrite: true' }]),
    ...(clients.length > 0 || isExposed
      ? []
      : [{ problem: 'no client can reach Prometheus', remedy: 'name the pods in clients, or add exposure' }]),
    ...inPath('clients', clients.flatMap(podsIssues)),
    ...wholeNumberIssues(series, { path: 'series', problem: 'this is no number of series' }),
    ...durationIssues(window, { path: 'outOfOrderWindow' }),
    ...(window !== undefined && isLonger(window, retention)
      ? [
          {
            path: 'outOfOrderWindow',
            problem: 'Prometheus would delete the oldest of these samples at once',
            given: window,
            allowed: `at most ${retention}, the retention time`,
          },
        ]
      : []),
    ...inPath('otlp.promotedAttributes', [
      ...attributes.flatMap((attribute) => emptyTextIssues({ attribute })),
      ...repeated(
        attributes.map((attribute) => attribute.trim()).filter((attribute) => attribute !== ''),
        { problem: 'it is listed twice, which Prometheus refuses', remedy: 'remove one' },
      ),
    ]),
  ]);
}
