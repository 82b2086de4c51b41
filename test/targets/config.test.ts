import { ValidationError } from '../../core/errors';
import { defineConfig, k3s } from '../../targets';
import { minimalStack } from '../stacks';

describe('defineConfig', () => {
  test('pairs each stack with each of its targets', () => {
    const [one, other] = [k3s(), k3s()];
    expect(defineConfig([{ stack: minimalStack, targets: [one, other] }]).stacks).toEqual([
      { stack: minimalStack, target: one },
      { stack: minimalStack, target: other },
    ]);
  });

  test.each([
    ['no list', {}, 'defineConfig: this value is of another kind'],
    ['no targets', [{ stack: minimalStack }], 'defineConfig[0].targets: '],
    ['a list of something else', [1], 'defineConfig[0]: this value is of another kind; given: 1; allowed: an object'],
  ])('refuses %s', (_, entries, message) => {
    expect(() => defineConfig(entries as never)).toThrow(ValidationError);
    expect(() => defineConfig(entries as never)).toThrow(message);
  });
});
