import type { Label, Labels } from '../metrics';

/** Names of the closed labels among labels. */
export type ClosedName<L extends Labels> = {
  readonly [K in keyof L]: L[K] extends Label<infer V> ? (string extends V ? never : K) : never;
}[keyof L];

/** Values of the closed labels of a declared metric. Messages of the compiler show them. */
export type ClosedValues<L extends Labels> =
  ClosedName<L> extends infer N extends keyof L ? { [K in N]: L[K] extends Label<infer V> ? V : never } : never;

/** The same names one by one: messages of the compiler list them instead of the name of their type. */
export type Listed<L extends PropertyKey> = { readonly [K in L]: K } extends infer V ? keyof V & string : never;
