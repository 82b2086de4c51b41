import { failing } from '../failure';

failing(async () => {
  const [{ stacks }, { alertsCommand }] = await Promise.all([import('../stacks/index.js'), import('./command.js')]);
  process.stdout.write(alertsCommand(process.argv.slice(2), stacks));
});
