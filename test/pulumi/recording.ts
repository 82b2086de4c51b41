import { runInThisContext } from 'node:vm';
import * as pulumi from '@pulumi/pulumi';

/** Resource registered with Pulumi's engine. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** URN of its parent. */
  readonly parent: string;
  /** Inputs, with secrets in clear text. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Inputs as in a preview, with `[secret]` instead of secrets. */
  readonly shown: Readonly<Record<string, unknown>>;
  /** URNs of its dependencies. */
  readonly dependencies: readonly string[];
  /** Name of its provider. */
  readonly provider: string | undefined;
  readonly isRetained: boolean;
  readonly timeouts: { readonly create: string; readonly update: string };
  readonly ignored: readonly string[];
  /** Paths whose change replaces the resource. */
  readonly replacedOn: readonly string[];
  /** A replacement deletes the old resource first. */
  readonly deletesFirst: boolean;
  readonly secretOutputs: readonly string[];
  /** Paths whose changes a preview does not show. */
  readonly hidden: readonly string[];
}

/** Result of a program. */
export interface Recording {
  readonly resources: readonly Registration[];
  /** Outputs of components by name, as users see them. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Log messages. */
  readonly logs: readonly string[];
}

/** Properties of a run. */
export interface Surroundings {
  /** Configuration by full keys, `project:key`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Runs as a preview. */
  readonly isPreview?: boolean;
  /**
   * Returns the outputs of resources.
   *
   * @default - their inputs, and for those of @pulumi/random a value derived from their names
   */
  readonly state?: (args: pulumi.runtime.MockResourceArgs) => Record<string, unknown>;
  /**
   * Outputs of the stack that the last `pulumi up` stored.
   *
   * @default - none
   */
  readonly stored?: Readonly<Record<string, unknown>>;
  /**
   * List that gets the resources of a program that fails, too.
   *
   * @default - a new list
   */
  readonly resources?: Registration[];
}

/** Request to the engine, with the used part of Pulumi's protocol. */
interface Request {
  getType(): string;
  getName(): string;
  getParent(): string;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
  getDependenciesList(): string[];
  getProvider(): string;
  getRetainondelete(): boolean;
  getCustomtimeouts(): { getCreate(): string; getUpdate(): string } | undefined;
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getDeletebeforereplace(): boolean;
  getAdditionalsecretoutputsList(): string[];
  getHidediffsList(): string[];
}

type Answer = (error: unknown, response?: { getUrn(): string }) => void;

interface Monitor {
  registerResource(request: Request, answer: Answer): void;
  registerResourceOutputs(
    request: { getUrn(): string; getOutputs(): { toJavaScript(): unknown } },
    answer: Answer,
  ): void;
}

/** Runs a program against mocks and returns its resources, in no particular order. */
export async function record(program: () => unknown, surroundings: Surroundings = {}): Promise<Recording> {
  const { config = {}, isPreview = false, state = defaultState, stored = {}, resources = [] } = surroundings;
  const mocks: pulumi.runtime.Mocks = {
    call: ({ token, inputs }) => {
      const { name } = inputs as { name?: string };
      if (token === 'pulumi:pulumi:readStackOutputs' && name === 'organization/vigie/test') {
        return { name, outputs: stored };
      }
      throw new Error(`unexpected call of ${token}`);
    },
    newResource: (args) => ({ id: `${args.name}-id`, state: state(args) }),
  };
  await pulumi.runtime.setMocks(mocks, 'vigie', 'test', isPreview, 'organization');
  pulumi.runtime.setAllConfig({ ...config }, []);
  const outputs: [string, unknown][] = [];
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) => {
    register(request, (error, response) => {
      resources.push(registration(request, response?.getUrn() ?? ''));
      answer(error, response);
    });
  };
  const finish = monitor.registerResourceOutputs.bind(monitor);
  monitor.registerResourceOutputs = (request, answer) => {
    const shown = unmarked(request.getOutputs().toJavaScript(), () => '[secret]');
    outputs.push([request.getUrn().split('::').at(-1)!, shown]);
    finish(request, answer);
  };
  const logs = await settled(program);
  return { resources, outputs: new Map(outputs), logs };
}

