import { brokenWorlds } from '../worlds/broken';
import { oneClient } from '../worlds/client';
import { firedIn } from '../worlds/evaluate';
import { certificates, renewals } from '../worlds/healthy/certificates';
import { inWorldStacks, worldStacks } from '../worlds/stacks';
import { together } from '../worlds/world';

jest.setTimeout(1_800_000);

const usual = certificates(renewals.letsEncrypt);

test.each(inWorldStacks(brokenWorlds, ({ world }) => world.name))('%s: %s is noticed', async (_, __, stack, broken) => {
  const { world, fires } = broken;
  const alerts = stack.groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []));
  const fired = await firedIn(stack, together(world.name, [world, usual]), 1);
  expect(fired.map(({ alert }) => alert).sort()).toEqual(alerts.filter((alert) => fires.test(alert)).sort());
});

test.each(worldStacks.map((stack) => [stack.name, stack] as const))('%s: one client pages nobody', async (_, stack) => {
  const fired = await firedIn(stack, together('one client', [oneClient(1), usual]), 1);
  expect(fired.filter(({ severity }) => severity === 'critical')).toEqual([]);
});
