import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RuleGroupJson } from '../../../alerts';
import { programFile } from '../../../tools/build';
import { startPrometheus } from '../servers/prometheus';
import { at, scrapeInterval } from './timeline';

/**
 * Writes the results of recording rules for the whole time into a database: first rules without
 * dependencies, then the others.
 *
 * @param folder folder of a Prometheus that does not run
 * @param end end of the time in seconds since 1970
 * @throws Error when a rule cannot be evaluated, or needs an unknown series
 */
export async function writeRecorded(
  groups: readonly RuleGroupJson[],
  folder: string,
  end = at('13:00'),
): Promise<void> {
  let rest = groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []));
  while (rest.length > 0) {
    const ready = new Set(recordable(groups, rest));
    if (ready.size === 0) throw new Error(`these rules need each other: ${rest.join(', ')}`);
    await evaluate(only(groups, ready), folder, end);
    rest = rest.filter((name) => !ready.has(name));
  }
}

/** Rules that depend on no other rule. */
function recordable(groups: readonly RuleGroupJson[], names: readonly string[]): string[] {
  const expressions = new Map(
    groups.flatMap(({ rules }) => rules.map(({ record, expr }) => [record ?? '', expr] as const)),
  );
  return names.filter((name) => !names.some((other) => expressions.get(name)!.includes(other)));
}

function only(groups: readonly RuleGroupJson[], names: ReadonlySet<string>): RuleGroupJson[] {
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter(({ record = '' }) => names.has(record)) }))
    .filter(({ rules }) => rules.length > 0);
}

async function evaluate(groups: readonly RuleGroupJson[], folder: string, end: number): Promise<void> {
  const [rules, written] = [join(folder, 'recorded.yml'), join(folder, 'data')];
  // promtool opens a database in its output folder, so it must not be that of the server.
  const blocks = join(folder, 'blocks');
  writeFileSync(rules, stringify({ groups }));
  mkdirSync(blocks, { recursive: true });
  // A server marks the end of series when it evaluates rules. Blocks have no marks, so recorded
  // values are visible only at their own times.
  const args = ['--storage.tsdb.retention.time=100y', `--query.lookback-delta=${scrapeInterval}s`];
  const server = await startPrometheus({ folder, args });
  try {
    const range = [`--start=${at('0:00')}`, `--end=${end}`, `--url=${server.url}`];
    const command = ['tsdb', 'create-blocks-from', 'rules', ...range, '--output-dir', blocks, rules];
    const { status, stderr, stdout } = spawnSync(programFile('promtool'), command, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`promtool cannot evaluate rules:\n${stdout}${stderr}`);
  } finally {
    await server.stop();
  }
  moveBlocks(blocks, written);
}

/** Moves blocks, which are folders with an id as name. promtool writes nothing else of use. */
function moveBlocks(from: string, to: string): void {
  for (const block of readdirSync(from).filter((name) => /^[0-9A-Z]{26}$/.test(name))) {
    renameSync(join(from, block), join(to, block));
  }
  rmSync(from, { recursive: true });
}
