import { checkStructure } from '../../tools/structure/check';

/** Issues of files that are given as path and text. */
const check = (files: Readonly<Record<string, string>>) => checkStructure(new Map(Object.entries(files)));

const lines = (count: number) => '//\n'.repeat(count);

test('a docstring starts with a noun or a verb', () => {
  const docstring = (text: string) => `/** ${text} */`;
  const question = docstring('What a file has.');
  const files = {
    'core/size.ts': `${docstring('Size of a file.')}\n${question}\n`,
    'core/host.ts': '/**\n * Whether it is short.\n */\n/**\n * How long it is.\n */\n// What is not a docstring.\n',
  };
  expect(check(files)).toEqual([
    `core/size.ts:2: a docstring starts with a question word; given: "${question}"; allowed: a noun or a verb; remedy: name what the thing is, or what it does`,
    expect.stringMatching(/^core\/host\.ts:4: /),
  ]);
});

describe('the direction of imports', () => {
  test('allows imports of earlier folders, of the same one, and of the root', () => {
    const files = {
      'core/errors.ts': '',
      'metrics/unit.ts': "import { ValidationError } from '../core/errors';",
      'metrics/index.ts': "export * from './unit';",
      'jest.e2e.config.mjs': "import unit from './jest.config.mjs';",
      'jest.config.mjs': '',
    };
    expect(check(files)).toEqual([]);
  });

  test.each([
    ['an import', "import { App } from '../servers/grafana';"],
    ['an import of the face', "import { App } from '../servers';"],
    ['an import with its ending', "import { App } from '../servers/grafana.js';"],
    ['a type import', "import type { App } from '../servers/grafana';"],
    ['an inline type import', "let app: import('../servers/grafana').App;"],
    ['a re-export', "export * from '../servers/grafana';"],
    ['a dynamic import', "void import('../servers/grafana');"],
  ])('rejects %s from a later folder', (_, text) => {
    const issues = check({
      'servers/grafana.ts': '',
      'servers/index.ts': '',
      'promql/vector.ts': `// A comment.\n${text}`,
    });
    expect(issues).toEqual([
      expect.stringMatching(
        /^promql\/vector\.ts:2: promql\/ imports from a later folder; given: "servers\/(grafana|index)\.ts"; allowed: core, metrics, promql; remedy: move what both need to an earlier folder, or pass it to promql\/ as an argument$/,
      ),
    ]);
  });

  test.each([
    ['cdk8s', 'cdk8s', 'constructs'],
    ['cdk8s-plus-28', 'cdk8s-plus-28', 'constructs'],
    ['constructs', 'constructs', 'constructs'],
    ['@pulumi/pulumi', '@pulumi/pulumi', 'pulumi'],
    ['@pulumiverse/grafana/provider', '@pulumiverse/grafana', 'pulumi'],
  ])('rejects %s in library/ and testing/', (specifier, given, first) => {
    const text = `import type { App } from '${specifier}';`;
    const issues = check({ 'library/redis/system.ts': text, 'testing/rules.ts': text });
    expect(issues).toEqual([
      expect.stringContaining(
        `library/redis/system.ts:1: library/ imports a package of a later folder; given: "${given}"; allowed: ${first}, `,
      ),
      expect.stringContaining(`remedy: return plain data from testing/, and use ${given} in ${first}/`),
    ]);
  });

  test('allows only the tests of bench/ to import from it', () => {
    const text = "import { plot } from '../../bench/plot';";
    const issues = check({ 'test/bench/plot.test.ts': text, 'test/core/plot.test.ts': text, 'bench/plot.ts': '' });
    expect(issues).toEqual([
      expect.stringMatching(/^test\/core\/plot\.test\.ts:1: test\/ imports from a later folder/),
    ]);
  });

  test('allows the interface of targets, and a target in its own folder, in the face and in tests', () => {
    const target = "import type { Chart } from '../targets/kubernetes/chart';";
    const files = {
      'targets/target.ts': '',
      'targets/kubernetes/chart.ts': "import type { Target } from '../target';",
      'targets/kubernetes/target.ts': "import { Chart } from './chart';",
      'targets/index.ts': "export { Chart } from './kubernetes/chart';",
      'pulumi/program.ts': "import { kubernetes } from '../targets'; import type { Target } from '../targets/target';",
      'test/stacks.ts': target,
    };
    expect(check(files)).toEqual([]);
    const others = { 'targets/output.ts': target.replace('../targets', '.'), 'cli/stacks.ts': target };
    expect(check({ ...files, ...others })).toEqual([
      'targets/output.ts:1: imports from targets/kubernetes/, not the interface of targets; given: "targets/kubernetes/chart.ts"; allowed: targets/target.ts, targets/index.ts; remedy: add what targets/ needs to the interface',
      expect.stringMatching(/^cli\/stacks\.ts:1: imports from targets\/kubernetes\//),
    ]);
  });

  test('allows these packages in constructs/', () => {
    const files = {
      'constructs/objects.ts': "import { ApiObject } from 'cdk8s';",
      'pulumi/monitoring.ts': "import { ApiObject } from 'cdk8s';\nimport * as pulumi from '@pulumi/pulumi';",
    };
    expect(check(files)).toEqual([]);
  });

  test('rejects Pulumi in a target', () => {
    expect(check({ 'targets/output.ts': "import '@pulumi/pulumi';" })).toEqual([
      expect.stringContaining('targets/ imports a package of a later folder; given: "@pulumi/pulumi"'),
    ]);
  });

  test('rejects a folder that has no place in the order', () => {
    expect(check({ 'helpers/text.ts': "import '../core/errors';", 'core/errors.ts': '' })).toEqual([
      expect.stringContaining('helpers/text.ts:1: the folder has no place in the order of imports; given: "helpers"'),
    ]);
  });
});

describe('cycles', () => {
  test.each([
    ['two files', { 'core/a.ts': "import './b';", 'core/b.ts': "\nimport './a';" }, 'core/a.ts:1 -> core/b.ts:2'],
    [
      'type imports',
      { 'core/a.ts': "import type { B } from './b';", 'core/b.ts': "import { type A } from './a';" },
      'core/a.ts:1 -> core/b.ts:1',
    ],
    [
      'three files, one of them a face',
      { 'core/a.ts': "import '.';", 'core/index.ts': "export * from './b';", 'core/b.ts': "import './a';" },
      'core/a.ts:1 -> core/index.ts:1 -> core/b.ts:1',
    ],
    ['a file itself', { 'core/a.ts': "import './a';" }, 'core/a.ts:1'],
  ])('of %s are rejected', (_, files, way) => {
    expect(check(files)).toEqual([
      `files import each other in a cycle; given: "${way} -> core/a.ts"; allowed: no cycle, type imports included; ` +
        'remedy: move what both need to a file of its own',
    ]);
  });

  test('accepts two paths to one file', () => {
    const files = { 'core/a.ts': "import './b';\nimport './c';", 'core/b.ts': "import './c';", 'core/c.ts': '' };
    expect(check(files)).toEqual([]);
  });
});

describe('sizes', () => {
  const folder = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`core/${index}.ts`, '']));

  test('a folder has at most 40 files', () => {
    expect(check({ ...folder(40), 'core/__snapshots__/a.snap': '', 'core/part/a.ts': '' })).toEqual([]);
    expect(check(folder(41))).toEqual([
      'core/ has too many files; given: 41; allowed: at most 40, without snapshots; remedy: group them in folders by concern',
    ]);
  });

  test.each(['core/long.ts', 'eslint.config.mjs', 'servers/backup.py', 'tools/init.sh', 'tools/main.go'])(
    '%s has at most 300 lines',
    (path) => {
      expect(check({ [path]: lines(300) })).toEqual([]);
      expect(check({ [path]: lines(301) })).toEqual([
        `${path} has too many lines; given: 301; allowed: at most 300; remedy: divide it into one file per concept`,
      ]);
    },
  );

  test('snapshots and texts may be longer', () => {
    expect(check({ 'test/__snapshots__/a.ts': lines(301), 'README.md': lines(301) })).toEqual([]);
  });
});
