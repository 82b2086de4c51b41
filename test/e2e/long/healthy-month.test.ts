import { firedIn } from '../worlds/evaluate';
import { healthyWorld, healthyWorlds } from '../worlds/healthy';
import { inWorldStacks, worldStacks } from '../worlds/stacks';

jest.setTimeout(1_800_000);

const days = 30;

// Groups that depend on the machine and on targets: their rules read few series.
const isOfServers = (group: string) => /^(targets|machine|traefik|prometheus|alertmanager|.*-site)$/.test(group);

test.each(inWorldStacks(healthyWorlds(days), ({ name }) => name))(
  '%s, %s: no alert of the servers fires in a month but the Watchdog',
  async (_, __, stack, world) => {
    expect(await firedIn(stack, world, days, isOfServers)).toEqual([]);
  },
);

test.each(worldStacks)(
  '$name: no alert fires in a month of all healthy worlds together but the Watchdog',
  async (stack) => {
    expect(await firedIn(stack, healthyWorld(days), days)).toEqual([]);
  },
);
