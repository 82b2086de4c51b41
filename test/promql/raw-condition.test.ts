import * as q from '../../promql';
import { render } from '../../promql/render';
import { shop } from '../shop';

describe('rawCondition', () => {
  const catalogues = [shop];

  test('rejects a condition that does not filter', () => {
    const condition = (text: string) => render(q.rawCondition(text, { catalogues, unit: 'bytes' }).node);
    expect(() => condition('memory_bytes')).toThrow(/otherwise the alert always fires/);
    expect(() => condition('memory_bytes > bool 5')).toThrow(/otherwise the alert always fires/);
    expect(() => condition('memory_bytes >')).toThrow(/invalid PromQL at character 15; given: [^\n]*$/);
    expect(condition('memory_bytes > 5 or absent(memory_bytes)')).toBe('memory_bytes > 5 or absent(memory_bytes)');
  });

  test.each([
    'count by (job) (memory_bytes > 5)',
    'max(-(memory_bytes > 5)) * 2',
    'label_replace(memory_bytes > 5, "app", "$1", "pod", "(.*)")',
    'max_over_time((memory_bytes > 5)[1h:])',
    'connections_limit * on (pod) (memory_bytes > 5)',
  ])('accepts the condition %s', (text) => {
    expect(() => render(q.rawCondition(text, { catalogues, unit: 'none' }).node)).not.toThrow();
  });

  test.each([
    'vector(scalar(memory_bytes > 5))',
    'memory_bytes > 5 or memory_bytes',
    'memory_bytes + fill (0) (memory_bytes > 5)',
    '(memory_bytes > bool 5) * 2',
  ])('rejects the condition %s', (text) => {
    const { node } = q.rawCondition(text, { catalogues, unit: 'none' });
    expect(() => render(node)).toThrow(/otherwise the alert always fires/);
  });
});
