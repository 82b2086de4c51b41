/** What the page of an alert tells to ask Prometheus, as it stands there to be pasted. */
export function queriesOf(page: string): string[] {
  return [...page.matchAll(/```promql\n([^]*?)\n```/g)].map(([, query]) => query!);
}

/** The commands of a page that stand there to be pasted. */
export function commandsOf(page: string): string[] {
  return [...page.matchAll(/```sh\n([^]*?)\n```/g)].map(([, command]) => command!);
}
