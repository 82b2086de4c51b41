import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { objectiveRules, ruleFile } from '../../../alerts';
import { panelReference } from '../../../dashboards/panel-reference';
import { programFile } from '../../../tools/build';
import { availability } from '../../shop';
import { Workplace } from '../workplace';

const place = new Workplace();
afterAll(() => place.stop());

/**
 * Objective of 99 % in 30 days: critical above 14.4 % in an hour or 6 % in six, warning above 3 %
 * in a day or 1 % in three.
 */
const objective = availability();
const text = { summary: 'Failures', description: 'Failures.' };
const rules = objectiveRules({
  objective,
  job: 'shop',
  name: 'ShopAvailability',
  page: text,
  ticket: text,
  panel: panelReference('shop', 'memory'),
});

/** Counts per minute in promtool's format: increase per minute and number of minutes. */
type Minutes = readonly (readonly [added: number, minutes: number])[];

interface Scenario {
  readonly name: string;
  /** Successful and failed requests. */
  readonly succeeded: Minutes;
  readonly failed: Minutes;
  /** Firing alerts by time. */
  readonly fires: Readonly<Record<string, readonly ('Page' | 'Ticket')[]>>;
}

const both = ['Page', 'Ticket'] as const;
const hour = 60;
const day = 24 * hour;

const scenarios: readonly Scenario[] = [
  {
    // 14.4 % of an hour are 8.64 minutes. Counts take up to five minutes to have full effect.
    name: 'when everything fails, it pages after nine minutes; that is over soon after, and a ticket stays',
    succeeded: [
      [100, 7 * hour],
      [0, 30],
      [100, 3 * hour],
    ],
    failed: [
      [0, 7 * hour],
      [100, 30],
      [0, 3 * hour],
    ],
    fires: { '7h5m': [], '7h14m': both, '7h30m': both, '8h50m': ['Ticket'] },
  },
  {
    // 6 % of six hours at 10 % are 3.6 hours; 1 % of the 27 available hours are 2.7 hours.
    name: 'when a tenth fails, it pages after three and a half hours, by the longer windows',
    succeeded: [
      [100, day],
      [90, 6 * hour],
    ],
    failed: [
      [0, day],
      [10, 6 * hour],
    ],
    fires: { '25h': [], '27h': ['Ticket'], '28h': both },
  },
  {
    // 1 % of three days at 2 % are one and a half days.
    name: 'at twice the budget nobody is woken, and a ticket is made after a day and a half',
    succeeded: [
      [100, 3 * day],
      [98, 2 * day],
    ],
    failed: [
      [0, 3 * day],
      [2, 2 * day],
    ],
    fires: { '102h': [], '110h': ['Ticket'] },
  },
  {
    name: 'errors within the budget notify nobody',
    succeeded: [[99.1, 4 * day]],
    failed: [[0.9, 4 * day]],
    fires: { '1h': [], '48h': [], '96h': [] },
  },
  {
    name: 'one failed request at night, all that there was, wakes nobody',
    succeeded: [
      [10, day],
      [0, 12 * hour],
    ],
    failed: [
      [0, day + 4 * hour],
      [1, 1],
      [0, 8 * hour],
    ],
    fires: { '28h5m': [], '28h30m': [], '32h': [] },
  },
  {
    name: 'nine of ten failing at little traffic pages',
    succeeded: [
      [0.2, day],
      [0.02, 3 * hour],
    ],
    failed: [
      [0, day],
      [0.18, 3 * hour],
    ],
    fires: { '24h20m': [], '25h15m': both },
  },
  {
    name: 'no traffic notifies nobody',
    succeeded: [
      [100, hour],
      [0, 12 * hour],
    ],
    failed: [[0, 13 * hour]],
    fires: { '2h': [], '13h': [] },
  },
];

/** Counts in promtool's format. A counter starts at zero. */
function values(minutes: Minutes): string {
  let count = 0;
  const parts = minutes.map(([added, length]) => {
    const from = count;
    count += added * length;
    return `${from}+${added}x${length - 1}`;
  });
  return parts.join(' ');
}

/** Test of firing times only, because the values in texts always change. */
function withoutValue(key: string, value: unknown): unknown {
  return key === 'value' ? undefined : value;
}

function run(name: string, tests: readonly unknown[], evaluated = '1m'): { status: number | null; output: string } {
  const [rulesFile, testFile] = ['rules.yml', `${name}.yml`].map((file) => join(place.folder, file));
  const links = { panelUrl: () => undefined, runbookUrl: () => undefined };
  writeFileSync(rulesFile!, JSON.stringify(ruleFile(rules, links), withoutValue));
  writeFileSync(testFile!, stringify({ rule_files: [rulesFile], evaluation_interval: evaluated, tests }));
  const { status, stdout, stderr } = spawnSync(programFile('promtool'), ['test', 'rules', testFile!], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const series = (status: string) =>
  `http_requests_total{job="shop",instance="a",pod="a",method="GET",route="/",status="${status}"}`;

function testOf({ name, succeeded, failed, fires }: Scenario) {
  const severities = { Page: 'critical', Ticket: 'warning' } as const;
  return {
    name,
    interval: '1m',
    input_series: [
      { series: series('200'), values: values(succeeded) },
      { series: series('500'), values: values(failed) },
    ],
    alert_rule_test: Object.entries(fires).flatMap(([eval_time, firing]) =>
      (['Page', 'Ticket'] as const).map((kind) => ({
        eval_time,
        alertname: `ShopAvailability${kind}`,
        exp_alerts: firing.includes(kind)
          ? [
              {
                exp_labels: { job: 'shop', severity: severities[kind], subject: 'shop-availability' },
                exp_annotations: { ...text },
              },
            ]
          : [],
      })),
    ),
  };
}

describe('an objective, evaluated by Prometheus', () => {
  test.each(scenarios)('$name', (scenario) => {
    // Days are evaluated less often, so that the test is fast.
    const minutes = scenario.succeeded.reduce((sum, [, length]) => sum + length, 0);
    expect(run('scenario', [testOf(scenario)], minutes > 2 * day ? '5m' : '1m')).toMatchObject({
      status: 0,
      output: expect.stringContaining('SUCCESS') as string,
    });
  });

  test('detects a wrong expectation', () => {
    const { fires, ...first } = scenarios[0]!;
    const wrong = { ...first, fires: { ...fires, '7h30m': [] } };
    expect(run('wrong', [testOf(wrong)])).toMatchObject({ status: 1 });
  });
});
