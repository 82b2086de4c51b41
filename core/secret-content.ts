import type { Issue } from './errors';
import { publisherOf } from './published-hash';

/**
 * Cost of bcrypt, an exponent of two. OWASP recommends 10 or more:
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#bcrypt.
 * A higher cost slows down every request, because Traefik checks the password each time.
 */
export const bcryptCost = 10;

/** Passwords from public guides. Attackers try them first. */
const publishedPasswords = ['admin', 'password', 'prom-operator', 'ChangeMe123!', 'changeme', 'grafana', 'test'];

/** Returns the issues of a secret value. They do not contain the value. */
export function valueIssues(source: SecretSource, value: string): Issue[] {
  if (value.trim() === '') return [{ problem: 'it is empty' }];
  const publisher = publisherOf(value);
  if (publisher) return [{ problem: `it holds an example hash that everyone knows, from ${publisher}` }];
  if (publishedPasswords.includes(value.trim())) return [{ problem: 'it is a password from public guides' }];
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
      return [{ problem: `line ${index + 1} is no bcrypt hash ($2y$…); other hashes are fast to crack` }];
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
