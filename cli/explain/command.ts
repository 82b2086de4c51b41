import { distance } from 'fastest-levenshtein';
import { ValidationError } from '../../core/errors';
import { refuseNotExposed } from '../../metrics/not-exposed';
import type { TargetedStack } from '../../targets';
import { json } from '../json';
import { namedStack } from '../named-stack';
import { alerts } from './alerts';
import type { Explanation } from './explainer';
import { labels } from './labels';
import { metrics } from './metrics';
import { networkPolicies, secrets, servers } from './objects';
import { explanationText } from './text';

/** Explanations in the order in which they are shown. */
const explainers = [alerts, metrics, labels, networkPolicies, servers, secrets] as const;

/** Arguments of `vigie explain`. */
export interface ExplainArguments {
  /** Name of a stack; `undefined` for all. */
  readonly stack: string | undefined;
  /** Name of a metric, series, label, alert, NetworkPolicy, server or Secret. */
  readonly name: string;
  /** Whether the result is JSON. */
  readonly isJson: boolean;
}

/**
 * Explains all parts of stacks with a name.
 *
 * @returns the text to print
 * @throws ValidationError when there is no such stack, or no part with the name; with the reason for a metric that is not
 * exposed
 */
export function explainCommand({ stack, name, isJson }: ExplainArguments, all: readonly TargetedStack[]): string {
  const stacks = stack === undefined ? all : stacksOf(stack, all);
  const found = stacks.flatMap((of) =>
    explainers
      .filter((one) => one.names(of).includes(name))
      .map((one): Explanation => {
        const facts = one.facts(name, of).filter(([, ...texts]) => texts.length > 0);
        return { kind: one.kind, name, stack: of.stack.name, target: of.target.name, facts };
      }),
  );
  if (found.length === 0) {
    refuseNotExposed(
      name,
      stacks.flatMap(({ stack: { jobs } }) => jobs.map(({ catalogue }) => catalogue)),
    );
    throw unknown(name, stacks);
  }
  if (!isJson) return found.map(explanationText).join('\n');
  return json(
    found.map(({ facts, ...one }) => ({ ...one, facts: facts.map(([title, ...texts]) => ({ title, texts })) })),
  );
}

/** Returns a stack with each of its targets. */
function stacksOf(name: string, all: readonly TargetedStack[]): readonly TargetedStack[] {
  namedStack(
    name,
    all.map(({ stack }) => stack),
  );
  return all.filter((one) => one.stack.name === name);
}

/** Number of names that are suggested. */
const suggested = 5;

function unknown(given: string, stacks: readonly TargetedStack[]): ValidationError {
  const names = new Set(stacks.flatMap((of) => explainers.flatMap((one) => one.names(of))));
  const wanted = given.toLowerCase();
  const score = (name: string) => {
    const other = name.toLowerCase();
    return other.includes(wanted) ? 0 : distance(wanted, other);
  };
  const near = [...names]
    .map((name) => ({ name, score: score(name) }))
    .filter((one) => one.score <= Math.max(2, given.length / 3))
    .sort((one, other) => one.score - other.score || (one.name < other.name ? -1 : 1))
    .slice(0, suggested)
    .map(({ name }) => name);
  return new ValidationError({
    problem: 'no metric, label, alert, NetworkPolicy, server or Secret has this name',
    given,
    ...(near.length > 0 ? { remedy: `did you mean ${near.join(', ')}?` } : {}),
  });
}
