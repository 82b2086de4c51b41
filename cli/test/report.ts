import { problemsOf, type StackTestResult } from '../../testing';

/** Renders the tests of a stack: the verdict in a line, then what is missing, failed or survived. */
export function testReport(result: StackTestResult): string {
  const { stack, coverage, failures, mutation, routes, unmet } = result;
  const { alerts, recordings, valued, tests, untested, gaps } = coverage;
  const failed = [...failures].flatMap(([rule, reasons]) =>
    [...reasons].flatMap(([test, reason]) => [`  failed: ${rule}: ${test}`, ...indented(reason)]),
  );
  const verdicts = [
    `${wholeAlerts(result)} of ${alerts} alerts fire, stay silent and resolve`,
    ...(mutation
      ? [`${mutation.killedPercent} % of ${mutation.mutants.length} mutants killed${accepted(result)}`]
      : []),
    ...(routes
      ? [
          `${routes.expectations.length - routes.failures.length} of ${routes.expectations.length} routes are as expected`,
        ]
      : []),
    `${valued} of ${recordings} recording rules have their values`,
    `${tests} tests`,
  ];
  return [
    `${stack}: ${verdicts.join('; ')}`,
    ...gaps.map((gap) => `  missing: ${gap}`),
    ...untested.map((one) => `  untested: ${one}`),
    ...failed,
    ...(mutation?.survivors ?? []).map(
      ({ rule, operator, change }) => `  survived: ${rule.name}: ${operator}: ${change}`,
    ),
    ...(routes?.failures ?? []).map((one) => `  route: ${one.text}`),
    ...unmet.map((one) => `  not met: ${one}`),
    '',
  ].join('\n');
}

/** Returns the results of a stack for programs. */
export function summary(result: StackTestResult): unknown {
  const { stack, coverage, failures, mutation, routes } = result;
  const { alerts, fire, silent, resolve, recordings, valued, tests, untested, gaps } = coverage;
  return {
    name: stack,
    alerts: { total: alerts, fire, silent, resolve },
    recordings: { total: recordings, valued },
    tests,
    untested,
    gaps,
    failures: [...failures].flatMap(([rule, reasons]) =>
      [...reasons].map(([test, reason]) => ({ rule, test, reason: reason.trim() })),
    ),
    ...(mutation && {
      mutants: {
        total: mutation.mutants.length,
        killedPercent: mutation.killedPercent,
        survivors: mutation.survivors.map(({ rule, operator, change }) => ({ rule: rule.name, operator, change })),
        accepted: mutation.accepted.map(({ mutant: { rule, operator, change }, by }) => ({
          ...{ rule: rule.name, operator, change },
          reason: by.reason,
        })),
      },
    }),
    ...(routes && { routes: { total: routes.expectations.length, failures: routes.failures } }),
    problems: problemsOf(result),
  };
}

/** Number of alerts whose tests pass, and in which they fire, stay silent and resolve. */
function wholeAlerts({ coverage: { fire, silent, resolve }, generated, failures }: StackTestResult): number {
  const failed = generated.tested.filter(({ rule, kind }) => kind === 'alert' && failures.has(rule.name));
  return Math.max(0, Math.min(fire, silent, resolve) - failed.length);
}

function accepted({ mutation }: StackTestResult): string {
  const count = mutation?.accepted.length ?? 0;
  return count === 0 ? '' : ` (${count} survivors accepted)`;
}

function indented(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`);
}
