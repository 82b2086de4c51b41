import type { StackTestResult } from '../../testing';

/** Case of a suite, which passes without a failure and a reason to skip it. */
interface Case {
  readonly name: string;
  readonly failure?: string | undefined;
  readonly skipped?: string | undefined;
  /** Text that is shown with the case. */
  readonly output?: string | undefined;
}

/**
 * Renders tests in the format of JUnit, as GitLab and Jenkins read it. A stack has a suite of its rules, one of the
 * mutants of each rule, one of its routes, and one of its requirements. Source:
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd.
 */
export function junitReport(results: readonly StackTestResult[]): string {
  const suites = results.flatMap((result) => [
    suite(result.stack, ruleCases(result)),
    suite(`${result.stack} mutants`, mutantCases(result)),
    suite(`${result.stack} routes`, routeCases(result)),
    suite(
      `${result.stack} requirements`,
      result.unmet.map((one) => ({ name: one, failure: one })),
    ),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function ruleCases({ coverage, generated: { tested, untested }, failures }: StackTestResult): Case[] {
  return [
    ...tested.map(({ rule: { name } }): Case => {
      const reasons = [...(failures.get(name) ?? [])].map((one) => one.join(': '));
      return { name, failure: reasons.length > 0 ? reasons.join('\n') : undefined };
    }),
    ...coverage.gaps.map((gap): Case => ({ name: gap, failure: gap })),
    ...untested.map(({ rule, reason }): Case => ({ name: rule.name, skipped: reason })),
  ];
}

function mutantCases({ mutation }: StackTestResult): Case[] {
  const names = new Set(mutation?.mutants.map(({ rule }) => rule.name));
  return [...names].map((name) => {
    const surviving = mutation!.survivors.filter(({ rule }) => rule.name === name);
    const lines = surviving.map(({ operator, change }) => `survived: ${operator}: ${change}`);
    return { name, output: lines.length > 0 ? lines.join('\n') : undefined };
  });
}

function routeCases({ routes }: StackTestResult): Case[] {
  return (routes?.expectations ?? []).map(({ line, text }) => ({
    name: `${line}: ${text}`,
    failure: routes!.failures.find((one) => one.line === line)?.text,
  }));
}

/** Renders a suite. An empty one is omitted. */
function suite(name: string, cases: readonly Case[]): string {
  if (cases.length === 0) return '';
  const count = (is: (one: Case) => unknown) => cases.filter((one) => is(one) !== undefined).length;
  const counts = `tests="${cases.length}" failures="${count((one) => one.failure)}" errors="0" skipped="${count((one) => one.skipped)}"`;
  return `  <testsuite name=${quoted(name)} ${counts}>\n${cases.map((one) => element(name, one)).join('')}  </testsuite>\n`;
}

function element(suiteName: string, { name, failure, skipped, output }: Case): string {
  const content = [
    ...(failure === undefined
      ? []
      : [`<failure message=${quoted(failure.split('\n')[0]!)}>${escaped(failure)}</failure>`]),
    ...(skipped === undefined ? [] : [`<skipped message=${quoted(skipped)}/>`]),
    ...(output === undefined ? [] : [`<system-out>${escaped(output)}</system-out>`]),
  ];
  return `    <testcase classname=${quoted(suiteName)} name=${quoted(name)}>${content.join('')}</testcase>\n`;
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('\n', '&#10;')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
