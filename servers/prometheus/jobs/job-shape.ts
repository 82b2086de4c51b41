import { inPath, throwIssues } from '../../../core/errors';
import {
  amount,
  built,
  choice,
  either,
  flag,
  list,
  object,
  optional,
  size,
  table,
  text,
  type Fields,
  type Shape,
} from '../../../core/shape';
import type { Catalogue } from '../../../metrics';
import { authorizationShape } from '../../http-client';
import type { TlsClient } from '../../tls';
import type { ScrapeJobProps } from './scrape-job';

/** Shapes of the options of every job. */
export const jobFields: Fields<ScrapeJobProps> = {
  job: text,
  catalogue: built<Catalogue>(['name', 'metrics', 'series', 'targetLabels'], 'a catalogue of catalogue()'),
  interval: optional(text),
  expectedTargets: optional(amount),
  path: optional(text),
  params: optional(table(either(text, list(text)))),
  scheme: optional(text),
  tls: optional(object<TlsClient>({ authority: optional(text), serverName: optional(text) })),
  timeout: optional(text),
  authorization: optional(authorizationShape),
  honorLabels: optional(flag),
  honorTimestamps: optional(flag),
  stores: optional(choice('all', 'catalogue')),
  protocols: optional(list(text)),
  fallbackProtocol: optional(text),
  nameEscaping: optional(text),
  sampleLimit: optional(amount),
  labelLimit: optional(amount),
  labelValueLengthLimit: optional(amount),
  bodySizeLimit: optional(size),
};

/**
 * Refuses options of untyped code that no other code can read.
 *
 * @throws ValidationError with every property that is missing or of another kind
 */
export function throwUnreadableJob<T extends Pick<ScrapeJobProps, 'job'>>(shape: Shape<T>, props: T): void {
  const { job } = Object(props) as { readonly job?: unknown };
  throwIssues(inPath(typeof job === 'string' ? `job ${job}` : 'a job', shape.issues(props, '')));
}
