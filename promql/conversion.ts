import type { CountedUnit, Unit } from '../metrics';
import type { Issue } from '../core/errors';
import { binaryNode, numberNode, type Node } from './node';
import { withIssues } from './issues';
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

/** Numbers that convert lengths of time, and multiples of other units. */
type AnyScale =
  | (0.001 | 1000 | 1_000_000 | 1_000_000_000 | 1_000_000_000_000)
  | (1024 | 1_048_576 | 1_073_741_824 | 1_099_511_627_776)
  | (60 | 300 | 600 | 900 | 1800 | 3600 | 86_400 | 604_800);

/** Numbers that convert a unit into another one. */
type Scale<U extends AnyUnit> = [U] extends ['none' | Undetermined]
  ? never
  : [U] extends ['bytes' | 'bytes/s']
    ? AnyScale | 8 | 0.125
    : [U] extends ['ratio' | 'percent' | 'boolean']
      ? AnyScale | 100 | 0.01
      : AnyScale;

/** `unknown` for a factor that leaves the unit. For a number that would convert it, a compiler message. */
export type Scaled<U extends AnyUnit, R> = R extends AnyScale | 8 | 0.125 | 100 | 0.01
  ? R extends Scale<U>
    ? `${R} changes the unit ${U}: use .in(unit), a quantity such as seconds(60), or plain(${R}) if the unit stays`
    : unknown
  : unknown;

const thousands = [1e3, 1e6, 1e9, 1e12, 2 ** 10, 2 ** 20, 2 ** 30, 2 ** 40];

/**
 * Returns an issue for a number that converts a unit into another one, which types detect where they
 * know the number.
 */
export function scaleIssues(unit: AnyUnit, operand: unknown): Issue[] {
  const isShare = unit === 'ratio' || unit === 'percent' || unit === 'boolean';
  const number = typeof operand === 'number' ? operand : isShare ? plainNumber(operand) : undefined;
  if (number === undefined || unit === 'none' || unit.startsWith('undetermined')) return [];
  const scales = [...thousands, ...(unit.startsWith('bytes') ? bits : isShare ? [100] : [])];
  const size = Math.abs(number) < 1 ? 1 / number : number;
  const minutes = Math.round(size / 60);
  const isScale = scales.some((one) => isNear(size, one)) || (minutes > 0 && isNear(size, 60 * minutes));
  if (!isScale) return [];
  return [
    {
      problem: `this number changes the unit ${unit} without naming the new one`,
      given: number,
      allowed: 'a factor that leaves the unit, or a quantity such as seconds(60)',
      remedy: `convert with .in(unit)${isShare ? '' : `, or write plain(${number}) if the unit stays`}`,
    },
  ];
}

const bits = [8, ...thousands.map((one) => one / 8), ...thousands.map((one) => one * 8)];

function isNear(value: number, other: number): boolean {
  return Math.abs(value / other - 1) < 1e-9;
}

function plainNumber(operand: unknown): number | undefined {
  const { node, unit } = operand as { readonly node: Node; readonly unit: AnyUnit };
  return unit === 'none' && node.type === 'number' ? node.value : undefined;
}
