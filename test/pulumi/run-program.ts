import { deploy } from '../../pulumi/program';
import type { StackProps } from '../../stack/stack';
import { testStacks } from '../stacks';
import { targeted } from '../targeted';
import { givenSecrets } from './deployed';
import { withKubeconfig } from './kubeconfig';
import { record, type Recording, type Surroundings } from './recording';

/** Configuration by keys without the name of the project. */
type Config = Readonly<Record<string, string>>;

/** Result of the program of a repository. */
interface ProgramRecording extends Recording {
  /** Identity of the cluster, as an output. */
  readonly cluster: string | undefined;
}

/** Properties of a run of the program. */
interface ProgramSurroundings extends Omit<Surroundings, 'config'> {
  /**
   * Stacks of the repository.
   *
   * @default testStacks
   */
  readonly stacks?: readonly StackProps[];
}

/** Runs the program with a configuration. */
export async function runProgram(
  config: Config,
  { stacks = testStacks, ...surroundings }: ProgramSurroundings = {},
): Promise<ProgramRecording> {
  let cluster: string | undefined;
  const recording = await record(
    async () => {
      ({ cluster } = await deploy(stacks.map((one) => targeted(one))));
    },
    {
      ...surroundings,
      config: Object.fromEntries(Object.entries(config).map(([key, value]) => [`vigie:${key}`, value])),
    },
  );
  return { ...recording, cluster };
}

/** Runs the program with a configuration, and a value for each secret of its stack that it does not have. */
export function runWithSecrets(config: Config, surroundings: ProgramSurroundings = {}): Promise<ProgramRecording> {
  const { stacks = testStacks } = surroundings;
  const stack = stacks.find(({ name }) => name === config.stack);
  return runProgram({ ...(stack ? givenSecrets(stack) : {}), ...config }, surroundings);
}

/** Runs the program of the smallest stack with a kubeconfig. */
export function runMinimal(
  kubeconfig: string,
  { config = {}, ...surroundings }: ProgramSurroundings & { readonly config?: Config } = {},
): Promise<ProgramRecording> {
  return withKubeconfig(kubeconfig, () => runWithSecrets({ stack: 'minimal', ...config }, surroundings));
}
