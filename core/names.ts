import type { Issue } from './errors';
import { groupBy } from './group-by';

/** Name of something that must not share it with anything else that the same reader reads. */
export interface OwnedName {
  /** Thing that has the name, as issues call it: `dashboard shop`. */
  readonly owner: string;
  /** Kind of the name, and where it must be unique: `title in the folder "Shop"`. */
  readonly what: string;
  /** Name as it is written. */
  readonly name: string;
  /**
   * Name as its reader compares it.
   *
   * @default - `name`
   */
  readonly compared?: string;
  /**
   * Effect of a name that is not unique: `so Grafana keeps only one`.
   *
   * @default - not shown
   */
  readonly effect?: string;
  /**
   * Names that are different for the reader.
   *
   * @default - not shown
   */
  readonly allowed?: string;
  /** Correction to make. */
  readonly remedy: string;
}

/** Number of names that an issue shows. */
const shown = 3;

/**
 * Returns an issue for each set of owners that have names in common. Time and memory grow linearly
 * with the number of names.
 */
export function nameIssues(names: readonly OwnedName[]): Issue[] {
  const repeated = [...groupBy(names, keyOf).values()].filter((same) => same.length > 1);
  const ownersOf = (same: readonly OwnedName[]) => same.map(({ owner }) => owner).join(' and ');
  const groups = groupBy(repeated, (same) => [same[0].what, ownersOf(same), same[0].remedy].join('\n'));
  return [...groups.values()].map((group) => {
    const { what, effect, allowed, remedy } = group[0][0];
    return {
      problem: `${ownersOf(group[0])} have the same ${what}${effect === undefined ? '' : `, ${effect}`}`,
      given: list([...new Set(group.flatMap((same) => same.map(({ name }) => name)))]),
      ...(allowed === undefined ? {} : { allowed }),
      remedy,
    };
  });
}

/**
 * Returns an issue for each set of owners that have names in common. Names that occur several times
 * within one owner are no issue here.
 *
 * @param owners names of each owner, whose own `owner` is not used
 */
export function sharedNameIssues(
  owners: readonly (readonly [owner: string, names: readonly Omit<OwnedName, 'owner'>[]])[],
): Issue[] {
  return nameIssues(
    owners.flatMap(([owner, names]) => [...groupBy(names, keyOf).values()].map(([first]) => ({ ...first, owner }))),
  );
}

function keyOf({ what, name, compared = name }: Omit<OwnedName, 'owner'>): string {
  return `${what}\n${compared}`;
}

function list(names: readonly string[]): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
