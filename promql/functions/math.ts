import type { Instant, ScalarExpression } from '../expression';
import { callNode } from '../node';
import { undetermined, type AnyUnit, type Undetermined } from '../unit';
import { Scalar } from '../scalar';
import { InstantVector } from '../vector';

const keepsUnit =
  (name: string) =>
  <L extends string, U extends AnyUnit, F extends boolean>(vector: Instant<L, U, F>): InstantVector<L, U, F> =>
    new InstantVector(callNode(name, vector.node), vector.unit);

const toUnit =
  <V extends AnyUnit>(name: string, unit: V) =>
  <L extends string, F extends boolean>(vector: Instant<L, AnyUnit, F>): InstantVector<L, V, F> =>
    new InstantVector(callNode(name, vector.node), unit);

/** Absolute value. */
export const abs = keepsUnit('abs');
/** Value rounded up to an integer. */
export const ceil = keepsUnit('ceil');
/** Value rounded down to an integer. */
export const floor = keepsUnit('floor');
/** 1 for positive values, -1 for negative ones, otherwise 0. */
export const sgn = toUnit('sgn', 'none');
/** The square root. */
export const sqrt = toUnit<Undetermined>('sqrt', undetermined);
/** e to the power of the value. */
export const exp = toUnit('exp', 'none');
/** The natural logarithm. */
export const ln = toUnit('ln', 'none');
/** The binary logarithm. */
export const log2 = toUnit('log2', 'none');
/** The decimal logarithm. */
export const log10 = toUnit('log10', 'none');

/** Arc cosine, in radians. */
export const acos = toUnit('acos', 'none');
/** Inverse hyperbolic cosine. */
export const acosh = toUnit('acosh', 'none');
/** Arc sine, in radians. */
export const asin = toUnit('asin', 'none');
/** Inverse hyperbolic sine. */
export const asinh = toUnit('asinh', 'none');
/** Arc tangent, in radians. */
export const atan = toUnit('atan', 'none');
/** Inverse hyperbolic tangent. */
export const atanh = toUnit('atanh', 'none');
/** Cosine of radians. */
export const cos = toUnit('cos', 'none');
/** Hyperbolic cosine. */
export const cosh = toUnit('cosh', 'none');
/** Sine of radians. */
export const sin = toUnit('sin', 'none');
/** Hyperbolic sine. */
export const sinh = toUnit('sinh', 'none');
/** Tangent of radians. */
export const tan = toUnit('tan', 'none');
/** Hyperbolic tangent. */
export const tanh = toUnit('tanh', 'none');
/** Radians in degrees. */
export const deg = toUnit('deg', 'none');
/** Degrees in radians. */
export const rad = toUnit('rad', 'none');

/** The number π. */
export function pi(): Scalar<'none'> {
  return new Scalar(callNode('pi'), 'none');
}

/** Value rounded to the nearest multiple of a number; default: 1. */
export function round<L extends string, U extends AnyUnit, F extends boolean>(
  vector: Instant<L, U, F>,
  nearest?: ScalarExpression<NoInfer<U>>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('round', vector.node, ...(nearest ? [nearest.node] : [])), vector.unit);
}

/** Value limited to a minimum and a maximum. */
export function clamp<L extends string, U extends AnyUnit, F extends boolean>(
  vector: Instant<L, U, F>,
  least: ScalarExpression<NoInfer<U>>,
  greatest: ScalarExpression<NoInfer<U>>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('clamp', vector.node, least.node, greatest.node), vector.unit);
}

/** Value limited to a minimum. */
export function clampMin<L extends string, U extends AnyUnit, F extends boolean>(
  vector: Instant<L, U, F>,
  least: ScalarExpression<NoInfer<U>>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('clamp_min', vector.node, least.node), vector.unit);
}

/** Value limited to a maximum. */
export function clampMax<L extends string, U extends AnyUnit, F extends boolean>(
  vector: Instant<L, U, F>,
  greatest: ScalarExpression<NoInfer<U>>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('clamp_max', vector.node, greatest.node), vector.unit);
}

/** The smaller of two numbers. Experimental: `promql-experimental-functions`. */
export function minOf<U extends AnyUnit>(a: ScalarExpression<U>, b: ScalarExpression<NoInfer<U>>): Scalar<U> {
  return new Scalar(callNode('min_of', a.node, b.node), a.unit);
}

/** The larger of two numbers. Experimental: `promql-experimental-functions`. */
export function maxOf<U extends AnyUnit>(a: ScalarExpression<U>, b: ScalarExpression<NoInfer<U>>): Scalar<U> {
  return new Scalar(callNode('max_of', a.node, b.node), a.unit);
}
