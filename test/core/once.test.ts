import { once } from '../../core/once';

test('computes each result once by object and values, and again after an error', () => {
  const compute = jest.fn((object: { readonly name: string }, values: { readonly count: number }) => {
    if (values.count < 0) throw new Error('negative');
    return values.count === 0 ? undefined : object.name.repeat(values.count);
  });
  const repeated = once(compute);
  const [a, other] = [{ name: 'a' }, { name: 'a' }];
  expect([repeated(a, { count: 2 }), repeated(a, { count: 2 }), repeated(a, { count: 3 })]).toEqual([
    'aa',
    'aa',
    'aaa',
  ]);
  expect([repeated(other, { count: 2 }), repeated(a, { count: 0 }), repeated(a, { count: 0 })]).toEqual([
    'aa',
    undefined,
    undefined,
  ]);
  expect(compute).toHaveBeenCalledTimes(4);
  expect(() => repeated(a, { count: -1 })).toThrow('negative');
  expect(() => repeated(a, { count: -1 })).toThrow('negative');
  expect(compute).toHaveBeenCalledTimes(6);
});
