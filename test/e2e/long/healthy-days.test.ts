import { firedIn } from '../worlds/evaluate';
import { healthyWorlds } from '../worlds/healthy';
import { inWorldStacks } from '../worlds/stacks';

jest.setTimeout(1_800_000);

const days = 2;

test.each(inWorldStacks(healthyWorlds(days), ({ name }) => name))(
  '%s, %s: no alert fires in two days but the Watchdog',
  async (_, __, stack, world) => {
    expect(await firedIn(stack, world, days)).toEqual([]);
  },
);
