import { formatIssue } from '../../core/errors';
import {
  amount,
  anything,
  built,
  choice,
  either,
  flag,
  list,
  object,
  optional,
  secret,
  size,
  table,
  text,
  variant,
  type Shape,
} from '../../core/shape';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';

interface Server {
  readonly host: string;
  readonly port?: number;
}

const server = object<Server>({ host: text, port: optional(amount) });

/** The compiler refuses shapes of other properties and types. */
export const refused = [
  // @ts-expect-error -- port is missing
  object<Server>({ host: text }),
  // @ts-expect-error -- port is optional
  object<Server>({ host: text, port: amount }),
  // @ts-expect-error -- host is required
  object<Server>({ host: optional(text), port: optional(amount) }),
  // @ts-expect-error -- host is a text
  object<Server>({ host: amount, port: optional(amount) }),
];

const issuesOf = (shape: Shape<never>, value: unknown) => shape.issues(value, 'a').map(formatIssue);

test.each<[string, Shape<never>, unknown]>([
  ['a text', text, ''],
  ['a number', amount, NaN],
  ['a boolean', flag, false],
  ['one of several texts', choice('en', 'fr'), 'fr'],
  ['a size', size, Size.gibibytes(1)],
  ['a secret', secret, SecretValue.fromExisting('a', 'b')],
  ['a plain secret, of which there is another issue', secret, 'hunter2'],
  ['anything', anything, undefined],
  ['a list', list(text), []],
  ['a table', table(amount), { b: 1 }],
  ['an object with other properties', server, { host: 'b', path: '/' }],
  ['an undefined property that is optional', server, { host: 'b', port: undefined }],
  ['one of two shapes', list(either(text, amount)), ['b', 1]],
  ['a built value', built<Server>(['host'], 'a server'), Object.create({ host: 'b' })],
])('accepts %s', (_, shape, value) => {
  expect(issuesOf(shape, value)).toEqual([]);
});

test.each<[string, Shape<never>, unknown, string[]]>([
  ['nothing', text, undefined, ['a: this property is missing; allowed: a text']],
  ['null', text, null, ['a: this value is of another kind; given: null; allowed: a text']],
  ['a number', text, 7, ['a: this value is of another kind; given: 7; allowed: a text']],
  ['an object', text, {}, ['a: this value is of another kind; given: "a value of the type object"; allowed: a text']],
  ['a list', amount, [1], ['a: this value is of another kind; given: "a list"; allowed: a number']],
  [
    'a number that JSON does not have',
    flag,
    1n,
    ['a: this value is of another kind; given: "a value of the type bigint"; allowed: true or false'],
  ],
  ['an unknown text', choice('en', 'fr'), 'de', ['a: this value is of another kind; given: "de"; allowed: en, fr']],
  ['no secret', secret, undefined, ['a: this property is missing; allowed: SecretValue.fromExisting(name, key)']],
  [
    'a list with another value',
    list(text),
    ['b', 7],
    ['a[1]: this value is of another kind; given: 7; allowed: a text'],
  ],
  [
    'a table with another value',
    table(text),
    { b: 7 },
    ['a.b: this value is of another kind; given: 7; allowed: a text'],
  ],
  [
    'several properties',
    server,
    { port: '80' },
    [
      'a.host: this property is missing; allowed: a text',
      'a.port: this value is of another kind; given: "80"; allowed: a number',
    ],
  ],
  [
    'the nearest of two shapes',
    either(text, server),
    { host: 7 },
    ['a.host: this value is of another kind; given: 7; allowed: a text'],
  ],
  [
    'an unknown variant',
    variant<{ readonly kind: 'tcp' }>('kind', () => ({ tcp: anything })),
    { kind: 'constructor' },
    ['a.kind: this value is of another kind; given: "constructor"; allowed: tcp'],
  ],
])('refuses %s', (_, shape, value, issues) => {
  expect(issuesOf(shape, value)).toEqual(issues);
});
