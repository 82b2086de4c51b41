import { emptyTextIssues } from '../../core/text';

test('reports texts that say nothing, and no absent ones', () => {
  expect(emptyTextIssues({ name: '', reason: ' \n', title: 'Shop', folder: undefined })).toEqual([
    { path: 'name', problem: 'this text is empty', given: '', remedy: 'write it, or remove the property' },
    { path: 'reason', problem: 'this text is empty', given: ' \n', remedy: 'write it, or remove the property' },
  ]);
});
