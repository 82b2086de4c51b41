/** Why panels of every stack on a server show nothing on a node of the tests. */
export const withoutDataOnServer: Readonly<Record<string, string>> = {
  'monitoring, Latence de Grafana (p95)': 'the stand-in for Grafana has no metrics',
  'monitoring, Mémoire de Grafana': 'the stand-in for Grafana has no metrics',
  'monitoring, Tableaux de bord': 'the stand-in for Grafana has no metrics',
  'monitoring, Alertes en cours': 'no alert fires but the Watchdog',
  "monitoring, Échecs d'envoi/s": 'nobody refuses a message',
  'traefik, Certificats': 'nobody gives out a certificate here',
};
