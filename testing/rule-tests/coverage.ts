import type { AlertTest } from './alert-tests';
import type { Generated, RuleTests } from './generate';
import { keyOf, type Labels } from './labels';
import { selectorsOf, type StackRules } from './rules';

/** What the tests of a stack show. */
export interface Coverage {
  readonly stack: string;
  readonly alerts: number;
  /** How many of the alerts fire, stay silent and resolve in a test. */
  readonly fire: number;
  readonly silent: number;
  readonly resolve: number;
  readonly recordings: number;
  /** How many of the recording rules have a test of their value. */
  readonly valued: number;
  readonly tests: number;
  /** What is not shown, by the names of the rules. */
  readonly gaps: readonly string[];
}

/** What generated tests show of the rules of a stack; that they pass is another matter. */
export function coverageOf({ stack, rules }: StackRules, { tested, untested }: Generated): Coverage {
  const alerts = tested.filter((tests) => tests.kind === 'alert');
  const recordings = tested.filter((tests) => tests.kind === 'record');
  const shown = (what: string, of: typeof alerts, shows: (tests: (typeof alerts)[number]) => boolean) => {
    const gaps = of.filter((tests) => !shows(tests)).map(({ rule }) => `${rule.name} ${what}`);
    return { count: of.length - gaps.length, gaps };
  };
  const fire = shown('fires in no test', alerts, ({ tests }) => tests.some(fires));
  const silent = shown('is silent in no test', alerts, (one) => isConstant(one) || one.tests.some(isSilent));
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
    gaps: [
      ...untested.map(({ rule, reason }) => `${rule.name} has no test: ${reason}`),
      ...[fire, silent, resolve, calm].flatMap(({ gaps }) => gaps),
      ...recordings.filter((one) => !valued.includes(one)).map(({ rule }) => `${rule.name} has no value in a test`),
    ],
  };
}

/** An alert that looks at nothing always fires: there is nothing that would silence it. */
function isConstant({ rule }: RuleTests): boolean {
  return selectorsOf(rule.node).length === 0;
}

function fires({ checks }: AlertTest): boolean {
  return checks.some(({ firing }) => firing.length > 0);
}

function isSilent(test: AlertTest): boolean {
  return !fires(test);
}

/** Whether it does not fire on the subject, whose series come first; others beside it may be in trouble. */
function isCalm({ input, checks }: AlertTest): boolean {
  const subject = input[0]!.labels;
  const isSubject = (labels: Labels) =>
    Object.entries(labels).every(([label, value]) => !(label in subject) || subject[label] === value);
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
