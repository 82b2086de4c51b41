import type { Issue } from './errors';
import { publisherOf } from './published-hash';

/**
 * Cost of bcrypt, an exponent of two. OWASP recommends 10 or more:
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#bcrypt.
 * A higher cost slows down every request, because Traefik checks the password each time.
 */
export const bcryptCost = 10;

/** Passwords from public guides. Attackers try them first. */
const publishedPasswords = [
  ...['admin', 'password', 'prom-operator', 'ChangeMe123!', 'changeme', 'grafana', 'test'],
  // Grafana's own secret key, which it uses when none is set.
  'SW2YcwTIb9zpOOhoPsMm',
];

/** Content of a Secret. */
export interface SecretContent {
  /** Origin of the value: generated, or provided by a person. */
  readonly source: SecretSource;
  /**
   * Returns the issues of a value that is given. They must not contain the value.
   *
   * @default lineIssues
   */
  readonly check?: SecretCheck;
}

/** Check of a secret value. */
export type SecretCheck = (value: string) => Issue[];

/** Returns the issues of a secret value. They do not contain the value. */
export function valueIssues({ source, check = lineIssues }: SecretContent, value: string): Issue[] {
  if (value.trim() === '') return [{ problem: 'it is empty' }];
  const publisher = publisherOf(value);
  if (publisher) return [{ problem: `it holds an example hash that everyone knows, from ${publisher}` }];
  if (publishedPasswords.includes(value.trim())) return [{ problem: 'it is a password from public guides' }];
  return source === 'users' ? usersIssues(value) : check(value);
}

/**
 * Returns the issues of a password, token or key in one line. Most servers cut spaces and line
 * breaks at its ends, Grafana only line feeds at the end, and none of them cuts anything else.
 */
export function lineIssues(value: string): Issue[] {
  const line = value.replace(/\n+$/, '');
  const remedy = 'give the value alone, for example with printf %s';
  if (value.startsWith('\uFEFF')) {
    return [{ problem: 'it begins with a byte order mark, which servers take for a part of it', remedy }];
  }
  if (/[\r\n]/.test(line)) return [{ problem: 'it has more than one line, or line breaks of Windows', remedy }];
  if (/\p{Cc}/u.test(line)) return [{ problem: 'it has a control character', remedy }];
  if (line.trim() !== line) {
    return [{ problem: 'it begins or ends with spaces, which only some servers cut off', remedy }];
  }
  return [];
}

/**
 * Address as Go reads it: unlike the parser of JavaScript, it repairs neither slashes nor escapes.
 * https://pkg.go.dev/net/url#Parse reads the escapes of a query only when it is asked for them.
 */
const address = new RegExp(
  [
    /^https?:\/\//,
    /((%[\da-f]{2}|[\w.~:!$&'()*+,;=@-])*@)?/,
    /(\[[\da-f:.]+\]|([\w.~!$&'()*+,;=-]|[^\0-\x7F])+)(:\d*)?/,
    /(\/(%[\da-f]{2}|[^\s?#%\\])*)?(\?[^\s#\\]*)?(#(%[\da-f]{2}|[^\s%\\])*)?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
);

/** Returns the issues of the address of a webhook. */
export function addressIssues(value: string): Issue[] {
  const issues = lineIssues(value);
  if (issues.length > 0) return issues;
  return URL.canParse(value) && address.test(value.trim())
    ? []
    : [{ problem: 'it is no address', allowed: 'https://host/path or http://host/path, with % only in escapes: %20' }];
}

/**
 * Returns the issues of lines of `name:hash`. Traefik leaves out only empty lines of a Secret, so a
 * comment is a user without a hash there, and the route is gone:
 * https://github.com/traefik/traefik/issues/4157.
 */
function usersIssues(value: string): Issue[] {
  const lines = value.split(/\r?\n/);
  const nameOf = (line: string) => line.split(':')[0]!;
  const isRepeated = (line: string, index: number) => lines.slice(0, index).map(nameOf).includes(nameOf(line));
  return lines.flatMap((line, index): Issue[] => {
    if (line === '') return [];
    const at = `line ${index + 1}`;
    const broken = 'which Traefik reads as a user and then has no route';
    if (line.trim() === '') return [{ problem: `${at} has only spaces, ${broken}`, remedy: 'remove it' }];
    if (line.trim().startsWith('#')) return [{ problem: `${at} is a comment, ${broken}`, remedy: 'remove it' }];
    if (line !== line.trimStart()) return [{ problem: `${at} begins with a space`, remedy: 'remove the space' }];
    if (!/^[^:\s]+:\S+\s*$/.test(line)) return [{ problem: `${at} is not name:hash` }];
    if (!/^[^:]+:\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}\s*$/.test(line))
      return [{ problem: `${at} is no bcrypt hash ($2y$…); other hashes are fast to crack` }];
    if (!/^[^:]+:\$..\$(0[4-9]|[12]\d|3[01])\$/.test(line)) {
      return [
        {
          problem: `${at} has a cost of bcrypt that Traefik does not read`,
          allowed: '04 to 31, such as $2y$10$…',
          remedy: `htpasswd -nB -C ${bcryptCost} NAME`,
        },
      ];
    }
    if (isRepeated(line, index)) {
      return [
        { problem: `${at} is the second one of a user, and only the last one counts`, remedy: 'remove one of them' },
      ];
    }
    return [];
  });
}

/** Source of the content of a Secret. */
export type SecretSource =
  /** Vigie generates a random value. */
  | 'random'
  /**
   * Vigie generates a random password and stores it as a `name:bcrypt` line for basic
   * authentication.
   */
  | 'users'
  /** A person provides a value that comes from elsewhere. */
  | 'given';
