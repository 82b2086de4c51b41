import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as declared } from '../../cli/test';
import { alert, ruleGroup } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { happened, quantity, stddevOverTime } from '../../promql';
import type { StackProps } from '../../stack/stack';
import type { TestSettings } from '../../testing';
import { minimalStack } from '../stacks';
import { metrics as m } from '../shop';
import { targeted } from '../targeted';
import { runDeclared } from './commands';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const texts = { severity: 'warning', summary: 'S.', description: 'D.' } as const;
const rules = [
  ruleGroup({
    name: 'shop',
    job: 'shop',
    rules: [
      alert({
        ...texts,
        name: 'ManyCarts',
        condition: m.connections_open.greaterThan(quantity(100, 'connections')),
        for: '5m',
      }),
      alert({
        ...texts,
        name: 'Restless',
        condition: stddevOverTime(m.connections_open, '10m').greaterThan(quantity(100, 'connections')),
      }),
    ],
  }),
];
const stack = { ...minimalStack, name: 'shop', rules };

const alertmanager = {
  receivers: [
    { name: 'chat', integrations: [{ kind: 'webhook', url: SecretValue.fromExisting('notifications', 'url') }] },
  ],
  policy: { route: { receiver: 'chat' } },
} as const;

const runWith = (tested: StackProps, test: TestSettings, ...args: readonly string[]) =>
  runDeclared(declared, args, { folder, loadStacks: () => Promise.resolve([{ ...targeted(tested), test }]) });
const run = (...args: readonly string[]) => runWith(stack, {}, ...args);

