import type * as Bcrypt from 'bcryptjs';

/** Tests that import this first hash with the lowest cost: 1 ms instead of 60 for each password. */
jest.mock('bcryptjs', () => {
  const bcrypt = jest.requireActual<typeof Bcrypt>('bcryptjs');
  const hashSync = (password: string, salt: string | number) =>
    bcrypt.hashSync(password, typeof salt === 'number' ? 4 : salt.replace('$10$', '$04$'));
  return { ...bcrypt, hashSync };
});
