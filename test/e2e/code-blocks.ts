/** Queries on the runbook page of an alert, for copying. */
export function queriesOf(page: string): string[] {
  return [...page.matchAll(/```promql\n([^]*?)\n```/g)].map(([, query]) => query!);
}

/** Commands on a page, for copying. */
export function commandsOf(page: string): string[] {
  return [...page.matchAll(/```sh\n([^]*?)\n```/g)].map(([, command]) => command!);
}