/** Writes a program in place of promtool, whose report has a failure of a test or none. */
function promtool(failure: string): string {
  const file = join(folder, 'promtool');
  const script = `#!/usr/bin/env node
const [command, , report, ...files] = process.argv.slice(2);
if (command === '--version') console.log('promtool, version 3.16.0 (branch: HEAD)');
else {
  const suite = (one) => '<testsuite name="' + one + '" ><testcase name="a">' + ${JSON.stringify(failure)} + '</testcase></testsuite>';
  require('node:fs').writeFileSync(report.replace('--junit=', ''), files.map(suite).join(''));
}
`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

describe('vigie test', () => {
  test('says how many rules are tested, and which cannot be', async () => {
    const { status, stdout } = await run('--promtool', promtool(''));
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^shop: 1 of 2 alerts fire, stay silent and resolve; 100 % of \d+ mutants killed; 0 of 0 recording rules have their values; \d+ tests\n/,
    );
    expect(stdout).toContain('\n  untested: Restless: generated rule tests do not support stddev_over_time()\n');
  });

  test('names what fails, and exits with 1', async () => {
    const { status, stdout, notes } = await run('--promtool', promtool('<failure>exp: 1\ngot: 0</failure>'));
    expect(status).toBe(1);
    expect(notes[0]).toBe('the tests are run by promtool 3.16.0');
    expect(stdout).toContain('\n  failed: ManyCarts: a\n    exp: 1\n    got: 0\n');
  });

  test('writes a report for CI', async () => {
    await run('--promtool', promtool('<failure>got: &lt;0&gt;</failure>'), '--junit', 'report.xml', '--no-mutants');
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="shop" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="shop" name="ManyCarts"><failure message="a: got: &lt;0&gt;">a: got: &lt;0&gt;</failure></testcase>
    <testcase classname="shop" name="Restless"><skipped message="generated rule tests do not support stddev_over_time()"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  describe('with requirements', () => {
    const condition = happened(m.http_requests_total.where({ status: '500' }), '15m', { by: ['job'] });
    const lost = alert({ ...texts, name: 'Lost', condition });
    const weak = { ...stack, rules: [...rules, ruleGroup({ name: 'lost', job: 'shop', rules: [lost] })] };
    const tested = (test: TestSettings, ...args: readonly string[]) => runWith(weak, test, ...args);

    test('exits with 1 where too few mutants are killed, and names the others', async () => {
      const { status, stdout } = await tested({ minKilled: 100 });
      expect(status).toBe(1);
      expect(stdout).toMatch(/; 9\d % of \d+ mutants killed \(\d+ survivors accepted\); /);
      expect(stdout).toContain('\n  survived: Lost: window: [1h] → [2h]\n');
      expect(stdout).toMatch(/\n {2}not met: killed mutants: 9\d %; required: at least 100 %\n/);
    });

    test('exits with 0 where enough are killed, and others are accepted', async () => {
      const survivors = [
        { rule: 'Lost', operators: ['window', 'matcher'], change: /./, reason: 'its first event is what counts' },
      ] as const;
      const { status, stdout } = await tested({ minKilled: 100, survivors });
      expect(stdout).toContain('; 100 % of ');
      expect(status).toBe(0);
      expect((await tested({ minKilled: 100 }, '--no-mutants')).status).toBe(0);
    });

    test('exits with 1 where too many rules are untested', async () => {
      const { status, stdout } = await tested({ maxUntested: 0 }, '--no-mutants');
      expect(stdout).toContain('\n  not met: untested rules: 1; allowed: at most 0\n');
      expect(status).toBe(1);
      expect((await tested({ maxUntested: 1 }, '--no-mutants')).status).toBe(0);
    });

    test('rejects those that mean nothing', async () => {
      await expect(tested({ minKilled: 101 })).rejects.toThrow('shop: minKilled: invalid percentage; given: 101');
      await expect(tested({ routes: 'routes.txt' })).rejects.toThrow(/^shop: test\.routes: there is no such file/);
    });
  });

  describe('with expectations of routes', () => {
    const notifying = { ...stack, alertmanager };

    test('exits with 1 where one does not hold, in every report', async () => {
      writeFileSync(join(folder, 'routes.txt'), 'warning -> chat\nRestless -> nobody\n');
      const args = ['--no-mutants', '--json', '--junit', 'report.xml'];
      const { status, stdout, notes } = await runWith(notifying, { routes: 'routes.txt' }, ...args);
      expect(status).toBe(1);
      expect(notes.join('\n')).toContain('; 1 of 2 routes are as expected; ');
      expect(notes.join('\n')).toContain('\n  route: routes.txt:2: Restless -> nobody; notified: chat\n');
      expect(JSON.parse(stdout)).toMatchObject({
        stacks: [
          {
            name: 'shop',
            routes: { total: 2, failures: [{ line: 2, notified: ['chat'] }] },
            problems: ['routes.txt:2: Restless -> nobody; notified: chat'],
          },
        ],
      });
      expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain(`
  <testsuite name="shop routes" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="shop routes" name="1: warning -&gt; chat"></testcase>
    <testcase classname="shop routes" name="2: Restless -&gt; nobody"><failure message="routes.txt:2: Restless -&gt; nobody; notified: chat">routes.txt:2: Restless -&gt; nobody; notified: chat</failure></testcase>
  </testsuite>`);
    });

    test('names the line that cannot be read', async () => {
      writeFileSync(join(folder, 'routes.txt'), 'wrning -> chat\n');
      await expect(runWith(notifying, { routes: 'routes.txt' })).rejects.toThrow(
        /^shop: routes\.txt:1: this is neither a condition nor the name of an alert; given: "wrning"/,
      );
    });
  });

  test('needs no promtool', async () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      const { status, notes } = await run();
      expect(status).toBe(0);
      expect(notes).toEqual([
        'promtool was not found: the tests are evaluated by Vigie alone',
        'shop: generating tests of 2 rules …',
        expect.stringMatching(/^shop: running \d+ mutants …$/),
      ]);
    } finally {
      process.env.PATH = path;
    }
  });

  test('rejects a program and a stack that do not exist', async () => {
    await expect(run('--promtool', join(folder, 'none'))).rejects.toThrow(/^--promtool: this program cannot be run/);
    await expect(run('shap')).rejects.toThrow('unknown stack; given: "shap"; allowed: shop');
  });
});
