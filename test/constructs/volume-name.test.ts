import { volumeName } from '../../constructs/volume-name';

test('a short name stays, with - in the place of dots', () => {
  expect(volumeName('secret-a.b')).toBe('secret-a-b');
  expect(volumeName('a'.repeat(63))).toBe('a'.repeat(63));
});

test('a longer name ends in a checksum, which distinguishes it', () => {
  const [one, other] = [volumeName(`${'a'.repeat(80)}b`), volumeName(`${'a'.repeat(80)}c`)];
  expect(one).toMatch(/^a{46}-[0-9a-f]{16}$/);
  expect(one).toHaveLength(63);
  expect(other).not.toBe(one);
});

test('a name that is taken gets another one', () => {
  expect(volumeName('secret-a.b', new Set(['secret-a-b']))).toMatch(/^secret-a-b-[0-9a-f]{16}$/);
});
