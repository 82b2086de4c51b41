import { vigie } from '../../cli/program';
import type { Surroundings } from '../../cli/surroundings';
import { ValidationError } from '../../core/errors';
import { minimalStack } from '../stacks';
import { targeted } from '../targeted';
import { surroundingsOf } from './commands';

/** Runs `vigie` and returns its output and exit status. */
async function run(args: string, given: Partial<Surroundings> = {}) {
  const loadStacks = () => Promise.resolve([targeted(minimalStack)]);
  const { surroundings, out, notes } = surroundingsOf({ loadStacks, ...given });
  const status = await vigie(args.split(' ').filter(Boolean), surroundings);
  return { status, stdout: out.join(''), stderr: notes.join('\n') };
}

const names = ['synth', 'check', 'import', 'alerts', 'explain', 'secrets'];

describe('vigie', () => {
  test('describes its commands', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    for (const name of names) expect(stdout).toContain(`\n  ${name} [options]`);
    expect(stdout).toContain('Exit status: 0 it is done and holds');
  });

  test.each(names)('describes the arguments of %s', async (name) => {
    const { status, stdout } = await run(`${name} --help`);
    expect({ status, stdout }).toMatchSnapshot();
  });

  test('prints its version', async () => {
    const { status, stdout } = await run('--version');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    ['no command', '', /^Usage: vigie/],
    ['an unknown command', 'alert', /^error: unknown command 'alert'\n\(Did you mean alerts\?\)/],
    ['a missing argument', 'alerts', /^error: missing required argument 'stack'/],
    ['a second stack', 'secrets a b', /^error: too many arguments for 'secrets'. Expected 1 argument but got 2/],
    ['an unknown option', 'secrets minimal --creat', /^error: unknown option '--creat'\n\(Did you mean --create\?\)/],
    ['an option without its value', 'check a b --job', /^error: option '--job <job>' argument missing/],
    ['an unknown stack', 'secrets shap', /^unknown stack; given: "shap"; allowed: /],
  ])('exits with 2 after %s', async (_, args, message) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('prints the error of a configuration without a stack trace', async () => {
    const loadStacks = () => Promise.reject(new ValidationError({ problem: 'bad', given: 1 }));
    expect(await run('alerts shop', { loadStacks })).toEqual({ status: 2, stdout: '', stderr: 'bad; given: 1' });
  });

  test('prints an error as JSON too', async () => {
    const loadStacks = () => Promise.reject(new ValidationError({ problem: 'bad', given: 'https://a:b@c' }));
    const { status, stdout, stderr } = await run('alerts shop --json', { loadStacks });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'bad; given: "https://***@c"' });
    expect(JSON.parse(stdout)).toEqual({
      issues: [{ problem: 'bad', given: 'https://***@c', text: 'bad; given: "https://***@c"' }],
    });
    const fails = () => Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
    const other = await run('explain up --json', { loadStacks: fails });
    expect(JSON.parse(other.stdout)).toEqual({ issues: [{ problem: 'no such file', text: 'no such file' }] });
  });
});
