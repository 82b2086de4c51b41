import type { CountedUnit, Unit } from '../metrics';
import { dimensionless } from '../metrics/unit';
import type { Issue } from '../core/errors';
import { binaryNode, numberNode, type Node } from './node';
import { withIssues } from './issues';
import { constantOf } from './analysis/bounds';
import { undetermined, type AnyUnit, type Undetermined } from './unit';

/** Units into which each unit can be converted. Those of rates are in {@link Convertible}. */
interface Conversions {
  readonly seconds: 'milliseconds' | 'minutes' | 'hours' | 'days';
  readonly bytes: 'bits' | 'mebibytes' | 'gibibytes';
  readonly 'bytes/s': 'bits/s';
  readonly ratio: 'percent' | 'none';
  readonly percent: 'ratio';
  readonly 'seconds/s': 'ratio' | 'cores';
  readonly series: CountedUnit;
}

/** Compiler message for a unit that cannot be converted. */
type Inconvertible<U extends AnyUnit> = [U] extends [Undetermined]
  ? 'the unit is undetermined: name it with .as(unit)'
  : `${U}: no other unit for it`;

/** Units into which a unit can be converted; if there are none, a compiler message. */
export type Convertible<U extends AnyUnit> = [U] extends [keyof Conversions]
  ? Conversions[U]
  : [U] extends [`${infer C extends CountedUnit}/s`]
    ? `${C}/min` | `${C}/h`
    : Inconvertible<U>;

/** A unit to name; if the unit is known, a compiler message. */
export type Nameable<U extends AnyUnit, V extends Unit> = [U] extends [Undetermined]
  ? V
  : `the unit is ${U}: convert it with .in(unit)`;

/** Operator and number that convert a unit. */
type Step = readonly [operator: '*' | '/', number: number];

/** Steps of conversions. Others leave the number as it is. */
const steps: Readonly<Record<string, Step>> = {
  'seconds in milliseconds': ['*', 1000],
  'seconds in minutes': ['/', 60],
  'seconds in hours': ['/', 3600],
  'seconds in days': ['/', 86_400],
  'bytes in bits': ['*', 8],
  'bytes in mebibytes': ['/', 2 ** 20],
  'bytes in gibibytes': ['/', 2 ** 30],
  'bytes/s in bits/s': ['*', 8],
  'ratio in percent': ['*', 100],
  'percent in ratio': ['/', 100],
};

/** Converts an expression to another unit. */
export function converted(node: Node, from: AnyUnit, to: Unit): Node {
  const perMinute: Step | undefined = to.endsWith('/min') ? ['*', 60] : to.endsWith('/h') ? ['*', 3600] : undefined;
  const step = perMinute ?? steps[`${from} in ${to}`];
  return step ? binaryNode(step[0], node, numberNode(step[1])) : node;
}

/** Returns the node of a value whose unit is named. A unit that is known already is an issue. */
export function named(node: Node, known: AnyUnit, unit: Unit): Node {
  const issue = {
    problem: `.as('${unit}') of a value whose unit is known`,
    given: known,
    remedy: 'convert it with .in(unit), or remove .as(unit)',
  };
  return known === undetermined ? node : withIssues(node, [issue]);
}

/** Multiples of units, and numbers that convert lengths of time. */
export type AnyScale =
  | (0.001 | 1000 | 1_000_000 | 1_000_000_000 | 1_000_000_000_000)
  | (1024 | 1_048_576 | 1_073_741_824 | 1_099_511_627_776)
  | (60 | 300 | 600 | 900 | 1800 | 3600 | 86_400 | 604_800);

/** Further numbers that convert some units. */
export interface OwnScales {
  /** Bits and bytes. */
  readonly data: 8 | 0.125;
  /** Percent. */
  readonly share: 100 | 0.01;
  /** Hours of a day, and days of a week. */
  readonly days: 24 | 7;
  /** Degrees Fahrenheit. */
  readonly celsius: 1.8;
  /** Percent of a core. */
  readonly cores: 100 | 0.01;
}

