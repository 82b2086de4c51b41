import { spawnSync } from 'node:child_process';
import { allStacks } from '../../targeted';

test.each([
  ['alerts', ['gaussian'], 1],
  ['secrets', ['gaussian'], 1],
  // Exit status 1 is for an exposition that differs from the catalogue.
  ['check', ['gaussian', 'page.txt'], 2],
] as const)('npm run %s reports an error in one line, with an exit status', (name, args, expected) => {
  const program = ['node_modules/tsx/dist/cli.mjs', `cli/${name}/index.ts`, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: expected,
    stdout: '',
    stderr: `unknown stack; given: "gaussian"; allowed: ${allStacks.map((one) => one.name).join(', ')}\n`,
  });
});
