import type { PlayedCluster, PlayedObject } from './played-cluster';
import { contains, differences, encrypted, pruned, type JsonObject } from './played-provider';
import type { Registration } from './recording';

/** Resource in the state of a stack. */
interface Stored {
  readonly registration: Registration;
  readonly inputs: JsonObject;
  readonly live: PlayedObject;
  readonly manager: string;
  /** The workload was not ready in time. */
  readonly hasFailed: boolean;
}

/** Change of one resource. */
export interface Step {
  readonly op: 'create' | 'update' | 'replace' | 'delete';
  readonly name: string;
  /** Paths of the changed inputs. */
  readonly paths: readonly string[];
}

type Planned = Pick<Step, 'op' | 'paths'> & { readonly inputs: JsonObject };

/**
 * Pulumi's engine and its Kubernetes provider, as far as they decide what changes and what is
 * stored: the live object, reduced by index to the shape of the inputs, is compared with the new
 * inputs; the state contains all of the live object; `ignoreChanges` keeps the previous inputs.
 * Sources: `step_generator.go`, `step_executor.go` of pulumi 3.259, and `provider.go` of
 * pulumi-kubernetes 4.34.2.
 */
export class PlayedEngine {
  private readonly state = new Map<string, Stored>();
  private managers = 0;

  constructor(private readonly cluster: PlayedCluster) {}

  /** Returns the changes that `up` would make. */
  preview(wanted: readonly Registration[]): Step[] {
    const changed = wanted.flatMap((one) => {
      const { op, paths } = this.plan(one);
      return op === undefined ? [] : [{ op, name: one.name, paths }];
    });
    const removed = [...this.state.values()].filter(
      ({ registration: { urn } }) => !wanted.some((one) => one.urn === urn),
    );
    return [...changed, ...removed.map(({ registration: { name } }) => ({ op: 'delete' as const, name, paths: [] }))];
  }

  /**
   * Makes the changes and returns them.
   *
   * @param isReady whether a workload becomes ready in time
   */
  up(wanted: readonly Registration[], isReady: (name: string) => boolean = () => true): Step[] {
    const steps = this.preview(wanted);
    for (const one of wanted) {
      const { op, inputs } = this.plan(one);
      const old = this.state.get(one.urn);
      // Changed options are stored, too.
      if (op === undefined) this.state.set(one.urn, { ...old!, registration: one });
      if (op === undefined) continue;
      if (op === 'replace' && one.deletesFirst) this.delete(old!);
      // A resource keeps the name that the provider gave its field manager.
      const manager = op === 'update' ? old!.manager : `pulumi-kubernetes-${++this.managers}`;
      const live = this.cluster.apply(op === 'update' ? this.updateOf(one, inputs) : objectOf(inputs), manager);
      if (op === 'replace' && !one.deletesFirst) this.delete(old!);
      this.state.set(one.urn, { registration: one, inputs, live, manager, hasFailed: !isReady(one.name) });
    }
    for (const [urn, stored] of this.state) {
      if (wanted.some((one) => one.urn === urn)) continue;
      this.delete(stored);
      this.state.delete(urn);
    }
    return steps;
  }

  /** Reads all objects again, and returns what differs from the inputs. */
  refresh(): Step[] {
    return [...this.state].flatMap(([urn, stored]) => {
      const { registration, inputs } = stored;
      const live = this.cluster.get(objectOf(inputs));
      const read = pruned(live, inputs) as JsonObject;
      this.state.set(urn, { ...stored, inputs: read, live });
      const paths = notIgnored(registration, differences(pruned(live, read), inputs));
      return paths.length > 0 ? [{ op: 'update' as const, name: registration.name, paths }] : [];
    });
  }

  destroy(): Step[] {
    return this.up([]);
  }

  /** The state as it is stored, with `[secret]` for encrypted values. */
  text(): string {
    return JSON.stringify(
      [...this.state.values()].map(({ registration, inputs, live }) => {
        const outputs = {
          ...(encrypted(live, registration.shown) as JsonObject),
          __inputs: encrypted(inputs, registration.shown),
        };
        const secret = Object.fromEntries(
          Object.keys(outputs).flatMap((key) => (registration.secretOutputs.includes(key) ? [[key, '[secret]']] : [])),
        );
        return {
          urn: registration.urn,
          inputs: encrypted(inputs, registration.shown),
          outputs: { ...outputs, ...secret },
        };
      }),
    );
  }

  private plan(one: Registration): Partial<Planned> & Pick<Planned, 'paths' | 'inputs'> {
    const old = this.state.get(one.urn);
    if (!old) return { op: 'create', paths: [], inputs: one.inputs };
    const inputs = { ...one.inputs };
    for (const path of one.ignored) if (Object.hasOwn(old.inputs, path)) inputs[path] = old.inputs[path];
    const paths = notIgnored(one, differences(pruned(old.live, old.inputs), inputs));
    const replacing = [...paths, ...(old.hasFailed ? ['#initerror'] : [])].some((path) =>
      one.replacedOn.some((outer) => contains(outer, path)),
    );
    // A replacement takes the new inputs, also those that are ignored.
    if (replacing) return { op: 'replace', paths, inputs: one.inputs };
    return paths.length > 0 || old.hasFailed ? { op: 'update', paths, inputs } : { paths, inputs };
  }

  /** Returns what an update applies. For ignored fields it takes those of the live object. */
  private updateOf({ ignored }: Registration, inputs: JsonObject): PlayedObject {
    const live = this.cluster.get(objectOf(inputs));
    const kept = ignored.flatMap((path) => (Object.hasOwn(live, path) ? [[path, live[path]] as const] : []));
    return objectOf({ ...inputs, ...Object.fromEntries(kept) });
  }

  private delete({ registration, inputs, manager }: Stored): void {
    if (registration.isRetained) return;
    if (registration.type.endsWith('Patch')) this.cluster.relinquish(objectOf(inputs), manager);
    else this.cluster.delete(objectOf(inputs));
  }
}

function notIgnored({ ignored }: Registration, paths: readonly string[]): string[] {
  return paths.filter((path) => !ignored.some((outer) => contains(outer, path)));
}

function objectOf(inputs: JsonObject): PlayedObject {
  return inputs as PlayedObject;
}
