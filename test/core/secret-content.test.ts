import { addressIssues, bcryptCost, valueIssues, type SecretContent } from '../../core/secret-content';
import { SecretValue } from '../../core/secret-value';
import { postgresExporter } from '../../library/postgres/exporter';
import { redisExporter } from '../../library/redis/exporter';
import { onePerKey, pathOf, type RequiredSecret } from '../../stack/required-secrets';
import { acceptedLines, certificate, refusedLines } from '../secret-values';
import { fullStack, otherStack } from '../stacks';
import { chartOf } from '../targeted';
import { acceptedUsers, refusedUsers, userLine } from '../users';

describe('users', () => {
  test.each(Object.entries(acceptedUsers))('%s are accepted', (_, text) => {
    expect(valueIssues({ source: 'users' }, text)).toEqual([]);
  });

  test.each([
    ['a comment', 'line 1 is a comment, which Traefik reads as a user and then has no route'],
    ['a line of spaces', 'line 2 has only spaces, which Traefik reads as a user and then has no route'],
    ['a space before a name', 'line 2 begins with a space'],
    ['two lines of one user', 'line 3 is the second one of a user, and only the last one counts'],
  ])('%s is refused with its line', (name, problem) => {
    expect(valueIssues({ source: 'users' }, refusedUsers[name]!)).toEqual([
      { problem, remedy: expect.stringMatching(/^(remove|merge)/) as string },
    ]);
  });

  test.each([
    ['a cost that is too low', 'line 1 has a cost of bcrypt that Traefik does not read'],
    ['a cost that is too high', 'line 2 has a cost of bcrypt that Traefik does not read'],
  ])('%s is refused with the costs that Traefik reads', (name, problem) => {
    expect(valueIssues({ source: 'users' }, refusedUsers[name]!)).toEqual([
      { problem, allowed: '04 to 31, such as $2y$10$…', remedy: `htpasswd -nB -C ${bcryptCost} NAME` },
    ]);
  });

  test('the lowest and the highest cost are accepted', () => {
    const withCost = (cost: string) => `${userLine('anna').replace('$04$', `$${cost}$`)}\n`;
    expect(['04', '31'].flatMap((cost) => valueIssues({ source: 'users' }, withCost(cost)))).toEqual([]);
    expect(['00', '32'].flatMap((cost) => valueIssues({ source: 'users' }, withCost(cost)))).toHaveLength(2);
  });

  test('every refused text is named here', () => {
    expect(Object.keys(refusedUsers)).toHaveLength(6);
  });

  test('an MD5 hash is refused', () => {
    expect(
      valueIssues({ source: 'users' }, `${userLine('anna')}\nben:$apr1$abcdefgh$abcdefghijklmnopqrstu/\n`),
    ).toEqual([{ problem: 'line 2 is no bcrypt hash ($2y$…); other hashes are fast to crack' }]);
  });
});

// Suites that hash passwords use a lower cost.
test('passwords are hashed with the cost that OWASP recommends', () => {
  expect(bcryptCost).toBe(10);
});

describe('a password, token or key', () => {
  test.each(Object.entries(acceptedLines))('%s is accepted', (_, text) => {
    expect(valueIssues({ source: 'given' }, text)).toEqual([]);
  });

  test.each(Object.entries(refusedLines))('%s is refused, without showing it', (_, text) => {
    const issues = valueIssues({ source: 'given' }, text);
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain('t0ken');
  });
});

test.each([
  'https://chat.example/hook',
  'http://10.0.0.1:8080/a?b=c\n',
  'HTTPS://chat.example?share=100%',
  'https://us-er:p%40ss@ch@chat.example:/a%20b/{c}#d',
  'http://[2001:db8::1]:8080/',
  'https://münchen.example/ü',
])('the address %j is accepted', (text) => {
  expect(addressIssues(text)).toEqual([]);
});

test.each([
  'chat.example/hook',
  'ftp://chat.example',
  'https://',
  'https://chat.example/a b',
  'https://a.example\nhttps://b.example',
  'https://chat.example/%zz',
  'https://chat.example/a#%zz',
  'https://user:pa%ss@chat.example/',
  'https://us"er@chat.example/',
  'https://ch%61t.example/',
  'https://{chat}.example/',
  'https:chat.example/hook',
  'https:\\\\chat.example\\hook',
  'https://chat.example\\hook',
  'https:///chat.example/hook',
  'https://?hook',
  'https://chat.example:99999/',
])('the address %j is refused', (text) => {
  expect(addressIssues(text)).toHaveLength(1);
});

