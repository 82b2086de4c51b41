import { spawnSync } from 'node:child_process';
import { allStacks } from '../../targeted';

test.each([
  ['alerts', ['gaussian']],
  ['secrets', ['gaussian']],
  ['check', ['gaussian', 'page.txt']],
] as const)('npm run %s reports an error in one line, with an exit status', (name, args) => {
  const run = ['run', '--silent', name, '--', ...args];
  const { status, stdout, stderr } = spawnSync('npm', run, { encoding: 'utf8' });
  // A busy machine needs more than two seconds for the stacks.
  const error = stderr.replace('loading the stacks …\n', '');
  expect({ status, stdout, error }).toEqual({
    status: 2,
    stdout: '',
    error: `unknown stack; given: "gaussian"; allowed: ${allStacks.map((one) => one.name).join(', ')}\n`,
  });
});
