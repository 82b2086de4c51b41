import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'vigie-start-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Program whose lines move when it is compiled. */
const program = `
import { createRequire } from 'node:module';

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
const { stack }: Error = new Error('x' satisfies Text['text']);
const { name } = pulumi.automation.LocalWorkspace;
void pulumi.runtime.serializeFunction(() => before).then(({ text }) => {
  console.log(JSON.stringify({ before, after: loaded(), name, serialized: text.includes('before'), stack }));
});
`;

test('what starts before the Pulumi program loads packages when they are used, and keeps the lines of errors', () => {
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', './infra/start.cjs', file], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder },
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    before: [],
    after: ['typescript', 'automation'],
    name: 'LocalWorkspace',
    serialized: true,
    stack: expect.stringMatching(/program\.ts:16:/) as string,
  });
});
