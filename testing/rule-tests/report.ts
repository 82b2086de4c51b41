/** Failure reasons by test name. */
export type Failures = ReadonlyMap<string, string>;

/** Parses promtool's report by test file. Files that did not run are absent. */
export function failuresByFile(report: string): Map<string, Failures> {
  const suites = report.matchAll(/<testsuite name="([^"]*)"[^>]*>(.*?)<\/testsuite>/gs);
  return new Map([...suites].map(([, file, cases]) => [plain(file!), failuresIn(cases!)]));
}

function failuresIn(cases: string): Failures {
  const found = cases.matchAll(/<testcase name="([^"]*)"[^>]*>(.*?)<\/testcase>/gs);
  return new Map(
    [...found].flatMap(([, name, content]) => {
      const reasons = [...content!.matchAll(/<(?:failure|error)>(.*?)<\/(?:failure|error)>/gs)].map(([, text]) =>
        plain(text!),
      );
      return reasons.length > 0 ? [[plain(name!), reasons.join('\n')] as const] : [];
    }),
  );
}

/** Decodes XML references. */
function plain(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
    },
  );
}