describe('a Secret of a stack', () => {
  const required = onePerKey([fullStack, otherStack].flatMap((stack) => chartOf(stack).requiredSecrets));
  const ending = (key: string): RequiredSecret => required.find((one) => pathOf(one).endsWith(key))!;
  const passwords = SecretValue.fromExisting('redis', 'passwords');
  const exporter = redisExporter({ address: 'redis://redis.apps.svc', passwords });
  const redis: SecretContent = { source: 'given', check: exporter.secret!.check! };
  const postgres: SecretContent = {
    source: 'given',
    check: postgresExporter({ user: 'exporter', password: passwords, database: 'shop' }).secret!.check!,
  };
  const renamed = (name: string) => certificate.replaceAll('CERTIFICATE', name);

  test.each([
    ['a configuration of rclone', ending('rclone.conf'), '[s3]\ntype = s3\nprovider = Minio\n'],
    ['one with another remote before', ending('rclone.conf'), '[old]\ntype = sftp\n\n[s3]\r\ntype = s3\r\n'],
    ['one with a byte order mark', ending('rclone.conf'), '\uFEFF[s3]\ntype = s3\n'],
    ['one with quotes', ending('rclone.conf'), '[ s3 ]\n"type" : `s3`\nprovider="Minio"\nkey = \n'],
    ['one with a type that counts no more', ending('rclone.conf'), '[s3]\ntype = local\ntype = s3\n'],
    ['passwords of Redis', redis, '{\n  "redis://redis.apps.svc": "x"\n}\n'],
    ['no password of Redis', redis, '{}'],
    ['one with the remote twice', ending('rclone.conf'), '[s3]\nprovider = Minio\n[s3]\ntype = s3\n'],
    ['a password of Grafana', ending('admin-password'), 'c0rrect$HOME $$ {a} 100 % (b)s ${} $(x)'],
    ['a password of PostgreSQL', postgres, `c0rrect'"\\%/@:=`],
    ['a certificate', ending('tls.crt'), certificate],
    [
      'a certificate after text, of Windows',
      ending('tls.crt'),
      `subject=shop\n${certificate}`.replaceAll('\n', '\r\n'),
    ],
    ['a certificate without the last line feed, before others', ending('tls.crt'), certificate + certificate.trimEnd()],
  ])('%s is accepted', (_, of, text) => {
    expect(valueIssues(of, text)).toEqual([]);
  });

  test.each([
    [
      'a configuration without the remote',
      ending('rclone.conf'),
      '[minio]\ntype = s3\n',
      /no configuration of rclone with the remote s3/,
    ],
    [
      'a remote without a type',
      ending('rclone.conf'),
      '[s3]\nprovider = Minio\n[old]\ntype = sftp\n',
      /no configuration of rclone/,
    ],
    ['a line without a value', ending('rclone.conf'), '[s3]\ntype = s3\nbroken line\n', /^rclone cannot read line 3$/],
    ['a section that is not closed', ending('rclone.conf'), '[s3\ntype = s3\n', /^rclone cannot read line 1$/],
    ['a section without a name', ending('rclone.conf'), '[s3]\ntype = s3\n[]\nx = y\n', /^rclone cannot read line 3$/],
    ['a quote that is not closed', ending('rclone.conf'), '[s3]\ntype = s3\nkey = `x\n', /^rclone cannot read line 3$/],
    ['a quoted name that is not closed', ending('rclone.conf'), '[s3]\n"type = s3\n', /^rclone cannot read line 2$/],
    ['a type in quotes', ending('rclone.conf'), '[s3]\ntype = "s3"\n', /^its remote s3 is not of the type s3$/],
    [
      'a comment after the type',
      ending('rclone.conf'),
      '[s3]\ntype = s3 ; x\n',
      /^its remote s3 is not of the type s3$/,
    ],
    ['a local folder', ending('rclone.conf'), '[s3]\ntype = local\n', /^its remote s3 is not of the type s3$/],
    ...['admin-password', 'secret-key', 'client-secret'].flatMap((key) =>
      ['${HOME}', '$__env{HOME}', '$__file{/etc/passwd}', '%(admin_user)s'].map(
        (part): [string, SecretContent, string, RegExp] => [
          `${part} in ${key} of Grafana`,
          ending(key),
          `c0rrect${part}`,
          /^Grafana replaces a part of it by another value$/,
        ],
      ),
    ),
    ['a password alone', redis, 'x', /no JSON object of passwords by addresses/],
    ['a number', redis, '{"redis://redis.apps.svc": 1}', /no JSON object of passwords/],
    [
      'the password of another server',
      redis,
      '{"redis://localhost:6379": "x"}',
      /no password of redis:\/\/redis.apps.svc/,
    ],
    ['a certificate of another name', ending('tls.crt'), renamed('TRUSTED CERTIFICATE'), /no certificate/],
    ['a certificate whose text is cut', ending('tls.crt'), certificate.replace('AwIBAgIUQw', ''), /no c/],
    [
      'a password of PostgreSQL with a space',
      postgres,
      'correct horse',
      /^it has a space, with which postgres_exporter does not connect$/,
    ],
    ['a key in place of a certificate', ending('tls.crt'), '-----BEGIN PRIVATE KEY-----\n', /no certificate/],
  ])('%s is refused', (_, of, text, problem) => {
    expect(valueIssues(of, text).map((one) => one.problem)).toEqual([expect.stringMatching(problem)]);
  });
});
