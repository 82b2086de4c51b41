/** Texts about servers beside an application, in English. */
export const en = {
  exporter: (server: string) => `The exporter of ${server}`,
  impact: (lost: string) =>
    `None while the server runs. It shares its pod with the exporter and may have stopped with it; without the server: ${lost}.`,
  /**
   * @param logs the command that shows those of the exporter's container
   * @param absent why the pod may lack it, with what joins it to the rest of the sentence
   */
  hint: (server: string, logs: string, absent: string, patch: string) =>
    `Only the container: ${logs}. Not in the pod: ${absent}run the first line of \`${patch}\` to add it (${server} restarts).`,
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
