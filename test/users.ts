import { hashSync } from 'bcryptjs';

/** Password of every user of these tests. */
export const usersPassword = 'a password of the test';

// Lowest cost, because these tests do not measure time.
const hash = hashSync(usersPassword, 4);
const otherHash = hashSync('another password', 4);

/** Line of a user. */
export const userLine = (name: string): string => `${name}:${hash}`;

const [anna, ben] = [userLine('anna'), userLine('ben')];

/** Contents of a Secret of users, by what they have. Each has the users anna and ben. */
export const acceptedUsers: Readonly<Record<string, string>> = {
  'two lines': `${anna}\n${ben}\n`,
  'lines without the last line feed': `${anna}\n${ben}`,
  'lines that end with CR LF': `${anna}\r\n${ben}\r\n`,
  'lines that end with spaces': `${anna} \n${ben}\t\n`,
  'hashes of other programs': `${anna.replace('$2b$', '$2y$')}\n${ben.replace('$2b$', '$2a$')}\n`,
  'lines with an empty one between them': `\n${anna}\n\n${ben}\n\n`,
};

/** Contents with which anna or ben cannot log in. */
export const refusedUsers: Readonly<Record<string, string>> = {
  'a comment': `# the team of the shop\n${anna}\n${ben}\n`,
  'a line of spaces': `${anna}\n  \n${ben}\n`,
  'a space before a name': `${anna}\n ${ben}\n`,
  'a cost that is too low': `${anna.replace('$04$', '$03$')}\n${ben}\n`,
  'a cost that is too high': `${anna}\n${ben.replace('$04$', '$99$')}\n`,
  'two lines of one user': `${anna}\n${ben}\nanna:${otherHash}\n`,
};
