import { pairIssues, privateKeyIssues } from '../../core/certificate';
import { certificate, otherTlsKey, tlsKey } from '../secret-values';

test('a certificate and its key are accepted, also after text and before other certificates', () => {
  expect(pairIssues(certificate, tlsKey)).toEqual([]);
  expect(pairIssues(`subject=shop\n${certificate}${certificate}`, `key of shop\n${tlsKey}`)).toEqual([]);
});

test('a key of another certificate is refused, without showing it', () => {
  expect(pairIssues(certificate, otherTlsKey)).toEqual([
    {
      problem: 'it is not the private key of the first certificate, and Traefik would use its default certificate',
      remedy: 'give the certificate of the host first, then those of its issuers',
    },
  ]);
});

test('what is no certificate or no key has issues of its own only', () => {
  expect([...pairIssues('x', tlsKey), ...pairIssues(certificate, 'x')]).toEqual([]);
  expect(privateKeyIssues('x')).toHaveLength(1);
});
