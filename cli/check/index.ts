import { failing } from '../failure';
import { loadStacks } from '../stacks';

failing(
  async () => {
    const [stacks, { checkCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
    const { text, holds } = await checkCommand(
      process.argv.slice(2),
      stacks.map(({ stack }) => stack),
    );
    process.stdout.write(text);
    process.exitCode = holds ? 0 : 1;
  },
  { status: 2 },
);
