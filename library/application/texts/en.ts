/** Texts about servers beside an application, in English. */
export const en = {
  exporter: (server: string) => `${server} exporter`,
  impact: (lost: string) =>
    `None if the server still runs. It shares its pod with the exporter, so both may be down; then ${lost}.`,
  /**
   * @param logs the command that shows those of the exporter's container
   * @param absent why the pod may lack it, with what joins it to the rest of the sentence
   */
  hint: (server: string, logs: string, absent: string, patch: string) =>
    `Logs of the exporter: ${logs}. No such container in the pod: ${absent}run the first line of \`${patch}\` to add it (${server} restarts).`,
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
