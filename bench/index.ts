import { readFileSync, writeFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { errorText } from '../cli/failure';
import { benchApplications } from './applications';
import { benchCommands, benchNode, benchPackage } from './commands';
import { comparisonText, compare, threshold } from './comparison';
import { benchEdits } from './edits';
import { benchPasswords } from './passwords';
import { plot } from './plot';
import { benchProgram } from './program';
import { least, readingText, type Bench, type Reading, type Results } from './reading';

const benches: Readonly<Record<string, Bench>> = {
  commands: benchCommands,
  package: benchPackage,
  edits: benchEdits,
  program: benchProgram,
  passwords: benchPasswords,
  applications: benchApplications,
};

interface Options {
  readonly output?: string;
  readonly compare?: string;
  readonly plot?: string;
}

/** Runs the named benches, or all of them. The exit status is 1 if a reading is worse than before. */
async function bench(names: readonly string[], options: Options): Promise<void> {
  const before = options.compare === undefined ? undefined : read(options.compare);
  const start = await benchNode();
  const head: Results = { node: process.version, nodeStart: least(start[0]!), readings: [] };
  const readings: Reading[] = [];
  const add = (measured: readonly Reading[]): void => {
    for (const one of measured) console.log(readingText(one, head));
    readings.push(...measured);
  };
  add(start);
  for (const name of names.length > 0 ? names : Object.keys(benches)) add(await benches[name]!());
  const results: Results = { ...head, readings };
  if (options.output !== undefined) writeFileSync(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
  const plotted = readings.filter(({ applications, unit }) => applications !== undefined && unit === 's');
  if (options.plot !== undefined) writeFileSync(options.plot, plot('Processor time of a synthesis', plotted));
  if (before === undefined) return;
  console.log(`\n${comparisonText(before, results)}`);
  if (compare(before, results).some(({ isRegression }) => isRegression)) process.exitCode = 1;
}

function read(file: string): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

new Command('bench')
  .description('Measures commands, the package, edits, the Pulumi program and passwords, each several times.')
  .addArgument(new Argument('[benches...]', 'default: all').choices(Object.keys(benches)))
  .option('--output <file>', 'writes the readings as JSON')
  .option(
    '--compare <file>',
    `compares with readings of --output; a ratio above ${threshold} is a regression, with exit status 1`,
  )
  .option('--plot <file>', 'draws the time of a synthesis against the number of applications as SVG')
  .action(bench)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(errorText(error, process.cwd()));
    process.exitCode = 1;
  });
