import { secretVolumes } from '../../constructs/secret-volumes';
import { formatIssue } from '../../core/errors';
import { secretIssues, SecretValue } from '../../core/secret-value';
import { place } from '../constructs/server-manifests';

const token = SecretValue.fromExisting('shop', 'token');

describe('SecretValue', () => {
  test('has no issues when it is valid or absent', () => {
    expect(secretIssues({ token, other: undefined })).toEqual([]);
  });

  test.each([
    ['Traefik', 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/', /from Traefik's documentation/],
    [
      'Prometheus',
      'admin:$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay',
      /from Prometheus' guide to basic authentication/,
    ],
  ])('rejects the example hash of %s', (_, hash, message) => {
    const text = secretIssues({ users: hash }).map(formatIssue).join();
    expect(text).toMatch(message);
    expect(text).not.toContain(hash);
  });

  test('mounts each Secret as a folder with only the required keys', () => {
    const secrets = [token, SecretValue.fromExisting('shop', 'other'), SecretValue.fromExisting('a.b', 'c')];
    expect(secretVolumes('/secrets', secrets, true)).toEqual([
      {
        name: 'secret-shop',
        path: '/secrets/shop',
        source: {
          secret: {
            secretName: 'shop',
            optional: true,
            items: [
              { key: 'other', path: 'other' },
              { key: 'token', path: 'token' },
            ],
          },
        },
      },
      {
        name: 'secret-a-b',
        path: '/secrets/a.b',
        source: { secret: { secretName: 'a.b', optional: true, items: [{ key: 'c', path: 'c' }] } },
      },
    ]);
    expect(place.secretFile('/secrets', token)).toBe('/secrets/shop/token');
  });
});
