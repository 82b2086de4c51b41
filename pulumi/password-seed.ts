import { createHmac } from 'node:crypto';
import * as pulumi from '@pulumi/pulumi';
import { throwIssues, type Issue } from '../core/errors';

/** Key of the seed in the configuration of the program. */
export const passwordSeed = 'passwordSeed';

const shortestSeed = 20;

/** Returns the issues of a seed that is known before resources are registered. */
export function knownSeedIssues(seed: pulumi.Input<string> | undefined): Issue[] {
  return typeof seed === 'string' ? seedIssues(seed) : [];
}

function seedIssues(seed: string): Issue[] {
  if (seed.trim().length >= shortestSeed) return [];
  return [
    {
      problem: `${passwordSeed} is too short`,
      allowed: `a random text of at least ${shortestSeed} characters`,
      remedy: `openssl rand -base64 32 | pulumi config set --secret ${passwordSeed}`,
    },
  ];
}

/** Derives 64 hexadecimal digits from a seed, different ones for each id. */
export function derived(seed: string, id: string): string {
  throwIssues(seedIssues(seed));
  return createHmac('sha256', seed.trim()).update(id).digest('hex');
}

/** Derives a password of 144 bits from a seed. */
export function derivedPassword(seed: string, id: string): string {
  return derived(seed, id).slice(0, 36);
}

/** Tests whether a password has the form of derived ones, which random ones do not have. */
export function isDerivedPassword(password: string): boolean {
  return /^[0-9a-f]{36}$/.test(password);
}

/** Returns the seed of the configuration of the program. */
export function configuredSeed(): string | undefined {
  return new pulumi.Config().get(passwordSeed);
}
