import type { Issue } from './errors';
import { secretAllowed, type SecretValue } from './secret-value';
import { Size } from './size';

/**
 * Shape of values, which the compiler checks in typed code. Other code can give a value without a
 * property or with another type, on which the code that reads it would fail.
 */
export interface Shape<in T> {
  /** Returns the issues of a value that may have another type. `undefined` stands for a missing one. */
  readonly issues: (value: unknown, path: string) => Issue[];
  /** Type of the values. It is there for the compiler alone. */
  readonly accepts?: (value: T) => void;
}

/** Shape of a property that may be missing. */
export interface OptionalShape<in T> extends Shape<T> {
  readonly isOptional: true;
}

/** Shapes of all properties of an object. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? OptionalShape<Exclude<T[K], undefined>>
    : Shape<T[K]> & { readonly isOptional?: undefined };
};

/** Any value: other code reports its issues. */
export const anything: Shape<unknown> = { issues: () => [] };

export const text = primitive<string>('string', 'a text');
export const amount = primitive<number>('number', 'a number');
export const flag = primitive<boolean>('boolean', 'true or false');

/** One of several texts. */
export function choice<const T extends string>(...allowed: readonly T[]): Shape<T> {
  return {
    issues: (value, path) => (allowed.some((one) => one === value) ? [] : other(value, path, allowed)),
  };
}

/** Size with its unit. */
export const size = instance((value) => value instanceof Size, 'Size.gibibytes(1), or another size');

/** Reference to a secret. `secretIssues` reports a plain one, and does not show it. */
export const secret: Shape<SecretValue> = {
  issues: (value, path) => (value === undefined || value === null ? other(value, path, secretAllowed) : []),
};

/** Makes a property optional. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return {
    issues: (value, path) => (value === undefined ? [] : shape.issues(value, path)),
    isOptional: true,
  };
}

/** List of values. */
export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return {
    issues: (value, path) =>
      Array.isArray(value)
        ? value.flatMap((one: unknown, index) => of.issues(one, `${path}[${index}]`))
        : other(value, path, 'a list'),
  };
}

/** Values by names that are not known here. */
export function table<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    issues: (value, path) =>
      isObject(value)
        ? Object.entries(value).flatMap(([name, one]) => of.issues(one, `${path}.${name}`))
        : other(value, path, 'an object'),
  };
}

/** Object with the given properties. Others may be there too. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = Object.entries<Shape<never>>(fields as Readonly<Record<string, Shape<never>>>);
  return {
    issues: (value, path) =>
      isObject(value)
        ? shapes.flatMap(([name, shape]) => shape.issues(value[name], path === '' ? name : `${path}.${name}`))
        : other(value, path, 'an object'),
  };
}

/** Object that one of its properties distinguishes from others: `kind`. */
export function variant<T extends object>(
  property: keyof T & string,
  variants: () => Readonly<Record<string, Shape<never>>>,
): Shape<T> {
  return {
    issues: (value, path) => {
      if (!isObject(value)) return other(value, path, 'an object');
      const kinds = variants();
      const kind = value[property];
      if (typeof kind === 'string' && Object.hasOwn(kinds, kind)) return kinds[kind]!.issues(value, path);
      return other(kind, `${path}.${property}`, Object.keys(kinds));
    },
  };
}

/** Value with one of several shapes. The issues of another value are those of the shape that is nearest. */
export function either<A, B>(one: Shape<A>, another: Shape<B>): Shape<A | B> {
  return {
    issues: (value, path) => {
      const issues = [one.issues(value, path), another.issues(value, path)];
      const isNot = (found: readonly Issue[]) => found.some((issue) => issue.path === path);
      // An issue of a property is nearer than one of the value itself.
      return issues.sort((a, b) => Number(isNot(a)) - Number(isNot(b)) || a.length - b.length)[0]!;
    },
  };
}

/** Shape that refers to itself. */
export function lazy<T>(shape: () => Shape<T>): Shape<T> {
  return { issues: (value, path) => shape().issues(value, path) };
}

/** Instance of a class. */
export function instance<T>(isInstance: (value: unknown) => value is T, allowed: string): Shape<T> {
  return { issues: (value, path) => (isInstance(value) ? [] : other(value, path, allowed)) };
}

/** Result of a function of this package, which has these properties. */
export function built<T extends object>(properties: readonly (keyof T)[], allowed: string): Shape<T> {
  return instance(
    (value): value is T => isObject(value) && properties.every((one) => Reflect.has(value, one)),
    allowed,
  );
}

function primitive<T>(type: string, allowed: string): Shape<T> {
  return { issues: (value, path) => (typeof value === type ? [] : other(value, path, allowed)) };
}

function other(value: unknown, path: string, allowed: Issue['allowed'] & {}): Issue[] {
  if (value === undefined) return [{ path, problem: 'this property is missing', allowed }];
  const isShown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const given =
    isShown || value === null ? value : Array.isArray(value) ? 'a list' : `a value of the type ${typeof value}`;
  return [{ path, problem: 'this value is of another kind', given, allowed }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
