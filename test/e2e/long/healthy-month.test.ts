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

/**
 * Parts of the groups of a stack, which are evaluated one after the other: the recorded series of a month are so many
 * files that Prometheus could not open those of all groups at once.
 */
const parts = [0, 1, 2];

test.each(worldStacks.flatMap((stack) => parts.map((part) => [stack.name, part + 1, part, stack] as const)))(
  '%s, part %d: no alert fires in a month of all healthy worlds together but the Watchdog',
  async (_, __, part, stack) => {
    const groups = stack.groups.map(({ name }) => name);
    const isInPart = (group: string) => groups.indexOf(group) % parts.length === part;
    expect(await firedIn(stack, healthyWorld(days), days, isInPart)).toEqual([]);
  },
);
