import type { Texts } from './en';
import { fr as runbooks } from './runbooks-fr';

/** Texts about Prometheus, in French. */
export const fr: Texts = {
  watchdog: {
    summary: 'La chaîne des alertes fonctionne',
    description:
      "Cette alerte sonne toujours. Un service extérieur l'attend ; c'est son silence qui signale que Prometheus ou Alertmanager ne fonctionne plus.",
  },
  reload: {
    summary: 'Prometheus refuse sa nouvelle configuration',
    description:
      "La dernière lecture de la configuration a échoué ; Prometheus continue avec l'ancienne. Le journal de Prometheus dit la ligne fautive.",
  },
  evaluation: {
    summary: "Prometheus n'arrive pas à évaluer des règles",
    description:
      "Des règles ont échoué : les alertes qui en dépendent peuvent se taire. Le panneau montre le groupe, l'API /api/v1/rules l'erreur.",
  },
  slow: {
    summary: 'Prometheus saute des évaluations de règles',
    description: 'Un groupe de règles dure plus longtemps que son intervalle ; ses alertes arrivent en retard.',
  },
  disk: {
    summary: ({ value }) => `Prometheus occupe ${value} de sa limite de disque`,
    description:
      "À la limite, Prometheus supprime les plus vieux blocs : l'historique devient plus court que la durée de rétention. Agrandir le volume, ou chercher le job qui expose trop de séries (« Échantillons par job »).",
  },
  storage: {
    summary: 'La base de Prometheus a un problème',
    description:
      "Une compaction, une lecture de blocs ou un point de reprise a échoué, ou le WAL est abîmé. D'ordinaire le disque est plein ou défectueux ; le journal le dit.",
  },
  growing: {
    summary: ({ labels, value }) => `${labels.instance} de ${labels.job} expose ${value} échantillons`,
    description: 'Deux fois ce que son catalogue attend ; à la limite, ses lectures sont rejetées.',
  },
  limit: {
    summary: 'Prometheus rejette des lectures entières',
    description:
      "Une cible expose plus que son job ne permet : échantillons, labels, longueur d'une valeur, ou taille de la page. Elle compte comme arrêtée, et ses alertes ne sonnent pas.",
  },
  discovery: {
    summary: "Prometheus ne peut pas demander ses cibles à l'API de Kubernetes",
    description:
      "Depuis un quart d'heure ses requêtes échouent : les nouveaux pods ne sont pas lus, ceux qui n'existent plus comptent comme arrêtés.",
  },
  rejected: {
    summary: 'Prometheus refuse des échantillons',
    description:
      'Deux cibles exposent la même série : deux jobs lisent la même application, ou une relabellisation les confond.',
  },
  ...runbooks,
};
