import { Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import { table } from '../../../core/table';
import { Call } from './described';
import { propertiesOf, valuesOf } from './generated';
import { publicTypes, type PublicProperty } from './public-types';
import { settings } from './settings';
import type { AnySubject, Subject } from './subject';
import { subjects } from './subjects';
import { built, uncovered } from './uncovered';
import { targetIssues, verdictOf } from './verdict';

const types = publicTypes(new Set(built));
const withoutGenerators = Object.values(uncovered).flat();

afterAll(() => {
  const rows = Object.entries(uncovered).map(([reason, names]) => [names.join(', '), reason]);
  process.stderr.write(table('Public types without generators', ['types', 'reason'], rows));
});

test('every public type has generators, or a reason why not', () => {
  const known = [...Object.keys(subjects), ...withoutGenerators];
  expect([...types.keys()].filter((type) => !known.includes(type))).toEqual([]);
  expect(known.filter((type) => !types.has(type))).toEqual([]);
  expect(withoutGenerators.filter((type) => Object.hasOwn(subjects, type))).toEqual([]);
});

describe.each(Object.entries(subjects))('%s', (type, subject) => {
  const properties = propertiesOf(subject);
  const declared = types.get(type) ?? [];

  test('every property has generators', () => {
    const optional = Object.entries(properties).map(([name, { isOptional }]) => [name, isOptional]);
    expect(optional.sort()).toEqual(declared.map(({ name, isOptional }) => [name, isOptional]).sort());
  });

  test('no property whose text or number may be wrong is left to the types', () => {
    const open = declared.filter(({ isOpen, name }) => isOpen && properties[name]?.refused === 'types');
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('an empty value is not an absent one', async () => {
    const all: string[] = [];
    for (const property of declared.filter(({ isOptional }) => isOptional)) {
      all.push(...(await dropped(subject, property)));
    }
    expect(all).toEqual([]);
  });
});

type Value = Readonly<Record<string, unknown>>;

/** Returns the empty values of a property that are accepted, change nothing and are no default. */
async function dropped(subject: AnySubject, property: PublicProperty): Promise<string[]> {
  const { name, empty, default: byDefault } = property;
  const { [name]: _, ...absent } = smallest(subject);
  const all: string[] = [];
  for (const value of empty.filter((one) => !isDefault(one, byDefault))) {
    const output = await outputOf(subject, { ...absent, [name]: value });
    if (output !== undefined && output === (await outputOf(subject, absent))) {
      all.push(`${name}: ${JSON.stringify(value)}`);
    }
  }
  return all;
}

/** Returns a value with few optional properties. */
function smallest(subject: AnySubject): Value {
  const required = Object.fromEntries(
    Object.entries(propertiesOf(subject)).filter(([, { isOptional }]) => !isOptional),
  );
  const values = valuesOf({ ...subject, properties: required } as unknown as Subject<Value>);
  return fc.sample(values, { seed: settings.seed, numRuns: 1 })[0]!;
}

/** Returns everything that a description with a value renders; `undefined` when the value is refused. */
async function outputOf(subject: AnySubject, value: Value): Promise<string | undefined> {
  const verdict = verdictOf(() => subject.place(value));
  if (verdict.issues.length > 0 || targetIssues(verdict).length > 0) return undefined;
  const described = verdict.described!;
  if (described instanceof Chart) return JSON.stringify(Testing.synth(described));
  if (described instanceof Call) return JSON.stringify(await described.result());
  const { stack, target } = described;
  // The contract of a job is checked against its catalogue.
  const catalogues = stack.jobs.map(({ catalogue }) => catalogue);
  return JSON.stringify([[...target.render(stack)], target.requiredSecrets(stack), catalogues]);
}

/** Tests whether a value is the documented default. No list is an empty one. */
function isDefault(value: unknown, text = ''): boolean {
  if (Array.isArray(value)) return /^- (none|the stack adds nothing)/.test(text);
  const written = typeof value === 'string' ? `'${value}'` : String(value);
  return new RegExp(`^${written}(?![\\w.])`).test(text);
}
