import { readFileSync } from 'node:fs';

/**
 * Prints the findings of publint and of Are the types wrong? on a packed package, and exits with 1 if there are any.
 * Its argument is the file that `npm pack` wrote.
 */
async function main(file: string): Promise<void> {
  const [{ publint }, { formatMessage }, types] = await Promise.all([
    import('publint'),
    import('publint/utils'),
    import('@arethetypeswrong/core'),
  ]);
  const tarball = readFileSync(file);
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  const analysis = await types.checkPackage(types.createPackageFromTarballData(tarball));
  const findings = [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
    ...(analysis.types === false ? ['types: the package has none'] : []),
    ...('problems' in analysis ? analysis.problems.map((problem) => `types: ${JSON.stringify(problem)}`) : []),
  ];
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) process.exitCode = 1;
}

void main(process.argv[2]!);
