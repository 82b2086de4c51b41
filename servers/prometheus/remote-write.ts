import { inPath, repeated, type Issue } from '../../core/errors';
import { connectionsTo, destinationOfUrl, type Connection } from '../../core/network';
import { regularExpressionIssues } from '../../core/regular-expression';
import type { SecretValue } from '../../core/secret-value';
import { emptyTextIssues } from '../../core/text';
import { isUrl, urlIssues, type UrlRules } from '../../core/url';
import { authorizationIssues, authorizationJson, plainHttpIssues, type Authorization } from '../http-client';

/**
 * Remote write: a server that gets a copy of every sample:
 * https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/.
 */
export interface RemoteWrite {
  /** Name in logs and metrics. */
  readonly name: string;
  /** Address that accepts samples, such as `https://mimir.example.org/api/v1/push`. */
  readonly url: string;
  /**
   * Credentials of Prometheus.
   *
   * @default - none
   */
  readonly authorization?: Authorization;
  /**
   * Regular expression (RE2) that must match the whole name of a metric. Other metrics are not
   * sent.
   *
   * @default - all metrics are sent
   */
  readonly metrics?: string;
}

/**
 * Entry of `remote_write`:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write.
 */
export type RemoteWriteJson = Readonly<Record<string, unknown>> & { readonly name: string; readonly url: string };

/** Renders a remote write for the configuration file. */
export function remoteWriteJson(
  { name, url, authorization, metrics }: RemoteWrite,
  secretFile: (secret: SecretValue) => string,
): RemoteWriteJson {
  return {
    name,
    url,
    ...(authorization ? authorizationJson(authorization, secretFile) : {}),
    ...(metrics !== undefined
      ? { write_relabel_configs: [{ source_labels: ['__name__'], regex: metrics, action: 'keep' }] }
      : {}),
  };
}

/** Returns the connections of remote writes. */
export function remoteWriteConnections(writes: readonly RemoteWrite[]): Connection[] {
  return writes
    .filter(({ url }) => isUrl(url, writeUrl))
    .flatMap(({ name, url }) => connectionsTo([destinationOfUrl(url)], `remote write ${name} sends samples`));
}

/** Returns the issues of remote writes. */
export function remoteWriteIssues(writes: readonly RemoteWrite[]): Issue[] {
  return [
    ...repeated(
      writes.map(({ name }) => name),
      { problem: 'two remote writes have the same name', remedy: 'rename one' },
    ),
    ...writes.flatMap(({ name, url, authorization, metrics }) =>
      inPath(`remote write ${name}`, [
        ...emptyTextIssues({ name }),
        ...regularExpressionIssues('metrics', metrics),
        ...urlIssues(url, writeUrl, { allowed: 'http or https, a host and a path' }),
        ...(authorization && isUrl(url, writeUrl) && url.startsWith('http:')
          ? plainHttpIssues([new URL(url).hostname])
          : []),
        ...authorizationIssues(authorization),
      ]),
    ),
  ];
}

const writeUrl: UrlRules = { schemes: ['http', 'https'], path: 'required' };
