import { durationToMilliseconds, type Duration } from '../../core/duration';
import { collectIssues, type Issue } from '../../core/errors';
import { featuresOf } from '../../promql/check';
import { walk, type Node } from '../../promql/node';
import type { StackContent } from '../stack';

/** What answers the queries of a stack. */
export interface Queried {
  /** The experimental features of Prometheus that it has. */
  readonly features: readonly string[];
  /** How long it keeps samples. */
  readonly kept: Duration;
}

/** Who probes needs an exporter that does it, with the way of asking that is meant. */
export function probeIssues({ jobs, blackboxExporter }: StackContent): Issue[] {
  const modules = Object.keys(blackboxExporter?.modules ?? {});
  return jobs.flatMap(({ job, probe }) =>
    probe === undefined || modules.includes(probe.module)
      ? []
      : [
          {
            problem: `job ${job} asks through a module that no blackbox_exporter of this stack has`,
            given: probe.module,
            allowed: modules,
            remedy: 'give the stack blackboxExporter: { modules }, the same that the job was given',
          },
        ],
  );
}

/** An objective looks back over its whole period; a retention that is no duration is an issue of the server that keeps samples. */
export function objectivesIssues({ rules }: StackContent, { kept: time }: Queried): Issue[] {
  const kept = collectIssues([], () => durationToMilliseconds(time), Infinity);
  return rules
    .flatMap(({ objective }) => objective ?? [])
    .filter(({ period }) => durationToMilliseconds(period) > kept)
    .map(({ name, period }) => ({
      problem: `objective ${name} looks back further than Prometheus keeps samples`,
      given: period,
      allowed: `at most ${time}`,
      remedy: 'a longer retention, or an objective of a shorter period',
    }));
}

/** An expression and where it stands. */
type Placed = readonly [place: string, node: Node];

export function queryIssues(
  stack: StackContent,
  { features }: Queried,
  where: string,
  placed: readonly Placed[],
): Issue[] {
  const missing = placed.flatMap(([place, node]) =>
    [...featuresOf(node)]
      .filter((feature) => !features.some((one) => one === feature))
      .map((feature) => [feature, place] as const),
  );
  return [
    ...sourcesIssues(stack, where, placed),
    ...grouped(missing).map(([feature, places]) => ({
      path: where,
      problem: `${places} needs the experimental feature ${feature}`,
      remedy: 'list it in prometheus.features',
    })),
  ];
}

/** Every series must be exposed by a job of the stack, be Prometheus' own, or recorded by a rule of the stack. */
function sourcesIssues({ jobs, rules }: StackContent, where: string, placed: readonly Placed[]): Issue[] {
  const recorded = rules.flatMap((group) => group.rules.map(({ name }) => name));
  const known = new Set(['scrape', 'alertState', ...jobs.map(({ catalogue }) => catalogue.name)]);
  const used = placed.flatMap(([place, node]) =>
    [...walk(node)].flatMap((one) =>
      one.type === 'selector' && one.issues === undefined ? [{ place, ...one.series }] : [],
    ),
  );
  const unread = used.filter(({ catalogue }) => catalogue !== 'recorded' && !known.has(catalogue));
  // Of a group that could not be made it is not known what it records.
  const isKnown = rules.every(({ issues }) => issues === undefined);
  const unrecorded = used.filter(
    ({ catalogue, name }) => isKnown && catalogue === 'recorded' && !recorded.includes(name),
  );
  return [
    ...grouped(unread.map(({ catalogue, place, name }) => [catalogue, `${place} (${name})`])).map(
      ([catalogue, places]) => ({
        path: where,
        problem: `no job of this stack reads ${catalogue}, for which asks ${places}`,
        allowed: [...known].sort(),
        remedy: 'add a job',
      }),
    ),
    ...grouped(unrecorded.map(({ name, place }) => [name, place])).map(([name, places]) => ({
      path: where,
      problem: `no rule of this stack records ${name}, for which asks ${places}`,
      remedy: 'add the rule',
    })),
  ];
}

/** What belongs together, in one sentence each. */
function grouped(pairs: readonly (readonly [key: string, text: string])[]): [key: string, texts: string][] {
  const keys = [...new Set(pairs.map(([key]) => key))];
  return keys.map((key) => [
    key,
    [...new Set(pairs.flatMap(([other, text]) => (other === key ? [text] : [])))].join(', '),
  ]);
}
