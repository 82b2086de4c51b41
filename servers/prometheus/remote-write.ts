import { inPath, type Issue } from '../../core/errors';
import { destinationOfUrl, type Destination } from '../../core/network';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { isUrl, urlIssues, type UrlRules } from '../../core/url';
import { authorizationJson, plainHttpIssues, secretOf, type Authorization } from '../http-client';

/** Somebody who gets a copy of every sample: https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/. */
export interface RemoteWrite {
  /** Its name in logs and in the metrics about it. */
  readonly name: string;
  /** The address that takes samples, such as `https://mimir.example.org/api/v1/push`. */
  readonly url: string;
  /**
   * How Prometheus shows who it is.
   *
   * @default - it does not
   */
  readonly authorization?: Authorization;
  /**
   * A regular expression (RE2) for the whole name of a metric; no others are sent.
   *
   * @default - all are
   */
  readonly metrics?: string;
}

/** One entry of `remote_write`: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write. */
export type RemoteWriteJson = Readonly<Record<string, unknown>> & { readonly name: string; readonly url: string };

/** The same as Prometheus has it. */
export function remoteWriteJson(
  { name, url, authorization, metrics }: RemoteWrite,
  secretFile: (secret: SecretValue) => string,
): RemoteWriteJson {
  return {
    name,
    url,
    ...(authorization ? authorizationJson(authorization, secretFile) : {}),
    ...(metrics ? { write_relabel_configs: [{ source_labels: ['__name__'], regex: metrics, action: 'keep' }] } : {}),
  };
}

/** Where samples are sent to. */
export function remoteWriteDestinations(writes: readonly RemoteWrite[]): Destination[] {
  return writes.filter(({ url }) => isUrl(url, writeUrl)).map(({ url }) => destinationOfUrl(url));
}

/** Issues of remote writes. */
export function remoteWriteIssues(writes: readonly RemoteWrite[]): Issue[] {
  const names = writes.map(({ name }) => name);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({ problem: `two remote writes are "${name}"` })),
    ...writes.flatMap(({ name, url, authorization }) =>
      inPath(`remote write ${name}`, [
        ...urlIssues(url, writeUrl, { allowed: 'http or https, a host and a path' }),
        ...(authorization && isUrl(url, writeUrl) && url.startsWith('http:')
          ? plainHttpIssues([new URL(url).hostname])
          : []),
        ...secretIssues({ authorization: authorization && secretOf(authorization) }),
      ]),
    ),
  ];
}

const writeUrl: UrlRules = { schemes: ['http', 'https'], path: 'required' };
