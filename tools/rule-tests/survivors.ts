import type { Mutant } from './mutants';

/** Why mutants survive: no input tells them from what was meant, or the generated ones do not, which is weak. */
interface Reason {
  /** One or several, with | between them. */
  readonly operator: string;
  readonly rule: RegExp;
  readonly what: RegExp;
  readonly reason: string;
}

const reasons: readonly Reason[] = [
  {
    operator: 'aggregation|function|window|matcher|matcher value|label',
    rule: /./,
    what: /, in … \* 0/,
    reason: 'equivalent: it is multiplied by zero, and what it is divided by decides where there is one',
  },
  {
    operator: 'set',
    rule: /^[A-Z]/,
    what: /^or → and, in … > 0/,
    reason: 'equivalent: what is added is a share of zero, which is above no threshold',
  },
  {
    operator: 'matcher',
    rule: /./,
    what: /\{job="[^"]*"\} → [\w:]+(,|$)/,
    reason: 'equivalent: it is matched with what is of this job only',
  },
  {
    operator: 'comparison',
    rule: /./,
    what: /^> 0 → != 0/,
    reason: 'equivalent: what is counted is never negative',
  },
  {
    operator: 'comparison|number',
    rule: /^[A-Z]/,
    what: /^(> 0 → >= 0|0 → -1)/,
    reason: 'equivalent: a share of nothing is not a number, and no threshold lets that through',
  },
  {
    operator: 'comparison',
    rule: /(Down|Unreachable|Failed)$/,
    what: /^== 0 → <= 0/,
    reason: 'equivalent: it is 0 or 1',
  },
  {
    operator: 'comparison',
    rule: /^MachineFileSystemReadOnly$/,
    what: /^> 0 → != 0/,
    reason: 'equivalent: it is 0 or 1',
  },
  {
    operator: 'aggregation',
    rule: /^MachineFileSystemReadOnly$/,
    what: /^max → (sum|avg)/,
    reason: 'equivalent: of zeros and ones, the sum and the average are above 0 where the largest is',
  },
  {
    operator: 'aggregation',
    rule: /^MachineDiskFillingUp$/,
    what: /^sum → /,
    reason: 'equivalent: it is matched with the file systems themselves, of which a mount point has one',
  },
  {
    operator: 'comparison|number',
    rule: /^MachineDiskFillingUp$/,
    what: /^(< 0 → <= 0|0 → -?1$)/,
    reason: 'one byte more or less of a disk',
  },
  {
    operator: 'label',
    rule: /^MachineDiskFillingUp$/,
    what: /→ on\(instance,mountpoint\)/,
    reason: 'equivalent: both sides are of one job',
  },
  {
    operator: 'comparison',
    rule: /./,
    what: /^(> 0\.\d+ → >= 0\.\d+|< 0\.\d+ → <= 0\.\d+|>= 0\.\d+ → > 0\.\d+)/,
    reason: 'binary fractions: no input gives exactly this share',
  },
  {
    operator: 'number',
    rule: /^PrometheusDiskNearRetentionLimit$/,
    what: /^0 → 1, in … > 0\.95/,
    reason: 'equivalent: a limit of one byte is none',
  },
  {
    operator: 'aggregation',
    rule: /^PrometheusSendingLate$/,
    what: /^max → /,
    reason: 'equivalent: an instance has one queue of a name',
  },
  {
    operator: 'aggregation',
    rule: /^AlertmanagerNotificationsFailing$/,
    what: /^sum → (avg|max), in … > 0/,
    reason: 'equivalent: of what is never negative, the sum is above 0 where the largest is',
  },
  {
    operator: 'aggregation',
    rule: /^AlertmanagerNotificationsFailing$/,
    what: /^sum → min, in … > 0/,
    reason: 'weak: no input has one reason to fail without the others',
  },
  {
    operator: 'function|aggregation',
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    what: /^(rate → increase|sum → avg), in … > 1/,
    reason: 'equivalent: a quantile is one of shares, whatever all of them are multiplied with',
  },
  {
    operator: 'aggregation',
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    what: /^sum → (max|min), in … > 1/,
    reason: 'weak: every series of the input is as slow as the others',
  },
  {
    operator: 'keep_firing_for|number',
    rule: /^Watchdog$/,
    what: /./,
    reason: 'equivalent: it never ends, whatever its number',
  },
];

/** Why a mutant survives; nothing when nobody has looked yet. */
export function reasonOf({ operator, what, rule }: Mutant): string | undefined {
  return reasons.find(
    (one) => one.operator.split('|').includes(operator) && one.rule.test(rule.name) && one.what.test(what),
  )?.reason;
}
