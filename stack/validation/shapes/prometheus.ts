import { amount, anything, flag, list, object, optional, size, table, text } from '../../../core/shape';
import { authorizationShape } from '../../../servers/http-client';
import type { Pods } from '../../../core/network';
import type { OtlpReceiver, Pushes } from '../../../servers/prometheus/pushes';
import type { QueryLimits } from '../../../servers/prometheus/query-limits';
import type { RemoteWrite } from '../../../servers/prometheus/remote-write';
import type { Retention } from '../../../servers/prometheus/retention';
import type { AgentStackProps, Exposure, MonitoringStackProps } from '../../stack';
import { resources, volume } from './common';

const remoteWrite = object<RemoteWrite>({
  name: text,
  url: text,
  authorization: optional(authorizationShape),
  metrics: optional(text),
});

/** External access to a server. Access without users has an issue of its own. */
export const exposure = object<Exposure>({ host: text, basicAuth: anything });

const base = {
  scrapeInterval: optional(text),
  externalLabels: optional(table(text)),
  resources: optional(resources),
  image: optional(text),
};

/** Prometheus of a stack. */
export const prometheus = object<MonitoringStackProps['prometheus']>({
  ...base,
  remoteWrites: optional(list(remoteWrite)),
  retention: object<Retention>({ time: text, size }),
  volume,
  evaluationInterval: optional(text),
  queries: optional(
    object<QueryLimits>({ maxSamples: optional(amount), maxConcurrency: optional(amount), timeout: optional(text) }),
  ),
  pushes: optional(
    object<Pushes>({
      otlp: optional(object<OtlpReceiver>({ promotedAttributes: optional(list(text)) })),
      remoteWrite: optional(flag),
      clients: optional(list(object<Pods>({ namespace: text, labels: table(text) }))),
      series: amount,
      outOfOrderWindow: optional(text),
    }),
  ),
  features: optional(list(text)),
  exposure: optional(exposure),
});

/** Prometheus of an agent stack. */
export const prometheusAgent = object<AgentStackProps['prometheus']>({
  ...base,
  remoteWrites: list(remoteWrite),
  volume,
});
