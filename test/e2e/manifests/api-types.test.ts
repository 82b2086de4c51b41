import { readFileSync } from 'node:fs';
import { apiTypes, apiTypesFile } from '../../../tools/api-types';

test('generating the types of the Kubernetes API gives the committed file', () => {
  expect(apiTypes() === readFileSync(apiTypesFile, 'utf8')).toBe(true);
});
