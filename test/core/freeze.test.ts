import { deeplyFrozen } from '../../core/freeze';

test('everything in a value is frozen, also in arrays, instances and cycles', () => {
  class Point {
    readonly at = { x: 1 };
  }
  const value = { list: [{ a: 1 }], point: new Point(), itself: undefined as unknown };
  value.itself = value;
  expect(deeplyFrozen(value)).toBe(value);
  expect(() => {
    value.list[0]!.a = 2;
  }).toThrow(TypeError);
  expect(() => value.list.push({ a: 2 })).toThrow(TypeError);
  expect(() => {
    value.point.at.x = 2;
  }).toThrow(TypeError);
});

test('a map and a set refuse changes, and keep their content', () => {
  const { map, set } = deeplyFrozen({ map: new Map([['a', { b: 1 }]]), set: new Set(['a']) });
  expect(() => map.set('c', { b: 2 })).toThrow('this value is finished');
  expect(() => map.delete('a')).toThrow(TypeError);
  expect(() => set.add('b')).toThrow(TypeError);
  expect(() => {
    set.clear();
  }).toThrow(TypeError);
  expect(() => {
    map.get('a')!.b = 2;
  }).toThrow(TypeError);
  expect([...map.keys(), ...set]).toEqual(['a', 'a']);
});

test('functions stay callable', () => {
  const { call } = deeplyFrozen({ call: () => 1 });
  expect(call()).toBe(1);
});

test('a value that is frozen already stays as it is', () => {
  const list: number[] = [];
  deeplyFrozen({ list, frozen: Object.freeze({ list: [1] }) }).frozen.list.push(2);
  expect(() => list.push(1)).toThrow(TypeError);
});
