import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from '../../cli/program';
import { surroundingsOf } from '../cli/commands';

const page = readFileSync(join(__dirname, '../../docs/reference/commands.md'), 'utf8');
/** Program that does nothing. */
const program = () => programOf(() => Promise.resolve(), surroundingsOf().surroundings);
const commands = program().commands.map((command) => [command.name(), command] as const);

/** Section of each command, by its name. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^`vigie (\w+)`/.exec(section)?.[1] ?? '', section]),
);

describe('docs/reference/commands.md', () => {
  test('describes every command, and no other', () => {
    const names = commands.map(([name]) => name);
    expect([...sections.keys()].filter(Boolean)).toEqual(names);
    expect([...page.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name)).toEqual(names);
  });

  test.each(commands)('describes every option of %s, and no other', (name, command) => {
    const described = [...sections.get(name)!.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, flags]) => flags);
    expect(described).toEqual(command.options.map(({ flags }) => flags));
  });

  test.each(commands)('has an example of %s', (name) => {
    expect(sections.get(name)).toMatch(new RegExp(`\\n\`\`\`sh\\nnpx vigie ${name}\\b`));
  });

  const examples = [...page.matchAll(/^npx vigie (.*)$/gm)].map(([, words]) => words!);
  test.each(examples)('npx vigie %s is valid', async (words) => {
    await program().parseAsync(words.split(' '), { from: 'user' });
  });
});
