import type { FixtureSet } from './fixture';

const prelude = `
import { application, machine, type presets } from '../../library';
import { percent, seconds } from '../../promql';
import { k3s } from '../../targets';
import { shop } from '../shop';
const of = { stack: 'shop', language: 'en', commands: k3s().commands } as const;
const web = { ...of, job: 'web-shop', catalogue: shop, namespace: 'apps', port: 8080 } as const;
const onServer = (adjust: presets.K3sServerProps['adjust']) => adjust;
const inCloud = (adjust: presets.AgentProps['adjust']) => adjust;
`;

/** Changes of alerts of the library. */
export const adjustments: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: 'a misspelt alert of a preset on a server',
      wrong: "onServer({ MachineDiskAlmostFul: { for: '5m' } })",
      right: "onServer({ MachineDiskAlmostFull: { for: '5m' } })",
      code: 2561,
      allowed: "Did you mean to write 'MachineDiskAlmostFull'",
    },
    {
      mistake: 'a misspelt alert of a preset in Grafana Cloud',
      wrong: "inCloud({ PrometheusSendinglate: { for: '5m' } })",
      right: "inCloud({ PrometheusSendingLate: { for: '5m' } })",
      code: 2561,
      allowed: "Did you mean to write 'PrometheusSendingLate'",
    },
    {
      mistake: 'a misspelt alert of a system',
      wrong: 'machine.system({ ...of, adjust: { MachineDwn: {} } })',
      right: 'machine.system({ ...of, adjust: { MachineDown: {} } })',
      code: 2561,
      allowed: "Did you mean to write 'MachineDown'",
    },
    {
      mistake: 'a misspelt alert of an application from its catalogue',
      wrong: "application.fromCatalogue({ ...web, adjust: { WebshopDown: { for: '5m' } } })",
      right: "application.fromCatalogue({ ...web, adjust: { WebShopDown: { for: '5m' } } })",
      code: 2561,
      allowed: "Did you mean to write 'WebShopDown'",
    },
    {
      mistake: 'a misspelt property of a change',
      wrong: "onServer({ MachineDown: { severty: 'info' } })",
      right: "onServer({ MachineDown: { severity: 'info' } })",
      code: 2561,
      allowed: "Did you mean to write 'severity'",
    },
    {
      mistake: 'a threshold in another unit',
      wrong: 'onServer({ MachineDiskAlmostFull: { threshold: seconds(5) } })',
      right: 'onServer({ MachineDiskAlmostFull: { threshold: percent(5) } })',
      code: 2375,
      allowed: '"ratio"',
    },
  ],
};
