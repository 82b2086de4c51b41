import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleGroup, type Rule } from '../../alerts';
import { ValidationError, type Issue } from '../../core/errors';
import type { ProvisionedDashboard } from '../../dashboards';
import type { ScrapeJob } from '../../servers';
import type { MonitoringStackProps } from '../../stack';
import { validate } from '../../targets/validation';
import { minimalStack } from '../stacks';
import { targeted } from '../targeted';
import { ProjectCopy, unused } from '../types/project-copy';
import * as names from './example-names';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/how-to/change-your-code.md'), 'utf8');

/** Examples of the page: the name of what they declare, and its code before and now. */
const examples = [...page.matchAll(/```ts\n\/\/ before\n([^]*?)\/\/ now\n([^]*?)```/g)].map(([, before, now]) => {
  const [, name] = /^const (\w+)/.exec(now!)!;
  return { name: name!, before: before!, now: now! };
});

/** Returns the file of an example, with the names that it uses and does not declare. */
function source(path: string, { name }: { readonly name: string }, code: string): string {
  const used = Object.keys(names).filter((one) => one !== name && new RegExp(`\\b${one}\\b`).test(code));
  const types = ['MonitoringStackProps'].filter((one) => code.includes(one)).map((one) => `type ${one}`);
  return `import { ${[...used, ...types].join(', ')} } from '${path}/example-names';\n${code}\nexport const value = ${name};\n`;
}

/** Returns the parts of a stack with an alert. */
function ruled(rule: Rule): Partial<MonitoringStackProps> {
  return { jobs: [names.cartsJob], rules: [ruleGroup({ name: 'carts', rules: [rule] })] };
}

/** Returns the issues of a value of an example in a small stack. */
function issuesOf(name: string, value: unknown): readonly Issue[] {
  const stack: Readonly<Record<string, () => Partial<MonitoringStackProps>>> = {
    grafana: () => ({ grafana: value as MonitoringStackProps['grafana'] }),
    prometheus: () => ({ prometheus: value as MonitoringStackProps['prometheus'] }),
    alertmanager: () => ({
      ...ruled(names.alert({ ...names.texts, condition: names.condition })),
      alertmanager: value as NonNullable<MonitoringStackProps['alertmanager']>,
    }),
    dashboards: () => ({ jobs: [names.cartsJob], dashboards: value as readonly ProvisionedDashboard[] }),
    rule: () => ruled(value as Rule),
    job: () => ({ jobs: [value as ScrapeJob] }),
  };
  const described = name === 'stack' ? (value as MonitoringStackProps) : { ...minimalStack, ...stack[name]!() };
  return validate([targeted(described)]);
}

test('the code of today compiles', () => {
  const project = new ProjectCopy(['alerts', 'core', 'dashboards', 'metrics', 'promql', 'servers', 'stack', 'test']);
  const files = examples.map((one, index) => {
    const file = `test/docs/example-${index}.ts`;
    project.write(file, source('.', one, one.now));
    return file;
  });
  const found = project.compile(files).filter(({ file, code }) => files.includes(file) && !unused.includes(code));
  project.remove();
  expect(found).toEqual([]);
});

describe.each(examples.map((one, index) => ({ ...one, index })))('example $index, $name', (one) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const issues = async (code: string): Promise<readonly Issue[]> => {
    const file = join(folder, `${code === one.now ? 'now' : 'before'}.ts`);
    writeFileSync(file, source(__dirname, one, code));
    try {
      const { value } = (await import(file)) as { readonly value: unknown };
      return issuesOf(one.name, value);
    } catch (error) {
      if (error instanceof ValidationError) return error.issues;
      throw error;
    }
  };

  test('the code before is refused', async () => {
    expect(await issues(one.before)).not.toEqual([]);
  });

  test('the code of today is accepted', async () => {
    expect(await issues(one.now)).toEqual([]);
  });
});

test('the page has an example of each part', () => {
  expect([...new Set(examples.map(({ name }) => name))].sort()).toEqual([
    ...['alertmanager', 'dashboards', 'grafana', 'job', 'prometheus', 'rule', 'stack'],
  ]);
});
