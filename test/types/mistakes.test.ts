import { compile, type Diagnostic } from './compile';
import { documents } from './documents';
import { headOf, sourceOf, type FixtureSet } from './fixture';
import { mistakes } from './mistakes';
import { panelsAndTexts } from './panels-and-texts';

/** Sources that are compiled in one program. */
const sets: Readonly<Record<string, FixtureSet>> = { mistakes, panelsAndTexts, ...documents };
const diagnostics = compile(Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, sourceOf(set)])));

describe.each(Object.entries(sets))('what does not compile: %s', (name, set) => {
  const head = headOf(set);
  const at = (line: number): readonly Diagnostic[] => diagnostics[name]!.filter((one) => one.line === line);

  test('the prelude compiles', () => {
    expect(diagnostics[name]!.filter(({ line }) => line <= head)).toEqual([]);
  });

  test.each(set.fixtures.map((fixture, index) => ({ ...fixture, line: head + 1 + 2 * index })))(
    '$mistake: $wrong',
    ({ code, allowed, line }) => {
      const [diagnostic, ...others] = at(line);
      expect(diagnostic).toMatchObject({ code, message: expect.stringContaining(allowed) as string });
      expect(others).toEqual([]);
      expect(at(line + 1)).toEqual([]);
    },
  );
});
