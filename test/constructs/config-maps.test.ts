import { annotationBytes, configMapsOf } from '../../constructs/config-maps';
import { objectLimit } from '../../constructs/spread';
import type { FileSet } from '../../servers/server-spec';

const kibibyte = 1024;

/** Set of files with these numbers. */
function setOf(numbers: readonly number[], text = 'x'.repeat(20 * kibibyte)): FileSet {
  const files = numbers.map((one) => [`app-${one}.yml`, text] as const);
  return { name: 'prometheus-rules', files: Object.fromEntries(files), reload: 'watched' };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** ConfigMaps of a set, as texts by name. */
function textsOf(set: FileSet): ReadonlyMap<string, string> {
  return new Map(configMapsOf(set).map(({ name, files }) => [name, JSON.stringify(files)]));
}

/** Names of the ConfigMaps that are not the same in both sets. */
function changed(one: FileSet, other: FileSet): string[] {
  const [before, after] = [textsOf(one), textsOf(other)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

describe('the ConfigMaps of a file set', () => {
  test('are one with its name as long as all files fit', () => {
    const set = setOf(numbers(10));
    expect(configMapsOf(set)).toEqual([{ name: 'prometheus-rules', files: set.files }]);
  });

  test.each([
    ['plain text', 'x'],
    ['text that Go escapes', '<&'],
    ['text of several bytes', 'é'],
  ])('hold each file once and stay below the limit: %s', (_, text) => {
    const set = setOf(numbers(200), text.repeat(5 * kibibyte));
    const maps = configMapsOf(set);
    expect(Object.assign({}, ...maps.map(({ files }) => files))).toEqual(set.files);
    expect(maps.reduce((sum, { files }) => sum + Object.keys(files).length, 0)).toBe(200);
    for (const { name, files } of maps) {
      expect(name).toMatch(/^prometheus-rules-[01]+$/);
      expect(annotationBytes(files)).toBeLessThan(objectLimit);
    }
    expect(new Set(maps.map(({ name }) => name)).size).toBe(maps.length);
  });

  test('stay the same, except for one, when a file changes, is added or removed', () => {
    const all = setOf(numbers(100));
    const edited = { ...all, files: { ...all.files, 'app-7.yml': 'changed' } };
    expect(changed(all, edited)).toHaveLength(1);
    expect(changed(all, setOf(numbers(101)))).toHaveLength(1);
    expect(changed(all, setOf(numbers(99)))).toHaveLength(1);
  });

  test('become two others, and the rest stays the same, when one becomes too large', () => {
    const steps = numbers(60).map((count) => changed(setOf(numbers(count)), setOf(numbers(count + 1))));
    const splits = steps.filter(({ length }) => length > 1);
    expect(splits.length).toBeGreaterThan(0);
    for (const names of splits) {
      const [whole] = [...names].sort((one, other) => one.length - other.length);
      expect(names.filter((name) => !name.startsWith(whole!))).toEqual([]);
      expect(names).toHaveLength(3);
    }
  });

  test('do not depend on the order of the files', () => {
    const all = setOf(numbers(100));
    const reversed = { ...all, files: Object.fromEntries(Object.entries(all.files).reverse()) };
    expect(configMapsOf(reversed).map(({ name, files }) => [name, Object.keys(files).sort()])).toEqual(
      configMapsOf(all).map(({ name, files }) => [name, Object.keys(files).sort()]),
    );
  });

  test('hold a file alone that does not fit with others', () => {
    const files = { 'a.json': 'x'.repeat(300 * kibibyte), 'b.json': 'x' };
    const maps = configMapsOf({ name: 'grafana-dashboard-a', files, reload: 'watched' });
    expect(maps.map((map) => Object.keys(map.files)).sort()).toEqual([['a.json'], ['b.json']]);
  });
});
