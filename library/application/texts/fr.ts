import type { Texts } from './en';

/** Texts about servers beside an application, in French. */
export const fr: Texts = {
  exporter: (server) => `L'exporteur de ${server}`,
  impact: (lost) =>
    `Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : ${lost}.`,
  hint: (server, logs, absent, patch) =>
    `Le conteneur seul : ${logs}. Absent du pod : ${absent}la première ligne de \`${patch}\` le remet (${server} redémarre).`,
};
