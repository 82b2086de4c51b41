import { VolumeClaim, type VolumeClaimProps } from '../../constructs/volume-claim';
import { Size } from '../../core/size';
import { synthesized } from './synthesized';

const minimal: VolumeClaimProps = {
  name: 'app-data',
  namespace: 'monitoring',
  labels: { app: 'app' },
  size: Size.gibibytes(1),
};
const all: Required<VolumeClaimProps> = { ...minimal, storageClass: 'fast', existingClaim: 'app-old' };

describe('VolumeClaim', () => {
  test('minimal required props', () => {
    expect(synthesized(VolumeClaim, minimal)).toMatchSnapshot();
  });

  test('all the props: no object for an existing claim', () => {
    expect(synthesized(VolumeClaim, all)).toBe('');
    const { existingClaim: _, ...made } = all;
    expect(synthesized(VolumeClaim, made)).toMatchSnapshot();
  });

  // Kubernetes then binds an existing volume, and creates none of the default class.
  test('an empty storage class is none, not the default one', () => {
    expect(synthesized(VolumeClaim, { ...minimal, storageClass: '' })).toContain('storageClassName: ""');
    expect(synthesized(VolumeClaim, minimal)).not.toContain('storageClassName');
  });
});
