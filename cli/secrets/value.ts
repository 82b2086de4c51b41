import { randomBytes } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import { bcryptCost } from '../../core/secret-content';

/** What was made: what goes into the Secret, and what a person must know. */
export interface Made {
  readonly value: string;
  readonly message: string;
}

/** Makes a value at random: 144 bits, in letters, digits, `-` and `_`. */
export function made(source: 'random' | 'users'): Made {
  const password = randomBytes(18).toString('base64url');
  if (source === 'random') return { value: password, message: password };
  return { value: `admin:${hashSync(password, bcryptCost)}\n`, message: `user admin, password ${password}` };
}
