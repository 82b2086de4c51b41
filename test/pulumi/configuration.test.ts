import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { parse } from 'yaml';
import { keys } from '../../pulumi/configuration';
import type { Registration } from './recording';
import { runProgram, runWithSecrets } from './run-program';

describe('reports an invalid configuration by key', () => {
  test.each([
    [{ stack: '' }, 'the configuration key vigie:stack, of the type string, is not set'],
    [
      {},
      'the configuration key vigie:stack, of the type string, is not set; allowed: minimal, full, other; remedy: pulumi config set stack gauzian',
    ],
    [
      { stack: 'shop' },
      'vigie:stack, of the type string, is not the name of a stack; given: "shop"; allowed: minimal, full, other',
    ],
    [
      { stack: 'minimal', retain: 'yes', existingSecrets: 'all' },
      /vigie:retain, of the type boolean, has a value of another type; given: "yes"; remedy: pulumi config set retain false\n.*vigie:existingSecrets, of the type array/,
    ],
    [
      { stack: 'minimal', retian: 'true' },
      /the configuration key vigie:retian is unknown; allowed: .*; remedy: pulumi config rm retian, or did you mean retain\?/,
    ],
    [
      { stack: 'minimal', 'monitoring/grafana-credential/admin-password': 'x' },
      /is unknown; .* did you mean monitoring\/grafana-credentials\/admin-password\?/,
    ],
    [
      { stack: 'minimal', readyTimeout: '10' },
      'readyTimeout is invalid; given: "10"; allowed: a number of seconds, minutes or hours',
    ],
    [
      { stack: 'minimal', grafanaRuleResources: 'group' },
      'vigie:grafanaRuleResources, of the type string, has a value of another type; given: "group"; remedy: pulumi config set grafanaRuleResources rules',
    ],
    [
      { stack: 'minimal', grafanaUrl: 'https://example.grafana.net' },
      'vigie:grafanaAuth is not set: a secret string, the token of a service account of Grafana',
    ],
  ] as [Record<string, string>, string | RegExp][])('%j', async (config, message) => {
    const failure = runWithSecrets(config);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(pulumi.RunError);
  });

  test('missing secrets and keys together, before anything is registered', async () => {
    const resources: Registration[] = [];
    const config = { stack: 'full', retian: 'true', grafanaUrl: 'https://example.grafana.net' };
    const missing = runProgram(config, { resources });
    await expect(missing).rejects.toThrow(
      /vigie:retian is unknown[^]*vigie:apps\/postgres-exporter\/password is not set: a secret string[^]*vigie:grafanaAuth is not set/,
    );
    expect(resources).toEqual([]);
  });
});

test('Pulumi.yaml declares every key with its type', () => {
  const project = parse(readFileSync(join(__dirname, '../../Pulumi.yaml'), 'utf8')) as {
    main: string;
    config: Record<string, { type: string; default?: unknown; description: string }>;
  };
  const declared = Object.entries(project.config).map(([key, { type }]) => [key, type]);
  expect(declared).toEqual(Object.entries(keys).map(([key, { type }]) => [key, type]));
  // The CLI itself would report a missing key without a default, with no example.
  const must = Object.entries(project.config).filter(([, one]) => one.default === undefined);
  expect(must).toEqual([]);
  expect(project.main).toBe('infra/pulumi.ts');
});
