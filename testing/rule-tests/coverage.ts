import type { AlertTest } from './alert-tests';
import type { Generated, RuleTests } from './generate';
import { keyOf, type Labels } from './labels';
import { type StackRules } from './rules';
import { selectorsOf } from '../../promql/selectors-of';

/** Coverage of the rules of a stack by generated tests. */
export interface Coverage {
  /** Name of the stack. */
  readonly stack: string;
  /** Number of alerts. */
  readonly alerts: number;
  /** Number of alerts that fire in a test. */
  readonly fire: number;
  /** Number of alerts that stay silent in a test, or fire always, such as the Watchdog. */
  readonly silent: number;
  /** Number of alerts that resolve in a test, or fire always, such as the Watchdog. */
  readonly resolve: number;
  /** Number of recording rules. */
  readonly recordings: number;
  /** Number of recording rules with a test of their value. */
  readonly valued: number;
  /** Number of tests. */
  readonly tests: number;
  /** Rules that cannot be tested, each with the reason. */
  readonly untested: readonly string[];
  /** Missing coverage of the other rules, by the name of each. */
  readonly gaps: readonly string[];
}

/** Calculates the coverage of generated tests. It does not run them. */
export function coverageOf({ stack, rules }: StackRules, { tested, untested }: Generated): Coverage {
  const alerts = tested.filter((tests) => tests.kind === 'alert');
  const recordings = tested.filter((tests) => tests.kind === 'record');
  const shown = (what: string, of: typeof alerts, shows: (tests: (typeof alerts)[number]) => boolean) => {
    const gaps = of.filter((tests) => !shows(tests)).map(({ rule }) => `${rule.name} ${what}`);
    return { count: of.length - gaps.length, gaps };
  };
  const fire = shown('fires in no test', alerts, ({ tests }) => tests.some(fires));
  const silent = shown('fires in every test', alerts, (one) => isConstant(one) || one.tests.some(isSilent));
  const resolve = shown('resolves in no test', alerts, (one) => isConstant(one) || one.tests.some(resolves));
  const calm = shown('fires after a restart alone, or without traffic', alerts, ({ tests }) =>
    tests.filter(({ isHarmless }) => isHarmless).every(isCalm),
  );
  const valued = recordings.filter(({ tests }) =>
    tests.some(({ checks }) => checks.some(({ samples }) => samples.length > 0)),
  );
  return {
    stack,
    alerts: rules.filter(({ kind }) => kind === 'alert').length,
    fire: fire.count,
    silent: silent.count,
    resolve: resolve.count,
    recordings: rules.filter(({ kind }) => kind === 'record').length,
    valued: valued.length,
    tests: tested.reduce((sum, { tests }) => sum + tests.length, 0),
    untested: untested.map(({ rule, reason }) => `${rule.name}: ${reason}`),
    gaps: [
      ...[fire, silent, resolve, calm].flatMap(({ gaps }) => gaps),
      ...recordings.filter((one) => !valued.includes(one)).map(({ rule }) => `${rule.name} has no value in a test`),
    ],
  };
}

/** Reports whether an alert has no selectors, so that it always fires. */
function isConstant({ rule }: RuleTests): boolean {
  return selectorsOf(rule.node).length === 0;
}

function fires({ checks }: AlertTest): boolean {
  return checks.some(({ firing }) => firing.length > 0);
}

function isSilent(test: AlertTest): boolean {
  return !fires(test);
}

/**
 * Reports whether the alert does not fire for the subject, whose series come first in the input.
 */
function isCalm({ input, checks }: AlertTest): boolean {
  const subject = input[0]!.labels;
  const isSubject = (labels: Labels) =>
    Object.entries(labels).every(([label, value]) => !Object.hasOwn(subject, label) || subject[label] === value);
  return checks.every(({ firing }) => !firing.some(({ labels }) => isSubject(labels)));
}

function resolves({ checks }: AlertTest): boolean {
  const fired = new Set<string>();
  return checks.some(({ firing }) => {
    const now = new Set(firing.map(({ labels }) => keyOf(labels)));
    const isOver = [...fired].some((key) => !now.has(key));
    for (const key of now) fired.add(key);
    return isOver;
  });
}
