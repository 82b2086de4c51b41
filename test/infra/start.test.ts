import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vigie-start-')));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Program whose lines move when it is compiled. */
const program = `
import { createRequire, findSourceMap } from 'node:module';

interface Text {
  readonly text: string;
}

const load = createRequire(${JSON.stringify(join(root, 'package.json'))});
load('source-map-support/register');
const pulumi = load('@pulumi/pulumi') as typeof import('@pulumi/pulumi');
const late = { arborist: /@npmcli.arborist/, typescript: /typescript.lib/, automation: /automation.cmd/, tracing: /sdk-trace/ };
const loaded = () =>
  Object.entries(late).flatMap(([name, file]) => (Object.keys(load.cache).some((one) => file.test(one)) ? name : []));
load('@pulumi/pulumi/cmd/run/tracing');
const before = loaded();
const isMapped = findSourceMap(load.resolve('@pulumi/pulumi/cmd/run/tracing')) !== undefined;
const { stack }: Error = new Error('x' satisfies Text['text']);
const { name } = pulumi.automation.LocalWorkspace;
void pulumi.runtime.serializeFunction(() => before).then(({ text }) => {
  console.log(JSON.stringify({ before, isMapped, after: loaded(), name, serialized: text.includes('before'), stack }));
});
`;

/** Repository with a copy of infra/*.cjs and these modules in infra/. */
class Repository {
  private readonly root: string;
  readonly cache: string;
  /** The one compiled file. */
  readonly bundle: string;

  constructor(name: string, modules: Readonly<Record<string, string>>) {
    this.root = join(folder, name);
    this.cache = join(this.root, 'node_modules/.cache');
    this.bundle = join(this.cache, 'vigie/program.cjs');
    for (const one of ['infra', 'node_modules']) mkdirSync(join(this.root, one), { recursive: true });
    for (const one of ['esbuild', 'yaml']) {
      symlinkSync(join(root, 'node_modules', one), join(this.root, 'node_modules', one));
    }
    for (const one of ['start.cjs', 'bundle.cjs']) copyFileSync(join(root, 'infra', one), this.path(one));
    for (const [one, text] of Object.entries(modules)) this.write(one, text);
  }

  path(name: string): string {
    return join(this.root, 'infra', name);
  }

  write(name: string, text: string): void {
    mkdirSync(join(this.path(name), '..'), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Runs program.ts. */
  run(): { readonly stdout: string; readonly stderr: string } {
    return spawnSync(process.execPath, ['--require', this.path('start.cjs'), this.path('program.ts')], {
      encoding: 'utf8',
    });
  }
}

describe('the program and its modules', () => {
  const importing = `import { text } from './text'; console.log(text);`;

  test('are compiled once, until one of them changes or another is found instead', () => {
    const repository = new Repository('changing', {
      'program.ts': importing,
      'text/index.ts': `export const text = 1;`,
    });
    const { bundle } = repository;
    const compiled = () => statSync(bundle).ino;
    expect(repository.run()).toMatchObject({ stdout: '1\n', stderr: '' });
    const first = compiled();
    expect(repository.run().stdout).toBe('1\n');
    expect(compiled()).toBe(first);
    repository.write('text/index.ts', `export const text = 2;`);
    expect(repository.run().stdout).toBe('2\n');
    repository.write('text.ts', `export const text = 3;`);
    expect(repository.run().stdout).toBe('3\n');
    rmSync(repository.path('text.ts'));
    expect(repository.run().stdout).toBe('2\n');
    writeFileSync(bundle, 'broken');
    expect(repository.run().stdout).toBe('2\n');
  });

  test('are compiled where nothing can be kept', () => {
    const repository = new Repository('fixed', {
      'program.ts': importing,
      'text.ts': `export const text: number = 1;`,
    });
    writeFileSync(repository.cache, '');
    expect(repository.run()).toMatchObject({ stdout: '1\n', stderr: '' });
  });

  test('keep their packages, their folders and their lines', () => {
    const repository = new Repository('placed', {
      'program.ts': `import { parse } from 'yaml';\nimport { place } from './inner/place';\nconsole.log(JSON.stringify([parse('a: 1'), place]));`,
      'inner/place.ts': `interface Place { folder: string; }\n\nexport const place: Place = { folder: __dirname };\nconsole.log(new Error('x').stack);`,
    });
    for (const { stdout } of [repository.run(), repository.run()]) {
      expect(stdout).toContain(`${repository.path('inner/place.ts')}:4:13`);
      expect(stdout).toContain(JSON.stringify([{ a: 1 }, { folder: repository.path('inner') }]));
    }
  });

  test('report an error with its file and line', () => {
    const repository = new Repository('wrong', { 'program.ts': importing, 'text.ts': `export const text = ;` });
    expect(repository.run().stderr).toMatch(/program\.ts cannot be compiled:[^]*text\.ts:1:20/);
    expect(existsSync(repository.bundle)).toBe(false);
  });
});

test('what starts before the Pulumi program loads packages when they are used, and keeps the lines of errors', () => {
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', './infra/start.cjs', file], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    before: [],
    // Otherwise an error of Pulumi would take minutes to show.
    isMapped: false,
    after: ['typescript', 'automation'],
    name: 'LocalWorkspace',
    serialized: true,
    stack: expect.stringMatching(/program\.ts:17:/) as string,
  });
});
