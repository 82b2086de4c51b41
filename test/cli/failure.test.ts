import { errorText } from '../../cli/failure';

const withCode = (message: string, fields: object) => Object.assign(new Error(message), fields);

describe('the text of an error', () => {
  test.each([
    [
      'a folder without permission',
      withCode("EACCES: permission denied, mkdir '/p/dist.incoming'", { code: 'EACCES', path: '/p/dist.incoming' }),
      '/p/dist.incoming: no permission; remedy: give this user the permission, or choose another path',
    ],
    [
      'a read-only file system',
      withCode("EROFS: read-only file system, open '/p/x'", { code: 'EROFS', path: '/p/x' }),
      '/p/x: its file system is read-only; remedy: choose another path',
    ],
    [
      'a file that a module imports',
      withCode("Cannot find module './catalog'\nRequire stack:\n- /p/stack.ts\n- /p/vigie.config.ts", {
        code: 'MODULE_NOT_FOUND',
      }),
      '/p/stack.ts: it imports a module that is not found; given: "./catalog"; remedy: correct the path',
    ],
    [
      'a package that a module imports',
      withCode("Cannot find package '@scope/name/part' imported from /p/stack.ts", { code: 'ERR_MODULE_NOT_FOUND' }),
      '/p/stack.ts: it imports a module that is not found; given: "@scope/name/part"; remedy: correct the name, or ' +
        'install the package: npm install @scope/name',
    ],
    [
      'a module that a package does not have',
      withCode(`Package subpath './alert' is not defined by "exports" in /p/node_modules/vigie/package.json`, {
        code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
      }),
      'the package has no such module; given: "vigie/alert"; remedy: correct the name in the import',
    ],
    [
      'code that cannot be parsed',
      new Error('ParseError: Unexpected token  \n /p/stack.ts:49:13'),
      '/p/stack.ts:49:13: Unexpected token',
    ],
    ['an error of the network', withCode('connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'connect ECONNREFUSED'],
  ])('%s', (_, error, text) => {
    expect(errorText(error, '/p')).toBe(text);
  });

  test('of Vigie itself has the stack trace', () => {
    expect(errorText(new TypeError('x is not a function'), '/p')).toMatch(
      /^TypeError: x is not a function\n {4}at [^]*\nThis is a mistake of Vigie: please report it with this text\.$/,
    );
  });
});