/** Units with further numbers. */
export interface ScaleFamilies {
  readonly bytes: 'data';
  readonly 'bytes/s': 'data';
  readonly bits: 'data';
  readonly 'bits/s': 'data';
  readonly mebibytes: 'data';
  readonly gibibytes: 'data';
  readonly ratio: 'share';
  readonly percent: 'share';
  readonly boolean: 'share';
  readonly 'seconds/s': 'share';
  readonly hours: 'days';
  readonly days: 'days';
  readonly celsius: 'celsius';
  readonly cores: 'cores';
}

/** Numbers that convert a unit into another one. */
export type Scale<U extends AnyUnit> = [U] extends ['none' | Undetermined]
  ? never
  : [U] extends [keyof ScaleFamilies]
    ? AnyScale | OwnScales[ScaleFamilies[U]]
    : AnyScale;

/** `unknown` for a factor that leaves the unit. For a number that would convert it, a compiler message. */
export type Scaled<U extends AnyUnit, R> = R extends AnyScale | OwnScales[keyof OwnScales]
  ? R extends Scale<U>
    ? `${R} changes the unit ${U}: use .in(unit), a quantity such as seconds(60), or plain(${R}) if the unit stays`
    : unknown
  : unknown;

const families: Readonly<Record<string, keyof OwnScales>> = {
  bytes: 'data',
  'bytes/s': 'data',
  bits: 'data',
  'bits/s': 'data',
  mebibytes: 'data',
  gibibytes: 'data',
  ratio: 'share',
  percent: 'share',
  boolean: 'share',
  'seconds/s': 'share',
  hours: 'days',
  days: 'days',
  celsius: 'celsius',
  cores: 'cores',
} satisfies ScaleFamilies;

const thousands = [1e3, 1e6, 1e9, 1e12, 2 ** 10, 2 ** 20, 2 ** 30, 2 ** 40];

const ownScales: Readonly<Record<keyof OwnScales, readonly number[]>> = {
  data: [8, ...thousands.map((one) => one / 8), ...thousands.map((one) => one * 8)],
  share: [100],
  days: [24, 7],
  celsius: [1.8],
  cores: [100],
};

/** Side of a product or quotient. */
export interface Factor {
  readonly node: Node;
  readonly unit: AnyUnit;
}

/**
 * Returns an issue for a number beside a value that converts its unit into another one, which types
 * detect where they know the number.
 */
export function scaleIssues(left: Factor, right: unknown): Issue[] {
  const other = typeof right === 'number' ? right : (right as Factor);
  const bare = typeof other === 'number' ? other : bareNumber(other, left.unit);
  if (bare !== undefined) return issuesOfScale(left.unit, bare);
  const number = typeof other === 'number' ? undefined : bareNumber(left, other.unit);
  return number === undefined || typeof other === 'number' ? [] : issuesOfScale(other.unit, number);
}

function issuesOfScale(unit: AnyUnit, number: number): Issue[] {
  if (unit === 'none' || unit === undetermined) return [];
  const family = families[unit];
  const scales = [...thousands, ...(family ? ownScales[family] : [])];
  const absolute = Math.abs(number);
  const size = absolute < 1 ? 1 / absolute : absolute;
  const minutes = Math.round(size / 60);
  const isScale = scales.some((one) => isNear(size, one)) || (minutes > 0 && isNear(size, 60 * minutes));
  if (!isScale) return [];
  return [
    {
      problem: `this number changes the unit ${unit} without naming the new one`,
      given: number,
      allowed: 'a factor that leaves the unit, or a quantity such as seconds(60)',
      remedy: `convert with .in(unit)${family === 'share' ? '' : `, or write plain(${number}) if the unit stays`}`,
    },
  ];
}

function isNear(value: number, other: number): boolean {
  return Math.abs(value / other - 1) < 1e-9;
}

/**
 * Returns the number of a constant without dimension. A plain one leaves the unit of the other side, unless that is
 * a share, which it makes a percentage. A ratio up to 1 is a part of the other side.
 */
function bareNumber({ node, unit }: Factor, other: AnyUnit): number | undefined {
  const number = dimensionless.includes(unit) ? constantOf(node) : undefined;
  if (number === undefined) return undefined;
  const changesUnit = unit === 'none' ? families[other] === 'share' : Math.abs(number) > 1;
  return changesUnit ? number : undefined;
}
