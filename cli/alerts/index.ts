import { failing } from '../failure';
import { loadStacks } from '../stacks';

failing(async () => {
  const [{ stacks, agentStacks }, { alertsCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
  // Where rules are evaluated elsewhere, alerts are told there too.
  const elsewhere = agentStacks.map((stack) => ({ ...stack, alertmanager: stack.grafana }));
  process.stdout.write(alertsCommand(process.argv.slice(2), [...stacks, ...elsewhere]));
});
