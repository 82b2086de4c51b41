import type { Mutant } from './mutants';
import type { MutationOperator } from './operators';

/** Mutants that may survive, because they are equivalent to their rule, or their detection is not worth a test. */
export interface AcceptedSurvivor {
  /** Name of the rule, or a pattern that is found in it. */
  readonly rule: string | RegExp;
  /** Kinds of changes: `'window'`. */
  readonly operators: readonly [MutationOperator, ...MutationOperator[]];
  /** Change as `vigie test` prints it, or a pattern that is found in it. */
  readonly change: string | RegExp;
  /** Reason why the mutants may survive. */
  readonly reason: string;
}

/** Returns the first entry of a list that accepts a mutant, or `undefined`. */
export function acceptanceOf(
  { operator, change, rule }: Mutant,
  accepted: readonly AcceptedSurvivor[],
): AcceptedSurvivor | undefined {
  return accepted.find(
    (one) => one.operators.includes(operator) && isFound(one.rule, rule.name) && isFound(one.change, change),
  );
}

function isFound(wanted: string | RegExp, text: string): boolean {
  return typeof wanted === 'string' ? wanted === text : text.search(wanted) >= 0;
}

/** Survivors in expressions that the functions of this package make, and in alerts of `vigie/library`. */
export const knownSurvivors: readonly AcceptedSurvivor[] = [
  {
    rule: /./,
    operators: ['aggregation', 'function', 'window', 'matcher', 'matcher value', 'label'],
    change: /, in … \* 0/,
    reason: 'equivalent: the value is multiplied by zero, and the divisor decides which series exist',
  },
  {
    rule: /^[A-Z]/,
    operators: ['set'],
    change: /^or → and, in … > 0/,
    reason: 'equivalent: the added share is zero, which exceeds no threshold',
  },
  {
    rule: /./,
    operators: ['matcher'],
    change: /\{job="[^"]*"\} → [\w:]+(,|$)/,
    reason: 'equivalent: the other side has only series of this job',
  },
  {
    rule: /./,
    operators: ['comparison'],
    change: /^> 0 → != 0/,
    reason: 'equivalent: a count is never negative',
  },
  {
    rule: /^[A-Z]/,
    operators: ['comparison', 'number'],
    change: /^(> 0 → >= 0|0 → -1)/,
    reason: 'equivalent: 0/0 is NaN, which exceeds no threshold',
  },
  {
    rule: /(Down|Unreachable|Failed)$/,
    operators: ['comparison'],
    change: /^== 0 → <= 0/,
    reason: 'equivalent: the value is 0 or 1',
  },
  {
    rule: /^MachineFileSystemReadOnly$/,
    operators: ['comparison'],
    change: /^> 0 → != 0/,
    reason: 'equivalent: the value is 0 or 1',
  },
  {
    rule: /^MachineFileSystemReadOnly$/,
    operators: ['aggregation'],
    change: /^max → (sum|avg)/,
    reason: 'equivalent: of zeros and ones, the sum and the average are above 0 where the largest is',
  },
  {
    rule: /^MachineDiskFillingUp$/,
    operators: ['aggregation'],
    change: /^sum → /,
    reason: 'equivalent: a mount point has one file system',
  },
  {
    rule: /^MachineDiskFillingUp$/,
    operators: ['comparison', 'number'],
    change: /^(< 0 → <= 0|0 → -?1$)/,
    reason: 'one byte more or less of a disk',
  },
  {
    rule: /^MachineDiskFillingUp$/,
    operators: ['label'],
    change: /→ on\(instance,mountpoint\)/,
    reason: 'equivalent: both sides have the same job',
  },
  {
    rule: /./,
    operators: ['comparison'],
    change: /^(> 0\.\d+ → >= 0\.\d+|< 0\.\d+ → <= 0\.\d+|>= 0\.\d+ → > 0\.\d+)/,
    reason: 'binary fractions: no input gives exactly this share',
  },
  {
    rule: /^PrometheusDiskNearRetentionLimit$/,
    operators: ['number'],
    change: /^0 → 1, in … > 0\.95/,
    reason: 'equivalent: a limit of one byte does not occur',
  },
  {
    rule: /^MachineDiskFillingUp$/,
    operators: ['matcher', 'matcher value', 'label'],
    change: /^node_filesystem_avail_bytes\{fstype!="squashfs"\}/,
    reason: 'equivalent: the other side has no squashfs',
  },
  {
    rule: /^MachineDisk/,
    operators: ['number'],
    change: /^0 → 1, in … > 0\.\d$/,
    reason: 'equivalent: a file system of one byte does not occur',
  },
  {
    rule: /^MachineMemoryAlmostExhausted$/,
    operators: ['window'],
    change: /^\[2m\] → \[4m\]/,
    reason: 'equivalent: a missed scrape lacks both sides',
  },
  {
    rule: /^PrometheusSendingLate$/,
    operators: ['aggregation'],
    change: /^max → /,
    reason: 'equivalent: an instance has one queue of a name',
  },
  {
    rule: /^AlertmanagerNotificationsFailing$/,
    operators: ['aggregation'],
    change: /^sum → (avg|max), in … > 0/,
    reason: 'equivalent: the sum of non-negative values is above 0 if the largest is',
  },
  {
    rule: /^AlertmanagerNotificationsFailing$/,
    operators: ['aggregation'],
    change: /^sum → min, in … > 0/,
    reason: 'weak: no input has a single failure reason',
  },
  {
    rule: /^Watchdog$/,
    operators: ['keep_firing_for', 'number'],
    change: /./,
    reason: 'equivalent: the alert always fires',
  },
  {
    rule: /(Certificate(Expiring|AlmostExpired)|^MachineDisk(AlmostFull|FillingUp)|^PrometheusDiskNearRetentionLimit)$/,
    operators: ['window'],
    change: /^\[2m\] → \[[14]m\]/,
    reason: 'weak: no input lacks the scrapes that the window bridges',
  },
  {
    rule: 'PrometheusSamplesGrowing',
    operators: ['arithmetic', 'comparison', 'label', 'matcher', 'matcher value', 'number', 'set', 'window'],
    change: /./,
    reason: 'weak: the input grows on the targets of one of its conditions',
  },
];
