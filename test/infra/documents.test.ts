import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alert, ruleGroup, type Rule } from '../../alerts';
import type { MonitoringStackProps } from '../../constructs';
import { focusApi as focusApiStack } from '../../infra/stacks/focus-api';
import { synthesize } from '../../infra/synthesize';
import { focusApi } from '../../metrics/content';
import { rawCondition, type Condition } from '../../promql';
import { guideThresholds, hitShare, meanLatency } from '../../promql/content/focus-api';

const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const synth = (stack: MonitoringStackProps) => () => {
  synthesize([stack], { output: join(folder, '.synth'), published: join(folder, 'dist') });
};

describe('document 002, written into the stack focus-api as text', () => {
  const props = { catalogues: [focusApi] };
  const told = (name: string, condition: Condition<'job', 'ratio' | 'seconds'>): Rule =>
    alert({
      name,
      condition,
      severity: 'warning',
      summary: name,
      description: `${name}.`,
      runbook: { impact: 'Rien.', steps: ['Regarder.'] },
    });
  const withAlert = (rule: Rule): MonitoringStackProps => ({
    ...focusApiStack,
    rules: [...focusApiStack.rules, ruleGroup({ name: 'focus_api_alerts', job: 'focus-api', rules: [rule] })],
  });
  const slow =
    'rate(focus_api_http_request_duration_seconds_sum[5m]) / rate(focus_api_http_request_duration_seconds_count[5m]) > 1';
  const cold =
    'rate(focus_api_cache_hits_total[5m]) / (rate(focus_api_cache_hits_total[5m]) + rate(focus_api_cache_misses_total[5m])) < 0.5';

  test.each([
    [
      'SlowResponseTime',
      rawCondition(slow, { ...props, unit: 'seconds' }),
      meanLatency.greaterThan(guideThresholds.meanLatency),
    ],
    [
      'LowCacheHitRate',
      rawCondition(cold, { ...props, unit: 'ratio' }),
      hitShare.lessThan(guideThresholds.hitShare.bad),
    ],
  ] as const)('%s without a guard for no traffic is refused, and not with one', (name, wrong, right) => {
    expect(synth(withAlert(told(name, wrong as never)))).toThrow(
      new RegExp(`alert ${name}: it divides by zero without traffic`),
    );
    expect(synth(withAlert(told(name, right)))).not.toThrow();
  });

  test('a histogram alone is no series', () => {
    const text = 'focus_api_cache_operations_duration_seconds > 1';
    expect(() => rawCondition(text, { ...props, unit: 'seconds' })).toThrow(
      /focus_api_cache_operations_duration_seconds/,
    );
  });
});
