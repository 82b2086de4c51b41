import { randomBytes } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import { bcryptCost } from '../../core/secret-content';

/** Generated value, and the text that is printed for it. */
export interface Made {
  readonly value: string;
  readonly message: string;
}

/**
 * Generates a random password of 144 bits in base64url. For `users` the value is a line with the
 * bcrypt hash of the password of `admin`.
 */
export function made(source: 'random' | 'users'): Made {
  const password = randomBytes(18).toString('base64url');
  if (source === 'random') return { value: password, message: password };
  return { value: `admin:${hashSync(password, bcryptCost)}\n`, message: `user admin, password ${password}` };
}
