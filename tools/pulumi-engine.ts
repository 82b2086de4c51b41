import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type * as Grpc from '@grpc/grpc-js';

/** Resource that a program registered, as Pulumi's engine receives it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  /** Inputs. A secret is an object with Pulumi's secret marker and the value. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Result of a program. */
export interface ProgramRun {
  readonly status: number;
  readonly registered: readonly Registered[];
  /** Standard output, standard error and log messages. */
  readonly output: string;
}

/** Properties of a run. */
export interface ProgramProps {
  /** Configuration by full keys, such as `vigie:stack`. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys of secret values. */
  readonly secretKeys: readonly string[];
  readonly isPreview: boolean;
  /** Returns the outputs that a provider adds to the inputs of a resource. */
  readonly made: (resource: Registered) => Readonly<Record<string, unknown>>;
  /**
   * Outputs of the stack that the last `pulumi up` stored.
   *
   * @default - none
   */
  readonly stored?: Readonly<Record<string, unknown>>;
  /**
   * Environment of the program.
   *
   * @default - that of this process
   */
  readonly env?: NodeJS.ProcessEnv;
}

const sdk = dirname(require.resolve('@pulumi/pulumi/package.json'));
/** Loads modules that Pulumi depends on, such as its protocol. */
const load = createRequire(join(sdk, 'package.json'));
const grpc = load('@grpc/grpc-js') as typeof Grpc;
const root = resolve(__dirname, '..');

/**
 * Runs infra/pulumi.ts like the Pulumi CLI (`pulumi-language-nodejs`). The engine here records the
 * registered resources and returns their inputs as outputs, with the outputs of `made`. The CLI and
 * providers are not needed.
 */
export async function runProgram(props: ProgramProps): Promise<ProgramRun> {
  const { config, secretKeys, isPreview, made, stored = {}, env = process.env } = props;
  const registered: Registered[] = [];
  const messages: string[] = [];
  const server = new grpc.Server();
  serve(server, 'resource', 'ResourceMonitorService', monitor(registered, made, stored));
  serve(server, 'engine', 'EngineService', engine(messages));
  const port = await new Promise<number>((done, fail) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) fail(error);
      else done(bound);
    });
  });
  try {
    const address = `127.0.0.1:${port}`;
    const program = spawn(
      process.execPath,
      [
        ...nodeArguments(),
        join(sdk, 'cmd', 'run'),
        ...['--monitor', address, '--engine', address, '--organization', 'organization'],
        ...['--project', 'vigie', '--stack', 'test'],
        ...['--root-directory', root, '--pwd', join(root, 'infra'), '--parallel', '4'],
        ...(isPreview ? ['--dry-run'] : []),
        'pulumi.ts',
      ],
      {
        cwd: join(root, 'infra'),
        env: {
          ...env,
          PULUMI_CONFIG: JSON.stringify(config),
          PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
        },
      },
    );
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (data: Buffer) => messages.push(data.toString()));
    }
    const [exit] = (await once(program, 'close')) as [number];
    return { status: exit, registered, output: messages.join('') };
  } finally {
    server.forceShutdown();
  }
}

/** Arguments of Node in Pulumi.yaml. */
function nodeArguments(): string[] {
  const { runtime } = parse(readFileSync(join(root, 'Pulumi.yaml'), 'utf8')) as {
    readonly runtime: { readonly options: { readonly nodeargs: string } };
  };
  return runtime.options.nodeargs.split(' ');
}

/** Message of Pulumi's protocol, whose fields are accessed with methods. */
type Message = Readonly<Record<string, (value?: unknown) => unknown>>;

type Method = (request: Message) => Message;

function message(file: string, name: string): Message {
  const types = load(join(sdk, 'proto', file)) as Readonly<Record<string, new () => Message>>;
  return new types[name]!();
}

function empty(): Message {
  const { Empty } = load('google-protobuf/google/protobuf/empty_pb.js') as { Empty: new () => Message };
  return new Empty();
}

function struct(content: Readonly<Record<string, unknown>>): unknown {
  const { Struct } = load('google-protobuf/google/protobuf/struct_pb.js') as {
    Struct: { fromJavaScript(from: object): unknown };
  };
  return Struct.fromJavaScript(content);
}

function serve(server: Grpc.Server, file: string, name: string, methods: Readonly<Record<string, Method>>): void {
  const services = load(join(sdk, 'proto', `${file}_grpc_pb.js`)) as Readonly<Record<string, object>>;
  const service = services[name] as Parameters<Grpc.Server['addService']>[0];
  const handle =
    (method: string) =>
    ({ request }: Grpc.ServerUnaryCall<Message, Message>, answer: Grpc.sendUnaryData<Message>): void => {
      const answering = methods[method];
      if (answering) answer(null, answering(request));
      else answer({ code: grpc.status.UNIMPLEMENTED, details: `${method} is not implemented` });
    };
  server.addService(service, Object.fromEntries(Object.keys(service).map((method) => [method, handle(method)])));
}

function monitor(
  registered: Registered[],
  made: ProgramProps['made'],
  stored: NonNullable<ProgramProps['stored']>,
): Record<string, Method> {
  return {
    supportsFeature: () => {
      const response = message('resource_pb.js', 'SupportsFeatureResponse');
      response.setHassupport!(true);
      return response;
    },
    registerResource: (request) => {
      const inputs = request.getObject!() as { toJavaScript(): Record<string, unknown> } | undefined;
      const [type, name] = [String(request.getType!()), String(request.getName!())];
      const resource = { type, name, inputs: inputs?.toJavaScript() ?? {} };
      registered.push(resource);
      const response = message('resource_pb.js', 'RegisterResourceResponse');
      response.setUrn!(`urn:pulumi:test::vigie::${type}::${name}`);
      response.setId!(`${name}-id`);
      response.setObject!(struct({ ...resource.inputs, ...made(resource) }));
      return response;
    },
    // The program calls only the function that reads the outputs of its stack.
    invoke: () => {
      const response = message('provider_pb.js', 'InvokeResponse');
      response.setReturn!(struct({ outputs: stored }));
      return response;
    },
    registerResourceOutputs: empty,
    signalAndWaitForShutdown: empty,
  };
}

function engine(messages: string[]): Record<string, Method> {
  let stack: unknown = '';
  return {
    log: (request) => {
      // Messages below the severity info are not shown.
      if (Number(request.getSeverity!()) > 0) messages.push(`${String(request.getMessage!())}\n`);
      return empty();
    },
    setRootResource: (request) => {
      stack = request.getUrn!();
      return message('engine_pb.js', 'SetRootResourceResponse');
    },
    getRootResource: () => {
      const response = message('engine_pb.js', 'GetRootResourceResponse');
      response.setUrn!(stack);
      return response;
    },
  };
}
