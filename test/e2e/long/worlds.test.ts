import { ruleFile, type RuleGroup } from '../../../alerts';
import { traefikAlerts } from '../../../library/traefik/alerts';
import type { CertificateLimits } from '../../../stack/public-urls';
import { testedRules } from '../../../testing/rule-tests/rules';
import { k3s } from '../../../targets';
import { brokenWorlds } from '../worlds/broken';
import { oneClient } from '../worlds/client';
import { firedIn } from '../worlds/evaluate';
import { healthyWorlds } from '../worlds/healthy';
import { certificates, notRenewed, renewals, type Renewal } from '../worlds/healthy/certificates';
import { worldStacks, type WorldStack } from '../worlds/stacks';
import { day, together } from '../worlds/world';

jest.setTimeout(1_800_000);

const usual = certificates(renewals.letsEncrypt);
const month = 30;

const inStacks = <T>(all: readonly T[], nameOf: (one: T) => string) =>
  worldStacks.flatMap((stack) => all.map((one) => [stack.name, nameOf(one), stack, one] as const));

describe('nothing is wrong: no alert fires but the Watchdog', () => {
  const days = 2;
  test.each(inStacks(healthyWorlds(days), ({ name }) => name))('%s, %s, two days', async (_, __, stack, world) => {
    expect(await firedIn(stack, world, days)).toEqual([]);
  });

  // What depends on the machine and on targets, over a month: its rules read few series.
  const isOfServers = (group: string) => /^(targets|machine|traefik|prometheus|alertmanager|.*-site)$/.test(group);
  test.each(inStacks(healthyWorlds(month), ({ name }) => name))('%s, %s, a month', async (_, __, stack, world) => {
    expect(await firedIn(stack, world, month, isOfServers)).toEqual([]);
  });
});

test.each(inStacks(brokenWorlds, ({ world }) => world.name))('%s: %s is noticed', async (_, __, stack, broken) => {
  const { world, fires } = broken;
  const alerts = stack.groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []));
  const fired = await firedIn(stack, together(world.name, [world, usual]), 1);
  expect(fired.map(({ alert }) => alert).sort()).toEqual(alerts.filter((alert) => fires.test(alert)).sort());
});

test.each(worldStacks.map((stack) => [stack.name, stack] as const))('%s: one client pages nobody', async (_, stack) => {
  const fired = await firedIn(stack, together('one client', [oneClient(1), usual]), 1);
  expect(fired.filter(({ severity }) => severity === 'critical')).toEqual([]);
});

/** Traefik with limits of its certificates. */
function withLimits(limits: CertificateLimits | undefined): WorldStack {
  const { commands } = k3s();
  const of = { job: 'traefik', language: 'en', commands } as const;
  const groups: readonly RuleGroup[] = [traefikAlerts({ ...of, ...(limits ? { certificateLimits: limits } : {}) })];
  const file = ruleFile(groups, { panelUrl: () => undefined, runbookUrl: () => undefined });
  const jobs = worldStacks[0]!.jobs.filter(({ played }) => played.targets[0].labels.job === 'traefik');
  return { name: 'traefik', rules: testedRules(groups, file), groups: file.groups, jobs };
}

describe('certificates over a month', () => {
  const all: readonly Renewal[] = Object.values(renewals);
  const known = all.map((renewal) => [renewal.name, renewal] as const);

  test.each(known)('%s: no alert with its limits', async (_, renewal) => {
    expect(await firedIn(withLimits(renewal.limits), certificates(renewal), month)).toEqual([]);
  });

  test.each(known)('%s: both alerts when it is not renewed', async (_, renewal) => {
    const world = notRenewed(renewal, 5 * day);
    const fired = await firedIn(withLimits(renewal.limits), world, 60);
    expect(fired.map(({ alert }) => alert)).toEqual(['TraefikCertificateExpiring', 'TraefikCertificateAlmostExpired']);
  });

  test.each(known.filter(([, { limits }]) => limits !== undefined))(
    '%s: the limits of 14 and 7 days are wrong',
    async (_, renewal) => {
      expect(await firedIn(withLimits(undefined), certificates(renewal), month)).not.toEqual([]);
    },
  );
});
