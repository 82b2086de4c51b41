import { failing } from '../failure';

failing(async () => {
  const [{ stacks, agentStacks }, { alertsCommand }] = await Promise.all([
    import('../../infra/stacks/index.js'),
    import('./command.js'),
  ]);
  // Where rules are evaluated elsewhere, alerts are told there too.
  const elsewhere = agentStacks.map((stack) => ({ ...stack, alertmanager: stack.grafana }));
  process.stdout.write(alertsCommand(process.argv.slice(2), [...stacks, ...elsewhere]));
});
