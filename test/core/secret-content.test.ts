import { valueIssues } from '../../core/secret-content';
import { acceptedUsers, refusedUsers, userLine } from '../users';

describe('users', () => {
  test.each(Object.entries(acceptedUsers))('%s are accepted', (_, text) => {
    expect(valueIssues('users', text)).toEqual([]);
  });

  test.each([
    ['a comment', 'line 1 is a comment, which Traefik reads as a user and then has no route'],
    ['a line of spaces', 'line 2 has only spaces, which Traefik reads as a user and then has no route'],
    ['a space before a name', 'line 2 begins with a space'],
    ['two lines of one user', 'line 3 is the second one of a user, and only the last one counts'],
  ])('%s is refused with its line', (name, problem) => {
    expect(valueIssues('users', refusedUsers[name]!)).toEqual([
      { problem, remedy: expect.stringMatching(/^(remove|merge)/) as string },
    ]);
  });

  test('every refused text is named here', () => {
    expect(Object.keys(refusedUsers)).toHaveLength(4);
  });

  test('an MD5 hash is refused', () => {
    expect(valueIssues('users', `${userLine('anna')}\nben:$apr1$abcdefgh$abcdefghijklmnopqrstu/\n`)).toEqual([
      { problem: 'line 2 is no bcrypt hash ($2y$…); other hashes are fast to crack' },
    ]);
  });
});
