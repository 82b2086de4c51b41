import type { Issue } from '../../../core/errors';
import type { Catalogue } from '../../../metrics';
import { hasQuotedNames } from '../../../metrics/metric-issues';

/**
 * Format that Prometheus asks targets for. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config.
 */
export type ScrapeProtocol =
  'OpenMetricsText1.0.0' | 'OpenMetricsText0.0.1' | 'PrometheusText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusProto';

/**
 * Form in which Prometheus asks targets to write names with other characters than letters, digits and
 * `_`:
 * `shop_requests` for `shop.requests` (`underscores`), as they are (`allow-utf-8`), or so that they
 * can be restored (`dots`, `values`). Source:
 * https://prometheus.io/docs/instrumenting/escaping_schemes/.
 */
export type NameEscaping = 'underscores' | 'allow-utf-8' | 'dots' | 'values';

/** Protocols in the order in which Prometheus usually prefers them. */
export const defaultProtocols: readonly ScrapeProtocol[] = [
  'OpenMetricsText1.0.0',
  'OpenMetricsText0.0.1',
  'PrometheusText1.0.0',
  'PrometheusText0.0.4',
];

/** Order in which Prometheus prefers them for native histograms and creation times. */
export const protobufFirst: readonly ScrapeProtocol[] = ['PrometheusProto', ...defaultProtocols];

/** Escaping of names that catalogues can declare and queries can name. */
export const defaultEscaping: NameEscaping = 'underscores';

const escapings: readonly string[] = ['underscores', 'allow-utf-8', 'dots', 'values'] satisfies NameEscaping[];

/** Media types in the `Accept` header, and whether they have the escaping of names. */
const mediaTypes: Readonly<Record<ScrapeProtocol, readonly [type: string, hasEscaping: boolean]>> = {
  PrometheusProto: [
    'application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited',
    false,
  ],
  'PrometheusText0.0.4': ['text/plain;version=0.0.4', false],
  'PrometheusText1.0.0': ['text/plain;version=1.0.0', true],
  'OpenMetricsText0.0.1': ['application/openmetrics-text;version=0.0.1', false],
  'OpenMetricsText1.0.0': ['application/openmetrics-text;version=1.0.0', true],
};

/** Weight of the first protocol in tenths: one more than the protocols that Prometheus knows. */
const firstWeight = 7;

/**
 * Renders the `Accept` header of Prometheus. Source:
 * https://github.com/prometheus/prometheus/blob/v3.16.0/scrape/scrape.go.
 */
export function acceptHeader(protocols: readonly ScrapeProtocol[], escaping: NameEscaping): string {
  const types = protocols.map((protocol, index) => {
    const [type, hasEscaping] = mediaTypes[protocol];
    return `${type}${hasEscaping ? `;escaping=${escaping}` : ''};q=0.${firstWeight - index}`;
  });
  return [...types, `*/*;q=0.${firstWeight - protocols.length}`].join(',');
}

/** Returns the media type of a protocol without parameters. */
export function mediaTypeOf(protocol: ScrapeProtocol): string {
  return mediaTypes[protocol][0].split(';')[0]!;
}

/** Options that choose the format of a response. */
export interface ProtocolProps {
  /**
   * Formats that Prometheus asks for, the preferred one first.
   *
   * @default - OpenMetrics 1.0.0 and 0.0.1, then the text format 1.0.0 and 0.0.4; protocol buffers
   * first for a catalogue with native histograms, and with `created-timestamp-zero-ingestion`; only the
   * formats 1.0.0 for a catalogue with names such as `http.route`, which others do not carry
   */
  readonly protocols?: readonly [ScrapeProtocol, ...ScrapeProtocol[]];
  /**
   * Format of responses without a content type, or with one that Prometheus does not know.
   *
   * @default - none: Prometheus rejects such responses
   */
  readonly fallbackProtocol?: ScrapeProtocol;
  /**
   * Form in which targets write names with other characters than letters, digits and `_`.
   *
   * @default - `allow-utf-8` for a catalogue with such names, otherwise `underscores`; Prometheus' own default
   * is `allow-utf-8`
   */
  readonly nameEscaping?: NameEscaping;
}

/** Returns the protocols and the escaping of a job, where they are not those of all jobs. */
export function negotiation(
  { protocols, nameEscaping }: ProtocolProps,
  catalogue: Catalogue,
): Pick<ProtocolProps, 'protocols' | 'nameEscaping'> {
  const quoted = hasQuotedNames(catalogue) ? quotedNames : {};
  return { ...quoted, ...(protocols ? { protocols } : {}), ...(nameEscaping ? { nameEscaping } : {}) };
}

const quotedNames = {
  protocols: ['OpenMetricsText1.0.0', 'PrometheusText1.0.0'],
  nameEscaping: 'allow-utf-8',
} as const satisfies ProtocolProps;

/** Returns the issues of a job whose protocols or escaping do not carry the names of its catalogue. */
export function nameIssues({ protocols, nameEscaping }: ProtocolProps, catalogue: Catalogue): Issue[] {
  if (!hasQuotedNames(catalogue)) return [];
  const carriers = quotedNames.protocols as readonly ScrapeProtocol[];
  const [first] = protocols ?? carriers;
  return [
    ...(nameEscaping === undefined || nameEscaping === quotedNames.nameEscaping
      ? []
      : [
          {
            path: 'nameEscaping',
            problem: `targets would not write the names of the catalogue ${catalogue.name} as they are`,
            given: nameEscaping,
            allowed: quotedNames.nameEscaping,
          },
        ]),
    ...(first === undefined || carriers.includes(first)
      ? []
      : [
          {
            path: 'protocols',
            problem: `this format does not carry the names of the catalogue ${catalogue.name} as they are`,
            given: first,
            allowed: carriers,
          },
        ]),
  ];
}

/** Returns the issues of protocols, which only untyped code can have, except for repeated ones. */
export function protocolIssues({ protocols, fallbackProtocol, nameEscaping }: ProtocolProps): Issue[] {
  const known = Object.keys(mediaTypes);
  const unknown = (path: string, given: string) => ({
    path,
    problem: 'Prometheus knows no such format',
    given,
    allowed: known,
  });
  const repeated = protocols?.filter((protocol, index) => protocols.indexOf(protocol) !== index) ?? [];
  return [
    ...(protocols?.length === 0 ? [{ path: 'protocols', problem: 'there is no format', allowed: known }] : []),
    ...(protocols ?? []).filter((one) => !known.includes(one)).map((one) => unknown('protocols', one)),
    ...repeated.map((given) => ({ path: 'protocols', problem: 'a format is listed twice', given })),
    ...(fallbackProtocol === undefined || known.includes(fallbackProtocol)
      ? []
      : [unknown('fallbackProtocol', fallbackProtocol)]),
    ...(nameEscaping === undefined || escapings.includes(nameEscaping)
      ? []
      : [
          {
            path: 'nameEscaping',
            problem: 'Prometheus knows no such escaping',
            given: nameEscaping,
            allowed: escapings,
          },
        ]),
  ];
}
