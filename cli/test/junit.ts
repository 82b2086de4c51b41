import type { TestedStack } from './report';

/**
 * Renders tests in the format of JUnit: a suite for each stack, a case for each rule. Source:
 * https://github.com/testmoapp/junitxml.
 */
export function junitReport(stacks: readonly TestedStack[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${stacks.map(suite).join('')}</testsuites>\n`;
}

function suite({ coverage: { stack }, generated, failures }: TestedStack): string {
  const passed = generated.tested.map(({ rule }) => ({ rule: rule.name, problem: undefined }));
  const failed = new Map(
    [...failures].map(([rule, reasons]) => [rule, [...reasons].map((one) => one.join(': ')).join('\n')]),
  );
  const cases = [
    ...passed.map(({ rule }) => element(stack, rule, failed.has(rule) ? failure(failed.get(rule)!) : '')),
    ...generated.untested.map(({ rule, reason }) => element(stack, rule.name, `<skipped message=${quoted(reason)}/>`)),
  ];
  const counts = `tests="${cases.length}" failures="${failed.size}" skipped="${generated.untested.length}"`;
  return `  <testsuite name=${quoted(stack)} ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function element(stack: string, rule: string, content: string): string {
  return `    <testcase classname=${quoted(stack)} name=${quoted(rule)}>${content}</testcase>\n`;
}

function failure(text: string): string {
  return `<failure>${escaped(text)}</failure>`;
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('\n', '&#10;')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
