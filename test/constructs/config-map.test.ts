import { ConfigMap, type ConfigMapProps } from '../../constructs/config-map';
import { synthesized } from './synthesized';

const minimal: Required<ConfigMapProps> = {
  name: 'prometheus-rules',
  namespace: 'monitoring',
  server: 'prometheus',
  instance: 'shop',
  files: { 'rules.yml': 'groups: []\n' },
};

describe('Files', () => {
  test('all the props, every one of them required', () => {
    expect(synthesized(ConfigMap, minimal)).toMatchSnapshot();
  });

  test('rejects files larger than an annotation', () => {
    const files = { 'a.json': 'x'.repeat(200 * 1024), 'b.json': 'x'.repeat(56 * 1024) };
    expect(() => synthesized(ConfigMap, { ...minimal, files })).toThrow(
      /the files of ConfigMap prometheus-rules \(a.json, b.json\) have 257 KiB; allowed: at most 256 KiB, .*; remedy: split/,
    );
    expect(() => synthesized(ConfigMap, { ...minimal, files: { 'a.json': 'x'.repeat(255 * 1024) } })).not.toThrow();
  });
});
