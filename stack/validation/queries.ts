import { durationToMilliseconds, type Duration } from '../../core/duration';
import { collectIssues, type Issue } from '../../core/errors';
import type { Series } from '../../metrics';
import { featuresOf } from '../../promql/check';
import { seriesOf } from '../../promql/labels';
import { walk, type Node } from '../../promql/node';
import type { StackContent } from '../stack';

/** Prometheus that answers the queries of a stack. */
export interface Queried {
  /** Experimental features that are enabled. */
  readonly features: readonly string[];
  /** Retention of samples. */
  readonly kept: Duration;
}

/** Features of the deployed Prometheus that were experimental before: 3.16 has them always. */
export const alwaysOn: readonly string[] = ['promql-extended-range-selectors'];

/** Returns the issues of jobs whose module no blackbox_exporter of the stack has. */
export function probeIssues({ jobs, blackboxExporter }: StackContent): Issue[] {
  const modules = Object.keys(blackboxExporter?.modules ?? {});
  return jobs.flatMap(({ job, probe }) =>
    (probe?.modules ?? [])
      .filter((module) => !modules.includes(module))
      .map((given) => ({
        problem: `job ${job} uses a module that no blackbox_exporter of this stack has`,
        given,
        allowed: modules,
        remedy: 'set blackboxExporter: { modules } of the stack to the modules of the job',
      })),
  );
}

/**
 * Returns the issues of objectives whose period is longer than the retention. Validation of the
 * server reports an invalid retention.
 */
export function objectivesIssues({ rules }: StackContent, { kept: time }: Queried): Issue[] {
  const kept = collectIssues([], () => durationToMilliseconds(time), Infinity);
  return rules
    .flatMap(({ objective }) => objective ?? [])
    .filter(({ period }) => durationToMilliseconds(period) > kept)
    .map(({ name, period }) => ({
      problem: `the period of objective ${name} is longer than the retention of Prometheus`,
      given: period,
      allowed: `at most ${time}`,
      remedy: 'set a longer retention, or a shorter period',
    }));
}

/** Expression with its place. */
type Placed = readonly [place: string, node: Node];

/**
 * Returns a function that returns the issues of expressions: experimental features that are not
 * enabled, and series without a source.
 */
export function queryIssuesIn(
  stack: StackContent,
  { features }: Queried,
): (where: string, placed: readonly Placed[]) => Issue[] {
  const sourcesIssues = sourcesIssuesIn(stack);
  return (where, placed) => {
    const missing = placed.flatMap(([place, node]) =>
      [...featuresOf(node)]
        .filter((feature) => !features.some((one) => one === feature))
        .map((feature) => [feature, place] as const),
    );
    return [
      ...sourcesIssues(where, placed),
      ...grouped(missing).map(([feature, places]) => ({
        path: where,
        problem: `${places} needs the experimental feature ${feature}`,
        remedy: 'list it in prometheus.features',
      })),
    ];
  };
}

/**
 * Returns a function that returns the issues of series that no job collects, no rule records, and
 * Prometheus itself does not provide.
 */
function sourcesIssuesIn({ jobs, rules }: StackContent): (where: string, placed: readonly Placed[]) => Issue[] {
  const recorded = new Set(rules.flatMap((group) => group.rules.map(({ name }) => name)));
  const known = new Set(['scrape', 'alertState', ...jobs.map(({ catalogue }) => catalogue.name)]);
  // A group with issues has no rules, so its recorded series are not known.
  const isKnown = rules.every(({ issues }) => issues === undefined);
  // A selector without a name needs one of its series.
  const sourceOf = (candidates: readonly Series[]) =>
    candidates.find(({ catalogue }) => catalogue === 'recorded' || known.has(catalogue)) ?? candidates[0]!;
  return (where, placed) => {
    const used = placed.flatMap(([place, node]) =>
      walk(node).flatMap((one) =>
        one.type === 'selector' && one.issues === undefined ? [{ place, ...sourceOf(seriesOf(one)) }] : [],
      ),
    );
    const unread = used.filter(({ catalogue }) => catalogue !== 'recorded' && !known.has(catalogue));
    const unrecorded = used.filter(({ catalogue, name }) => isKnown && catalogue === 'recorded' && !recorded.has(name));
    return [
      ...grouped(unread.map(({ catalogue, place, name }) => [catalogue, `${place} (${name})`])).map(
        ([catalogue, places]) => ({
          path: where,
          problem: `no job of this stack collects ${catalogue}, but a query uses it: ${places}`,
          allowed: [...known].sort(),
          remedy: 'add a job',
        }),
      ),
      ...grouped(unrecorded.map(({ name, place }) => [name, place])).map(([name, places]) => ({
        path: where,
        problem: `no rule of this stack records ${name}, but a query uses it: ${places}`,
        remedy: 'add the rule',
      })),
    ];
  };
}

/** Groups texts by their keys and joins those of each key. */
function grouped(pairs: readonly (readonly [key: string, text: string])[]): [key: string, texts: string][] {
  const keys = [...new Set(pairs.map(([key]) => key))];
  return keys.map((key) => [
    key,
    [...new Set(pairs.flatMap(([other, text]) => (other === key ? [text] : [])))].join(', '),
  ]);
}
