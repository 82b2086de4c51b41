import { upgradeIssues } from '../../pulumi/earlier-version';

const passwords = { 'monitoring/grafana-credentials/admin-password': 'p4ss' };
const existing = ['monitoring/grafana-credentials', 'monitoring/minio-metrics/token'];
const givenOf = (issues: readonly { readonly given?: unknown }[]) => issues.flatMap(({ given }) => given ?? []);

test('refuses Secrets that the state of an earlier version deletes, and warns of those that it may delete', () => {
  const { errors, warnings } = upgradeIssues({ passwords }, 'one', existing);
  expect(givenOf(errors)).toEqual(['monitoring/grafana-credentials']);
  expect(givenOf(warnings)).toEqual(['monitoring/minio-metrics/token']);
  expect(warnings[0]!.problem).toContain('stored no identity of the cluster');
});

test.each([
  ['this version', { cluster: 'one', passwords }, 'one'],
  ['a version without a kubeconfig', { passwords }, undefined],
])('has no issues after %s', (_, stored, identifier) => {
  expect(upgradeIssues(stored, identifier, existing)).toEqual({ errors: [], warnings: [] });
});
