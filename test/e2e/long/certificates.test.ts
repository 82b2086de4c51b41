import { ruleFile, type RuleGroup } from '../../../alerts';
import { traefikAlerts } from '../../../library/traefik/alerts';
import type { CertificateLimits } from '../../../stack/public-urls';
import { k3s } from '../../../targets';
import { testedRules } from '../../../testing/rule-tests/rules';
import { firedIn } from '../worlds/evaluate';
import { certificates, notRenewed, renewals, type Renewal } from '../worlds/healthy/certificates';
import { worldStacks, type WorldStack } from '../worlds/stacks';
import { day } from '../worlds/world';

jest.setTimeout(1_800_000);

/** Traefik with limits of its certificates. */
function withLimits(limits: CertificateLimits | undefined): WorldStack {
  const { commands } = k3s();
  const of = { job: 'traefik', language: 'en', commands } as const;
  const groups: readonly RuleGroup[] = [traefikAlerts({ ...of, ...(limits ? { certificateLimits: limits } : {}) })];
  const file = ruleFile(groups, { panelUrl: () => undefined, runbookUrl: () => undefined });
  const jobs = worldStacks[0]!.jobs.filter(({ played }) => played.targets[0].labels.job === 'traefik');
  return { name: 'traefik', rules: testedRules(groups, file), groups: file.groups, jobs };
}

const month = 30;
const all: readonly Renewal[] = Object.values(renewals);
const known = all.map((renewal) => [renewal.name, renewal] as const);

test.each(known)('%s: no alert with its limits in a month', async (_, renewal) => {
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