/** Random values that are equal in each run, as in the state of a stack. */
function defaultState({ type, name, inputs }: pulumi.runtime.MockResourceArgs): Record<string, unknown> {
  const given = inputs as Record<string, unknown>;
  if (type === 'random:index/randomPassword:RandomPassword') return { ...given, result: `random of ${name}` };
  if (type === 'random:index/randomId:RandomId') {
    const bytes = Buffer.from(name.padEnd(16)).subarray(0, Number(given.byteLength));
    return { ...given, hex: bytes.toString('hex') };
  }
  return given;
}

/**
 * Waits for all asynchronous work of a program. Its errors are unhandled rejections of the process
 * itself, not of the copy that Jest passes to a test.
 */
async function settled(program: () => unknown): Promise<string[]> {
  const realProcess = runInThisContext('process') as NodeJS.Process;
  const others = realProcess.listeners('unhandledRejection');
  const failures: unknown[] = [];
  let fail = (_failure: unknown): void => undefined;
  const failed = new Promise((resolve) => (fail = resolve));
  const logs: string[] = [];
  // Without an engine Pulumi logs to the console.
  const ways = ['debug', 'info', 'log', 'warn', 'error'] as const;
  const kept = { ...console };
  // Pulumi records the stack trace of each promise and resource, and Jest maps every line of it.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  Reflect.set(pulumi.Resource, 'callsites', () => []);
  for (const way of ways) console[way] = (...words: unknown[]) => logs.push(words.map(String).join(' '));
  realProcess.removeAllListeners('unhandledRejection');
  realProcess.on('unhandledRejection', (failure) => {
    failures.push(failure);
    fail(failure);
  });
  try {
    await program();
    // Resources that depend on a failed one never resolve.
    await Promise.race([pulumi.runtime.disconnect(), failed]);
  } finally {
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    realProcess.removeAllListeners('unhandledRejection');
    for (const listener of others) realProcess.on('unhandledRejection', listener);
    Object.assign(console, kept);
    Error.stackTraceLimit = stackTraceLimit;
  }
  if (failures.length > 0) throw failures[0] as Error;
  return logs;
}

function registration(request: Request, urn: string): Registration {
  const inputs = request.getObject()?.toJavaScript() ?? {};
  const timeouts = request.getCustomtimeouts();
  return {
    type: request.getType(),
    name: request.getName(),
    urn,
    parent: request.getParent(),
    inputs: unmarked(inputs, (value) => value) as Record<string, unknown>,
    shown: unmarked(inputs, () => '[secret]') as Record<string, unknown>,
    dependencies: request.getDependenciesList(),
    provider: /::([^:]+)::[^:]*$/.exec(request.getProvider())?.[1],
    isRetained: request.getRetainondelete(),
    timeouts: { create: timeouts?.getCreate() ?? '', update: timeouts?.getUpdate() ?? '' },
    ignored: request.getIgnorechangesList(),
    replacedOn: request.getReplaceonchangesList(),
    deletesFirst: request.getDeletebeforereplace(),
    secretOutputs: request.getAdditionalsecretoutputsList(),
    hidden: request.getHidediffsList(),
  };
}

const { specialSigKey, specialSecretSig } = pulumi.runtime;

function isMarked(value: object): value is { readonly value: unknown } {
  return (value as Record<string, unknown>)[specialSigKey] === specialSecretSig;
}

/**
 * Returns inputs without secret markers.
 *
 * @param show replacement of a secret
 */
export function unmarked(value: unknown, show: (secret: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => unmarked(one, show));
  if (value === null || typeof value !== 'object') return value;
  if (isMarked(value)) return show(unmarked(value.value, show));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unmarked(one, show)]));
}
