import { failing } from '../failure';
import { loadStacks } from '../stacks';

failing(async () => {
  const [stacks, { alertsCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
  process.stdout.write(
    alertsCommand(
      process.argv.slice(2),
      stacks.map(({ stack }) => stack),
    ),
  );
});
