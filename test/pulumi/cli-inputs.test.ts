import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import { stackIssues } from '../../stack/validation';
import { missingImagesEdit, retentionEdit } from '../e2e/commands/stack-edits';
import { gauzianGiven } from '../e2e/stacks/gauzian/secrets';
import { targetOf } from '../targeted';
import { givenSecrets } from './deployed';

// The tests with the real CLI run only where it is installed.
describe('what the tests of the CLI give', () => {
  test('is a value for each given secret of the stack', () => {
    expect(Object.keys(gauzianGiven()).sort()).toEqual(Object.keys(givenSecrets(gauzian)).sort());
  });

  test('is an edit of the stack that changes its retention, and that validation accepts', () => {
    const { path, from, to, time } = retentionEdit;
    const text = readFileSync(join(__dirname, '../..', path), 'utf8');
    expect(text.split(from)).toHaveLength(2);
    expect(to).toContain(`'${time}'`);
    const { prometheus } = gauzian;
    const edited = { ...gauzian, prometheus: { ...prometheus, retention: { ...prometheus.retention, time } } };
    expect(stackIssues(edited, targetOf(gauzian).servers(edited))).toEqual([]);
  });

  test('is an edit of the stack that changes the images of Grafana and Alertmanager', () => {
    const { path, from } = missingImagesEdit;
    expect(readFileSync(join(__dirname, '../..', path), 'utf8').split(from)).toHaveLength(2);
  });
});
