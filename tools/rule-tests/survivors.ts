import type { Mutant } from './mutants';

/** Reason why mutants survive: they are equivalent to the rule, or the generated tests are weak. */
interface Reason {
  /** One or several operators, separated by `|`. */
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
    reason: 'equivalent: the value is multiplied by zero, and the divisor decides which series exist',
  },
  {
    operator: 'set',
    rule: /^[A-Z]/,
    what: /^or → and, in … > 0/,
    reason: 'equivalent: the added share is zero, which exceeds no threshold',
  },
  {
    operator: 'matcher',
    rule: /./,
    what: /\{job="[^"]*"\} → [\w:]+(,|$)/,
    reason: 'equivalent: the other side has only series of this job',
  },
  {
    operator: 'comparison',
    rule: /./,
    what: /^> 0 → != 0/,
    reason: 'equivalent: a count is never negative',
  },
  {
    operator: 'comparison|number',
    rule: /^[A-Z]/,
    what: /^(> 0 → >= 0|0 → -1)/,
    reason: 'equivalent: 0/0 is NaN, which exceeds no threshold',
  },
  {
    operator: 'comparison',
    rule: /(Down|Unreachable|Failed)$/,
    what: /^== 0 → <= 0/,
    reason: 'equivalent: the value is 0 or 1',
  },
  {
    operator: 'comparison',
    rule: /^MachineFileSystemReadOnly$/,
    what: /^> 0 → != 0/,
    reason: 'equivalent: the value is 0 or 1',
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
    reason: 'equivalent: a mount point has one file system',
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
    reason: 'equivalent: both sides have the same job',
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
    reason: 'equivalent: a limit of one byte does not occur',
  },
  {
    operator: 'matcher|matcher value|label',
    rule: /^MachineDiskFillingUp$/,
    what: /^node_filesystem_avail_bytes\{fstype!="squashfs"\}/,
    reason: 'equivalent: the other side has no squashfs',
  },
  {
    operator: 'number',
    rule: /^MachineDisk/,
    what: /^0 → 1, in … > 0\.\d$/,
    reason: 'equivalent: a file system of one byte does not occur',
  },
  {
    operator: 'window',
    rule: /^MachineMemoryAlmostExhausted$/,
    what: /^\[120s\] → \[240s\]/,
    reason: 'equivalent: a missed scrape lacks both sides',
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
    reason: 'equivalent: the sum of non-negative values is above 0 if the largest is',
  },
  {
    operator: 'aggregation',
    rule: /^AlertmanagerNotificationsFailing$/,
    what: /^sum → min, in … > 0/,
    reason: 'weak: no input has a single failure reason',
  },
  {
    operator: 'function|aggregation',
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    what: /^(rate → increase|sum → avg), in … > 1/,
    reason: 'equivalent: a quantile does not depend on a common factor of the buckets',
  },
  {
    operator: 'aggregation',
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    what: /^sum → (max|min), in … > 1/,
    reason: 'weak: all series of the input have the same latency',
  },
  {
    operator: 'keep_firing_for|number',
    rule: /^Watchdog$/,
    what: /./,
    reason: 'equivalent: the alert always fires',
  },
];

/** Returns the reason why a mutant survives, or `undefined`. */
export function reasonOf({ operator, what, rule }: Mutant): string | undefined {
  return reasons.find(
    (one) => one.operator.split('|').includes(operator) && one.rule.test(rule.name) && one.what.test(what),
  )?.reason;
}
