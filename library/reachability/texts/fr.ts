import type { Texts } from './en';

/** Texts about addresses and their certificates, in French. */
export const fr: Texts = {
  unreachable: {
    summary: (title, { labels }) => `${title} : ${labels.instance} ne répond pas de l'extérieur`,
    description:
      "L'adresse ne répond pas, ou pas comme attendu : statut, certificat ou contenu. « Dernière réponse » et « Durée par phase » disent jusqu'où la vérification est allée.",
    runbook: (impact, hint, { networkPolicies }) => ({
      impact,
      steps: [
        `La voir soi-même, d'un autre réseau : \`curl -sv -o /dev/null ‹adresse›\`. Elle répond bien : la sortie du cluster, ${networkPolicies} et son DNS.`,
        "Jusqu'où va la vérification (phases ci-dessous) ? `resolve` seul : le DNS (`dig ‹hôte›`) ; `connect` : le serveur ou le pare-feu ; `tls` : le certificat ; `processing` : l'application.",
        "Statut 5xx : les journaux de l'application. 404 : la page a changé d'adresse. 401, 403 : une protection devant le site. Là où Traefik demande un mot de passe, 401 est juste, et 200 ou 302 veut dire qu'il ne le demande plus.",
        hint,
      ],
      queries: {
        status: 'Statut de la dernière réponse (0 : aucune)',
        phases: 'Durée de chaque phase',
        content: 'Contenu inattendu (1)',
        certificate: 'Temps restant du certificat',
      },
    }),
  },
  certificate: {
    summary: (title, { labels, value }) => `${title} : le certificat de ${labels.instance} expire dans ${value}`,
    description:
      "Le certificat n'a pas été renouvelé. Une fois expiré, les navigateurs refusent la page, et la vérification échoue : cette alerte se tait alors, et l'adresse est dite injoignable.",
    runbook: (hint) => ({
      impact:
        "Rien jusqu'à l'expiration. Ensuite les navigateurs affichent un avertissement au lieu du site, et les appels à l'API échouent.",
      steps: [
        'Le certificat que voit tout le monde : `openssl s_client -connect ‹hôte›:443 -servername ‹hôte› </dev/null 2>/dev/null | openssl x509 -noout -issuer -dates`.',
        hint,
        "Le renouvellement a réussi et l'ancien est toujours montré : le serveur ne l'a pas relu, ou un autre serveur répond à cette adresse (`dig ‹hôte›`).",
      ],
      queries: { left: 'Temps restant', expiry: 'Expire le' },
    }),
  },
  probe: {
    title: (title) => `La vérification de l'extérieur (${title})`,
    impact: 'Rien ; mais un site injoignable ou un certificat expiré ne serait pas dit.',
    hint: (logs) =>
      `\`400\` : le module que nomme le job manque dans la configuration de blackbox_exporter ; ${logs} et *Status > Configuration*.`,
  },
  throughTraefik: ({ list, logs }) => ({
    unreachable: `Toutes les adresses du serveur sont injoignables : Traefik (${list}), le pare-feu, les ports 80 et 443. Celle-ci seule : sa route dans Traefik (404), ses middlewares, et les pods derrière (502, 503).`,
    certificate: `Traefik renouvelle lui-même ses certificats 30 jours avant leur fin et dit ce qui l'en empêche : ${logs}, les lignes avec \`acme\` (ports 80 et 443 fermés de l'extérieur, DNS qui ne mène plus ici, limite de l'autorité). Un certificat qui vient d'un Secret : ce qui écrit ce Secret.`,
  }),
  dashboard: {
    title: "Vu de l'extérieur",
    description:
      "Ce que les visiteurs voient des adresses publiques : joignables ou non, en combien de temps, jusqu'à quand les certificats valent.",
    rows: { reachability: "Vu de l'extérieur", certificates: 'Certificats' },
    reachable: {
      title: 'Joignable',
      description: "La dernière vérification de l'extérieur : l'adresse répond comme attendu, en TLS.",
    },
    answers: {
      title: 'Dernière réponse',
      description:
        'Le statut HTTP de la dernière réponse (0 : aucune), le temps de la vérification et les redirections suivies.',
    },
    uptime: {
      title: 'Disponibilité',
      description:
        "Part des vérifications réussies : dernier jour, sept et trente derniers jours, jusqu'où va l'historique.",
    },
    day: '24 heures',
    week: '7 jours',
    month: '30 jours',
    exporter: {
      title: 'Vérificateur',
      description: 'La configuration de blackbox_exporter, qui vérifie, a été lue sans faute.',
    },
    phases: {
      title: 'Durée par phase',
      description:
        "Où passe le temps, pour l'adresse la plus lente : recherche du nom (resolve), connexion (connect), chiffrement (tls), attente (processing), réception (transfer).",
    },
    lookup: { title: 'Recherche du nom', description: 'Temps de la recherche DNS.' },
    certificate: {
      title: 'Certificat : temps restant',
      description:
        "Jusqu'à l'expiration du premier certificat de la chaîne. Jaune et rouge là où les alertes sonnent ; Let's Encrypt renouvelle 30 jours avant.",
      noValue: 'Expiré, ou sans TLS',
    },
    tls: { title: 'Version de TLS', description: 'La version de TLS de la dernière réponse.' },
    no: 'Injoignable',
    yes: 'Joignable',
    address: 'Adresse',
    status: 'Statut',
    time: 'Temps',
    redirects: 'Redirections',
    refused: 'Refusée',
    loaded: 'Lue',
    version: 'Version',
    addresses: 'Adresses',
  },
};
