import type { Mutant } from './mutants';

/** Why mutants survive: no input tells them from what was meant, or the one that does is not worth its time. */
interface Reason {
  readonly operator: string;
  readonly rule: RegExp;
  readonly what: RegExp;
  readonly reason: string;
}

const reasons: readonly Reason[] = [];

/** Why a mutant survives; nothing when nobody has looked yet. */
export function reasonOf({ operator, what, rule }: Mutant): string | undefined {
  return reasons.find((one) => one.operator === operator && one.rule.test(rule.name) && one.what.test(what))?.reason;
}
