import { ValidationError } from '../../core/errors';
import type { ExpositionFormat } from '../../metrics/exposition';

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const header = new RegExp(
  `^\\s*(${token}/${token})((?:\\s*;\\s*${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))*)\\s*;?\\s*$`,
);
const parameter = new RegExp(`;\\s*(${token})=("(?:[^"\\\\]|\\\\.)*"|${token})`, 'g');

const formats: Readonly<Record<string, ExpositionFormat | 'protobuf'>> = {
  'text/plain': 'text',
  'application/openmetrics-text': 'openMetrics',
  'application/vnd.google.protobuf': 'protobuf',
};

/**
 * Returns the format of a response, like Prometheus. Source:
 * https://github.com/prometheus/prometheus/blob/v3.16.0/model/textparse/interface.go.
 *
 * @param fallback media type in place of a content type that Prometheus does not know
 * @throws ValidationError when Prometheus rejects the response
 */
export function formatOfResponse(
  source: string,
  contentType: string | undefined,
  fallback: string | undefined,
): ExpositionFormat | 'protobuf' {
  const { type, version } = mediaType(contentType ?? '') ?? {};
  const isOpenMetrics2 = type === 'application/openmetrics-text' && version === '2.0.0';
  const format = formats[(isOpenMetrics2 ? undefined : type) ?? ''] ?? formats[fallback ?? ''];
  if (format !== undefined) return format;
  throw new ValidationError({
    problem: `${source} is not an exposition for Prometheus: its content type is ${contentType ? 'another one' : 'missing'}`,
    ...(contentType ? { given: contentType } : {}),
    allowed: Object.keys(formats),
    remedy: "send one of them, or set fallbackProtocol: 'PrometheusText0.0.4' in the job",
  });
}

/** Reports whether a content type announces names in quotation marks. */
export function announcesUtf8(contentType: string | undefined): boolean {
  return mediaType(contentType ?? '')?.escaping === 'allow-utf-8';
}

/** Media type of a response, with the parameters that Prometheus reads. */
interface MediaType {
  readonly type: string;
  readonly version: string | undefined;
  readonly escaping: string | undefined;
}

/** Returns the media type, or `undefined` for an invalid header. */
function mediaType(text: string): MediaType | undefined {
  const [, type, rest = ''] = header.exec(text) ?? [];
  if (type === undefined) return undefined;
  const parameters = [...rest.matchAll(parameter)].map(([, name, value]) => [name!.toLowerCase(), value!] as const);
  const values = new Map(parameters);
  if (values.size < parameters.length) return undefined;
  const valueOf = (name: string) => values.get(name)?.replace(/^"(.*)"$/, '$1');
  return { type: type.toLowerCase(), version: valueOf('version'), escaping: valueOf('escaping') };
}
