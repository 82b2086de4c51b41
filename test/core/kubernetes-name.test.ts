import { longNameIssues, namespaceIssues, podLabelIssues } from '../../core/kubernetes-name';

test.each(['a', '0', 'a-b', 'a'.repeat(63)])('%j is a name of a namespace', (name) => {
  expect(namespaceIssues(name)).toEqual([]);
});

test.each(['', 'A', '-a', 'a-', 'a.b', 'a_b', 'a\n', 'é', 'a'.repeat(64)])('%j is no name of a namespace', (name) => {
  expect(namespaceIssues(name)).toEqual([
    {
      problem: 'this is no name of a namespace',
      given: name,
      allowed: 'at most 63 lowercase letters, digits and -, with a letter or digit at both ends',
    },
  ]);
});

test.each(['a.b', '1.2.3', 'a'.repeat(253)])('%j is the name of an object', (name) => {
  expect(longNameIssues('a Secret', name)).toEqual([]);
});

test.each(['a..b', '.a', 'a.', 'a.-b', 'a'.repeat(254)])('%j is no name of an object', (name) => {
  expect(longNameIssues('a Secret', name)).toMatchObject([{ problem: 'this is no name of a Secret' }]);
});

test('accepts labels of pods', () => {
  const labels = { app: 'shop', 'app.kubernetes.io/name': 'A.b_c-1', a_B: '', ['x'.repeat(63)]: 'x'.repeat(63) };
  expect(podLabelIssues(labels)).toEqual([]);
});

test.each(['', 'a b', '-a', 'a/', '/a', 'a/b/c', 'Example.org/a', 'x'.repeat(64)])('%j is no label of pods', (name) => {
  expect(podLabelIssues({ [name]: 'shop' })).toMatchObject([
    { problem: 'this is no name of a label of pods', given: name },
  ]);
});

test.each(['a b', '-a', 'a,b', 'a=b', 'é', 'x'.repeat(64)])('%j is no value of a label of pods', (value) => {
  expect(podLabelIssues({ app: value })).toMatchObject([{ problem: 'this is no value of the label app of pods' }]);
});
