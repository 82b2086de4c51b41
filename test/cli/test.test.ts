import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as declared } from '../../cli/test';
import { alert, ruleGroup } from '../../alerts';
import { days, quantity, time } from '../../promql';
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
      alert({ ...texts, name: 'Old', condition: time().minus(m.start_time_seconds).greaterThan(days(90)) }),
    ],
  }),
];
const stack = { ...minimalStack, name: 'shop', rules };

const run = (...args: readonly string[]) =>
  runDeclared(declared, args, { folder, loadStacks: () => Promise.resolve([targeted(stack)]) });

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
      /^shop: 1 of 2 alerts fire, stay silent and resolve; 0 of 0 recording rules have their values; \d+ tests\n/,
    );
    expect(stdout).toContain('\n  untested: Old: generated rule tests do not support time()\n');
  });

  test('names what fails, and exits with 1', async () => {
    const { status, stdout, notes } = await run('--promtool', promtool('<failure>exp: 1\ngot: 0</failure>'));
    expect(status).toBe(1);
    expect(notes[0]).toBe('the tests are run by promtool 3.16.0');
    expect(stdout).toContain('\n  failed: ManyCarts: a\n    exp: 1\n    got: 0\n');
  });

  test('writes a report for CI', async () => {
    await run('--promtool', promtool('<failure>got: &lt;0&gt;</failure>'), '--junit', 'report.xml');
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="shop" tests="2" failures="1" skipped="1">
    <testcase classname="shop" name="ManyCarts"><failure>a: got: &lt;0&gt;</failure></testcase>
    <testcase classname="shop" name="Old"><skipped message="generated rule tests do not support time()"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  test('needs no promtool', async () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      const { status, notes } = await run();
      expect(status).toBe(0);
      expect(notes).toEqual(['promtool was not found: the tests are evaluated by Vigie alone', 'testing shop …']);
    } finally {
      process.env.PATH = path;
    }
  });

  test('rejects a program and a stack that do not exist', async () => {
    await expect(run('--promtool', join(folder, 'none'))).rejects.toThrow(/^--promtool: this program cannot be run/);
    await expect(run('shap')).rejects.toThrow('unknown stack; given: "shap"; allowed: shop');
  });
});
