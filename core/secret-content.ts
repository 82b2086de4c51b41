import type { Issue } from './errors';
import { publisherOf } from './published-hash';

/**
 * The cost of bcrypt, an exponent of two. OWASP asks for 10 or more
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#bcrypt); Traefik checks at every request.
 */
export const bcryptCost = 10;

/** Passwords that guides hand out, and so the first that are tried. */
const publishedPasswords = ['admin', 'password', 'prom-operator', 'ChangeMe123!', 'changeme', 'grafana', 'test'];

/** Issues of a value, without repeating it. */
export function valueIssues(source: SecretSource, value: string): Issue[] {
  if (value.trim() === '') return [{ problem: 'it is empty' }];
  const publisher = publisherOf(value);
  if (publisher) return [{ problem: `it holds an example hash that everyone knows, from ${publisher}` }];
  if (publishedPasswords.includes(value.trim())) return [{ problem: 'it is a password that guides hand out' }];
  return source === 'users' ? usersIssues(value) : [];
}

function usersIssues(value: string): Issue[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line, index) => {
      if (line === '' || line.startsWith('#')) return [];
      if (!/^[^:\s]+:\S+$/.test(line)) return [{ problem: `line ${index + 1} is not name:hash` }];
      if (/^[^:]+:\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(line)) return [];
      return [{ problem: `line ${index + 1} is no bcrypt hash ($2y$…): others can be guessed fast` }];
    });
}

/** Who makes the content of a Secret. */
export type SecretSource =
  /** Anything secret will do: it is made at random. */
  | 'random'
  /** Lines of `name:bcrypt` for basic authentication: a password is made at random. */
  | 'users'
  /** It is known elsewhere and must be put in by hand. */
  | 'given';
