import type { JsonObject } from './played-provider';

/** Object of a cluster. */
export interface PlayedObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Identity of an object. */
export type ObjectKey = Pick<PlayedObject, 'apiVersion' | 'kind' | 'metadata'>;

/** Cluster that the played engine changes, by server-side apply. */
export interface PlayedCluster {
  /**
   * Applies the fields of a field manager, in place of those that it applied before.
   *
   * @returns the live object
   * @throws Error when another manager has another value
   */
  apply(object: PlayedObject, manager: string): PlayedObject;
  /** Removes the fields of a field manager. */
  relinquish(key: ObjectKey, manager: string): void;
  get(key: ObjectKey): PlayedObject;
  /** Deletes an object. */
  delete(key: ObjectKey): void;
}

/** Cluster in memory. Items of lists are merged by name. */
export class MemoryCluster implements PlayedCluster {
  /** Fields of each manager, by object, in the order of their first application. */
  private readonly objects = new Map<string, Map<string, PlayedObject>>();

  apply(object: PlayedObject, manager: string): PlayedObject {
    const managers = this.objects.get(keyOf(object)) ?? new Map<string, PlayedObject>();
    this.objects.set(keyOf(object), managers);
    for (const [other, fields] of managers) {
      if (other !== manager) refuseConflict(fields, object, other);
    }
    managers.set(manager, object);
    return this.get(object);
  }

  relinquish(key: ObjectKey, manager: string): void {
    this.objects.get(keyOf(key))?.delete(manager);
  }

  delete(key: ObjectKey): void {
    this.objects.delete(keyOf(key));
  }

  has(key: ObjectKey): boolean {
    return this.objects.has(keyOf(key));
  }

  get(key: ObjectKey): PlayedObject {
    const managers = [...(this.objects.get(keyOf(key))?.values() ?? [])];
    if (managers.length === 0) throw new Error(`no ${keyOf(key)}`);
    return managers.reduce((live, fields) => merged(live, fields) as PlayedObject);
  }
}

function keyOf({ apiVersion, kind, metadata: { name, namespace = '' } }: ObjectKey): string {
  return [apiVersion, kind, namespace, name].join(' ');
}

interface Named extends JsonObject {
  readonly name: string;
}

/** Returns the values that both have, as pairs: list items by name, all other lists as a whole. */
function shared(one: unknown, other: unknown): [unknown, unknown][] {
  if (isNamed(one) && isNamed(other)) {
    return one.flatMap((item) =>
      shared(
        item,
        other.find(({ name }) => name === item.name),
      ),
    );
  }
  if (other === undefined) return [];
  if (!isMap(one) || !isMap(other)) return [[one, other]];
  return Object.entries(one).flatMap(([key, value]) => shared(value, other[key]));
}

function refuseConflict(fields: PlayedObject, applied: PlayedObject, manager: string): void {
  const conflict = shared(fields, applied).find(([before, after]) => JSON.stringify(before) !== JSON.stringify(after));
  if (conflict) throw new Error(`conflict with "${manager}": ${JSON.stringify(conflict)}`);
}

function merged(live: unknown, applied: unknown): unknown {
  if (isNamed(live) && isNamed(applied)) {
    const known = live.map((item) => merged(item, applied.find(({ name }) => name === item.name) ?? {}));
    return [...known, ...applied.filter(({ name }) => live.every((item) => item.name !== name))];
  }
  if (!isMap(live) || !isMap(applied)) return applied;
  const both = Object.entries(applied).map(([key, value]) => [
    key,
    Object.hasOwn(live, key) ? merged(live[key], value) : value,
  ]);
  return { ...live, ...Object.fromEntries(both) };
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => isMap(item) && typeof item.name === 'string')
  );
}
