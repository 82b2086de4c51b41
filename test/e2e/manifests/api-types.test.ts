import { readFileSync } from 'node:fs';
import { apiTypes, apiTypesFile } from '../../../tools/api-types';

test('generates the committed types of the Kubernetes API', () => {
  expect(apiTypes() === readFileSync(apiTypesFile, 'utf8')).toBe(true);
});
