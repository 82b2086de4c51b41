import type { Coverage, Failures, Generated } from '../../testing';

/** Stack whose rules were tested. */
export interface TestedStack {
  readonly coverage: Coverage;
  readonly generated: Generated;
  /** Failed tests with their reasons, by the name of the rule. */
  readonly failures: ReadonlyMap<string, Failures>;
}

/** Renders the tests of a stack: the verdict in a line, then what is missing and what failed. */
export function testReport({ coverage, failures }: TestedStack): string {
  const { stack, alerts, fire, silent, resolve, recordings, valued, tests, untested, gaps } = coverage;
  const whole = Math.min(fire, silent, resolve);
  const failed = [...failures].flatMap(([rule, reasons]) =>
    [...reasons].flatMap(([test, reason]) => [`  failed: ${rule}: ${test}`, ...indented(reason)]),
  );
  return [
    `${stack}: ${whole} of ${alerts} alerts fire, stay silent and resolve; ${valued} of ${recordings} recording rules have their values; ${tests} tests`,
    ...gaps.map((gap) => `  missing: ${gap}`),
    ...untested.map((one) => `  untested: ${one}`),
    ...failed,
    '',
  ].join('\n');
}

function indented(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`);
}
