import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../../../core/table';
import { synthesize } from '../../../targets/synthesize';
import { checkovCommand } from '../../../tools/checkov';
import { Workplace } from '../workplace';
import { expectedFindings } from './checkov-findings';
import { monitoringStacks as stacks, inOwnCluster } from '../../targeted';

const place = new Workplace();
let findings: readonly Finding[] = [];

beforeAll(() => {
  synthesize(stacks.map(inOwnCluster), { output: place.folder });
  findings = stacks.flatMap(({ name }) => checkov(join(place.folder, `${name}.k8s.yaml`)));
});
afterAll(() => place.stop());

interface Finding {
  readonly check_id: string;
  readonly check_name: string;
  /** Object, such as `Deployment.monitoring.grafana`. */
  readonly resource: string;
}

interface Report {
  readonly results: { readonly failed_checks: readonly Finding[] };
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
}

/** Returns the findings of Checkov in a manifest, without access to the internet. */
function checkov(file: string): readonly Finding[] {
  const [program, ...args] = checkovCommand();
  const { stdout, stderr } = spawnSync(
    program,
    [...args, '--skip-download', '--framework', 'kubernetes', '--output', 'json', '--compact', '--file', file],
    { env: { ...process.env, CKV_SKIP_PACKAGE_UPDATE_CHECK: 'True' }, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (stdout === '') throw new Error(`Checkov said nothing:\n${stderr}`);
  const { results, summary } = JSON.parse(stdout) as Report;
  expect(summary.parsing_errors).toBe(0);
  expect(summary.passed).toBeGreaterThan(100);
  return results.failed_checks;
}

function isExpected({ check_id, resource }: Finding): boolean {
  return expectedFindings[check_id]?.resources.test(resource) ?? false;
}

afterAll(() => {
  const rows = Object.entries(expectedFindings).map(([check, { reason }]) => [check, reason]);
  process.stderr.write(table('Accepted findings of Checkov', ['check', 'reason'], rows));
});

describe('Checkov', () => {
  test('has only accepted findings', () => {
    const others = findings.filter((finding) => !isExpected(finding));
    expect(others.map(({ check_id, check_name, resource }) => `${check_id} ${check_name}: ${resource}`)).toEqual([]);
  });

  test('has all accepted findings', () => {
    const found = findings.filter(isExpected).map(({ check_id }) => check_id);
    expect([...new Set(found)].sort()).toEqual(Object.keys(expectedFindings).sort());
  });

  test('finds a privileged container', () => {
    const planted = join(place.folder, 'planted.yaml');
    const manifests = readFileSync(join(place.folder, `${stacks[0]!.name}.k8s.yaml`), 'utf8');
    writeFileSync(planted, manifests.replace('privileged: false', 'privileged: true'));
    const others = checkov(planted).filter((finding) => !isExpected(finding));
    expect(others.map(({ check_id }) => check_id)).toEqual(['CKV_K8S_16']);
  });
});
