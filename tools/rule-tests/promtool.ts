import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleFileJson } from '../../alerts';
import type { AlertTest } from '../../testing/rule-tests/alert-tests';
import { promtoolSeries, seriesText } from '../../testing/rule-tests/input';
import type { RecordingTest } from '../../testing/rule-tests/recording-tests';
import { failuresByFile, type Failures } from '../../testing/rule-tests/report';
import type { TestedRule } from '../../testing/rule-tests/rules';
import { expanded } from '../../testing/rule-tests/template';
import { programFile } from '../build';

/**
 * Test in promtool's format. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/.
 */
export interface PromtoolTest {
  readonly name: string;
  /** Evaluation interval in milliseconds. All tests of a file have the same. */
  readonly step: number;
  /** Relative duration of the test. */
  readonly weight: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Converts a test of an alert to promtool's format. */
export function promtoolAlertTest(
  { name, pace, input, checks }: AlertTest,
  { name: alertname, json }: TestedRule,
): PromtoolTest {
  return promtoolTest(name, pace, input, {
    alert_rule_test: checks.map(({ time, firing }) => ({
      eval_time: duration(time),
      alertname,
      exp_alerts: firing.map((sample) => ({
        exp_labels: { ...sample.labels, ...json.labels },
        exp_annotations: Object.fromEntries(
          Object.entries(json.annotations ?? {}).map(([key, text]) => [key, expanded(text, sample)]),
        ),
      })),
    })),
  });
}

/** Converts a test of a recording rule to promtool's format. */
export function promtoolRecordingTest({ name, record, pace, input, checks }: RecordingTest): PromtoolTest {
  return promtoolTest(name, pace, input, {
    promql_expr_test: checks.map(({ time, samples }) => ({
      expr: record,
      eval_time: duration(time),
      exp_samples: samples.map(({ labels, value }) => ({ labels: seriesText(record, labels), value })),
    })),
  });
}

function promtoolTest(
  name: string,
  pace: AlertTest['pace'],
  input: AlertTest['input'],
  checks: Readonly<Record<string, unknown>>,
): PromtoolTest {
  const { step, interval } = pace;
  const samples = input.flatMap(({ segments }) => segments).reduce((sum, { count }) => sum + count, 0);
  const weight = pace.isSparse ? (samples * 2 * interval) / step : samples;
  return {
    name,
    step,
    weight,
    json: {
      name,
      interval: duration(interval),
      input_series: input.map((series) => promtoolSeries(series, pace)),
      ...checks,
    },
  };
}

function duration(milliseconds: number): string {
  return `${milliseconds / 1000}s`;
}

/**
 * Renders a test file. All tests must have the same evaluation interval. JSON is valid YAML and
 * faster to write.
 */
export function testsText(groups: readonly string[], tests: readonly PromtoolTest[]): string {
  return JSON.stringify({
    evaluation_interval: duration(tests[0]!.step),
    group_eval_order: groups,
    // The last digit of a sum depends on the order of its parts.
    fuzzy_compare: true,
    tests: tests.map(({ json }) => json),
  });
}

/** Writes a rule file and its test file. */
export function writeTests(file: string, rules: RuleFileJson, text: string): void {
  const rulesFile = file.replace(/\.json$/, '.rules.json');
  writeFileSync(rulesFile, JSON.stringify(rules));
  writeFileSync(file, text.replace('{', `{"rule_files":[${JSON.stringify(rulesFile)}],`));
}

/**
 * Runs test files one after the other in one process. Returns the failed tests and their reasons by
 * file.
 */
export async function runTests(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, Failures>> {
  const report = join(folder, `report-${(reports += 1)}.xml`);
  await finished(programFile('promtool'), ['test', 'rules', `--junit=${report}`, ...files]);
  const failures = failuresByFile(readFileSync(report, 'utf8'));
  rmSync(report);
  return failures;
}

let reports = 0;

/** Number of parallel processes. promtool waits for the disk half of its time. */
export const processes = 2 * availableParallelism();

/**
 * Folder for the samples of tests: in memory if 1 GiB is free, because promtool syncs each write to
 * the disk.
 */
function storageFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= 2 ** 30 ? memory : tmpdir();
}

function finished(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(program, args, { stdio: 'ignore', env: { ...process.env, TMPDIR: storageFolder() } })
      .on('error', reject)
      .on('close', () => {
        resolve();
      });
  });
}
