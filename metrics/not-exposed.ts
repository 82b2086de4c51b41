import { inPath, ValidationError, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';

/**
 * Metrics that the software can expose and does not with the arguments of its server.
 *
 * @typeParam R the reason
 * @typeParam I what to query instead
 */
export interface NotExposed<R extends string = string, I extends string = string> {
  /** Reason, in one sentence: the collector that is off, and why. */
  readonly reason: R;
  /** Metric to query instead, or the way to get the metrics. */
  readonly instead: I;
}

/** Metrics that are not exposed, by the beginnings of their names, such as `node_network_`. */
export type NotExposedMetrics = Readonly<Record<string, NotExposed>>;

/** Catalogue without metrics that are marked as not exposed. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- an empty object is what is meant
export type AllExposed = Record<never, never>;

/**
 * Checks that no catalogue marks a metric as not exposed.
 *
 * @throws ValidationError with the reason, and what to query instead
 */
export function refuseNotExposed(
  name: string,
  catalogues: readonly { readonly software: string; readonly notExposed: NotExposedMetrics }[],
): void {
  for (const { software, notExposed } of catalogues) {
    const found = entryOf(notExposed, name);
    if (!found) continue;
    const problem = `${software} does not expose ${name}: ${found.reason}`;
    throw new ValidationError({ problem, remedy: found.instead });
  }
}

function entryOf(notExposed: NotExposedMetrics, name: string): NotExposed | undefined {
  return Object.entries(notExposed).find(([beginning]) => name.startsWith(beginning))?.[1];
}

/** Returns the issues of empty texts, and of metrics that are declared and not exposed. */
export function notExposedIssues(notExposed: NotExposedMetrics, declared: readonly string[]): Issue[] {
  return [
    ...Object.entries(notExposed).flatMap(([beginning, { reason, instead }]) =>
      inPath(`notExposed: ${JSON.stringify(beginning)}`, emptyTextIssues({ beginning, reason, instead })),
    ),
    ...declared
      .filter((name) => entryOf(notExposed, name))
      .map((name) => ({ problem: `${name} is declared, and among the metrics that are not exposed` })),
  ];
}
