import {
  array,
  assert,
  constantFrom,
  dictionary,
  double,
  integer,
  letrec,
  oneof,
  property,
  stringMatching,
} from 'fast-check';
import { Document, parse } from 'yaml';
import { fileText } from '../../core/yaml';

/** Form that the library gives the same content. */
function byLibrary(content: object, version: '1.1' | '1.2'): string {
  return new Document(content, { version, aliasDuplicateObjects: false }).toString({ lineWidth: 0 });
}

/** Texts with everything that YAML may read otherwise. */
const text = oneof(
  stringMatching(/^[aé_/ :#?|>&*!%@`"'{}[\],.0123~=<\n\t\\smMi\u00a0\u{1f600}-]*$/u),
  constantFrom('no', 'On', 'Y', 'null', 'NULL', '~', '1:30', '2024_01', '0x1f', '1e3', '.inf', '---', '...', '<<', ''),
  constantFrom(
    'a:',
    'a: b',
    'a #b',
    'a#b',
    'a:b',
    'a ',
    '  a\n b\n',
    'a\n\n',
    '\n',
    'a\n---\nb',
    '%a\nb',
    'k'.repeat(1100),
  ),
);
/** Keys without markers of documents, which the library quotes at the start of a line only. */
const key = text.filter((one) => !/^(%|---|\.\.\.)/.test(one));
const { value } = letrec((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    text,
    constantFrom(true, false, null, -0, NaN, Infinity, 1e21),
    integer(),
    double(),
    array(tie('value'), { maxLength: 4 }),
    dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

describe('fileText', () => {
  test.each(['1.1', '1.2'] as const)('writes what the library writes, in version %s', (version) => {
    assert(
      property(oneof(dictionary(key, value), array(value)), (content) => {
        expect(fileText(content, version)).toBe(byLibrary(content, version));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a text of lines in a list', { a: [['b\n c\n'], { d: 'e\n\nf' }] }],
    ['empty collections', { a: {}, b: [], c: [[], {}] }],
    ['an empty content', {}],
    ['a key without a value', { a: undefined, b: 1 }],
    ['a key above 1024 characters', { ['k'.repeat(1025)]: { a: 1, b: [2] } }],
  ])('writes %s as the library does', (_, content) => {
    expect(fileText(content)).toBe(byLibrary(content, '1.2'));
  });

  test('escapes the line breaks of YAML 1.1, which the library leaves as they are', () => {
    const content = { 'k\u2028': 'a\u2028b\u2029' };
    expect(fileText(content)).toBe('"k\\L": "a\\Lb\\P"\n');
    expect(parse(fileText(content))).toEqual(content);
  });
});
