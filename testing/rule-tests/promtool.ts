import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RuleFileJson } from '../../alerts';
import type { AlertTest } from './alert-tests';
import { promtoolSeries, seriesText } from './input';
import type { Labels } from './labels';
import type { RecordingTest } from './recording-tests';
import { failuresByFile, type Failures } from './report';
import type { TestedRule } from './rules';
import { expanded } from './template';

/** A test as promtool reads it: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/. */
export interface PromtoolTest {
  readonly name: string;
  /** Interval of evaluations, in milliseconds: one file has one interval. */
  readonly step: number;
  /** About how long it takes, compared with others. */
  readonly weight: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Returns the test of an alert in the format of promtool. */
export function promtoolAlertTest(
  { name, pace, input, checks }: AlertTest,
  { name: alertname, json, externalLabels }: TestedRule,
): PromtoolTest {
  return promtoolTest(name, pace, withLabels(input, externalLabels), {
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

/** Returns the test of a recording rule in the format of promtool. */
export function promtoolRecordingTest(
  { name, record, pace, input, checks }: RecordingTest,
  { externalLabels }: TestedRule,
): PromtoolTest {
  return promtoolTest(name, pace, withLabels(input, externalLabels), {
    promql_expr_test: checks.map(({ time, samples }) => ({
      expr: record,
      eval_time: duration(time),
      exp_samples: withLabels(samples, externalLabels).map(({ labels, value }) => ({
        labels: seriesText(record, labels),
        value,
      })),
    })),
  });
}

/** Adds external labels to series. */
function withLabels<S extends { readonly labels: Labels }>(all: readonly S[], added: Labels = {}): S[] {
  return all.map((one) => ({ ...one, labels: { ...added, ...one.labels } }));
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

/** Tests as they stand in a file; all of them are evaluated as often. JSON is YAML, and quicker to write. */
export function testsText(groups: readonly string[], tests: readonly PromtoolTest[]): string {
  return JSON.stringify({
    evaluation_interval: duration(tests[0]!.step),
    group_eval_order: groups,
    // Values of sums differ by how their parts were ordered, in the last digit.
    fuzzy_compare: true,
    tests: tests.map(({ json }) => json),
  });
}

/** Writes a file of rules and one of tests of them. */
export function writeTests(file: string, rules: RuleFileJson, text: string): void {
  const rulesFile = file.replace(/\.json$/, '.rules.json');
  writeFileSync(rulesFile, JSON.stringify(rules));
  writeFileSync(file, text.replace('{', `{"rule_files":[${JSON.stringify(rulesFile)}],`));
}

/** Folder and program of promtool. */
export interface PromtoolProps {
  /** Path of the program, of the version of Prometheus that evaluates the rules. */
  readonly promtool: string;
  /** Folder for its reports, which are removed again. */
  readonly folder: string;
}

/**
 * Runs files of tests one after the other in one process.
 *
 * @returns the failed tests of each file and the reasons
 */
export async function runTests(
  { promtool, folder }: PromtoolProps,
  files: readonly string[],
): Promise<ReadonlyMap<string, Failures>> {
  const report = join(folder, `report-${(reports += 1)}.xml`);
  await finished(promtool, ['test', 'rules', `--junit=${report}`, ...files]);
  const failures = failuresByFile(readFileSync(report, 'utf8'));
  rmSync(report);
  return failures;
}

let reports = 0;

/** Number of processes at once: promtool syncs each write, and waits for the disk. */
export const processes = 2 * availableParallelism();

/** Garbage collection only near this limit: a fifth less processor time. */
const memory = { GOGC: 'off', GOMEMLIMIT: '512MiB' };

function finished(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...memory } })
      .on('error', reject)
      .on('close', () => {
        resolve();
      });
  });
}
