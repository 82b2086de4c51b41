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
const loaded = () => Object.keys(load.cache).filter((file) => /@npmcli.arborist|typescript.lib/.test(file)).length > 0;
const before = loaded();
const { stack }: Error = new Error('x' satisfies Text['text']);
void pulumi.runtime.serializeFunction(() => before).then(({ text }) => {
  console.log(JSON.stringify({ before, after: loaded(), serialized: text.includes('before'), stack }));
});
`;

test('what starts before the Pulumi program loads packages when they are used, and keeps the lines of errors', () => {
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--require', './infra/start.cjs', file], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder },
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    before: false,
    after: true,
    serialized: true,
    stack: expect.stringMatching(/program\.ts:13:/) as string,
  });
});
