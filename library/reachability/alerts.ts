import { alert, firstQuery, ruleGroup, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import { max, selectors, sum, type Quantity } from '../../promql';
import { blackboxProbe } from './catalogue';
import { certificateLeft, certificateLimits } from './expressions';

const m = selectors(blackboxProbe);

/** An application that is asked from the outside. */
export interface ReachabilityOf {
  /** The job that probes it. */
  readonly job: string;
  /** What it is called in messages. */
  readonly title: string;
  /** The beginning of the names of its alerts. */
  readonly name: string;
  /** The dashboard with the rows about it. */
  readonly dashboard: string;
  /** What users feel when it is out of reach. */
  readonly impact: string;
  /** What is particular to it, after the steps that hold for every address. */
  readonly hints: Readonly<Record<'unreachable' | 'certificate', string>>;
}

/** An address that does not answer as it should, and a certificate that expires: told early, and once more when it is urgent. */
export function reachabilityAlerts(of: ReachabilityOf): RuleGroup {
  const panel = (key: string): PanelReference => ({ dashboard: of.dashboard, panel: key });
  return ruleGroup({
    name: of.job,
    job: of.job,
    interval: '30s',
    rules: [
      alert({
        name: `${of.name}Unreachable`,
        condition: m.probe_success.equalTo(0),
        // Four probes of 30 s: one that fails by itself, and a deployment, are over by then.
        for: '2m',
        severity: 'critical',
        summary: ({ labels }) => `${of.title} : ${labels.instance} ne répond pas de l'extérieur`,
        description:
          "L'adresse ne répond pas, ou pas comme attendu : statut, certificat ou contenu. « Dernière réponse » et « Durée par phase » disent jusqu'où la vérification est allée.",
        panel: panel('reachable'),
        runbook: unreachableRunbook(of),
      }),
      certificateAlert(of, 'warning', certificateLimits.warning, panel('certificate')),
      certificateAlert(of, 'critical', certificateLimits.critical, panel('certificate')),
    ],
  });
}

function certificateAlert(
  of: ReachabilityOf,
  severity: 'warning' | 'critical',
  limit: Quantity<'seconds'>,
  panel: PanelReference,
) {
  const name = `${of.name}Certificate`;
  return alert({
    name: `${name}${severity === 'critical' ? 'AlmostExpired' : 'Expiring'}`,
    condition: certificateLeft.lessThan(limit),
    // Behind one address there may be several servers, of which not all have the new certificate yet.
    for: '1h',
    severity,
    // The one that is urgent silences the other.
    subject: name,
    summary: ({ labels, value }) => `${of.title} : le certificat de ${labels.instance} expire dans ${value}`,
    description:
      "Le certificat n'a pas été renouvelé. Une fois expiré, les navigateurs refusent la page, et la vérification échoue : cette alerte se tait alors, et l'adresse est dite injoignable.",
    panel,
    runbook: certificateRunbook(of),
  });
}

function unreachableRunbook({ impact, hints }: ReachabilityOf): Runbook {
  return {
    impact,
    steps: [
      "La voir soi-même, d'un autre réseau : `curl -sv -o /dev/null ‹adresse›`. Elle répond bien : la sortie du cluster, `kubectl get networkpolicy -A` et son DNS.",
      "Jusqu'où va la vérification (phases ci-dessous) ? `resolve` seul : le DNS (`dig ‹hôte›`) ; `connect` : le serveur ou le pare-feu ; `tls` : le certificat ; `processing` : l'application.",
      "Statut 5xx : les journaux de l'application. 404 : la page a changé d'adresse. 401, 403 : une protection devant le site.",
      hints.unreachable,
    ],
    queries: [
      firstQuery('Statut de la dernière réponse (0 : aucune)', max(m.probe_http_status_code).by('instance')),
      firstQuery('Durée de chaque phase', sum(m.probe_http_duration_seconds).by('instance', 'phase')),
      firstQuery('Contenu inattendu (1)', m.probe_failed_due_to_regex),
      firstQuery('Temps restant du certificat', certificateLeft),
    ],
  };
}

function certificateRunbook({ hints }: ReachabilityOf): Runbook {
  return {
    impact:
      "Rien jusqu'à l'expiration. Ensuite les navigateurs affichent un avertissement au lieu du site, et les appels à l'API échouent.",
    steps: [
      'Le certificat que voit tout le monde : `openssl s_client -connect ‹hôte›:443 -servername ‹hôte› </dev/null 2>/dev/null | openssl x509 -noout -issuer -dates`.',
      hints.certificate,
      "Le renouvellement a réussi et l'ancien est toujours montré : le serveur ne l'a pas relu, ou un autre serveur répond à cette adresse (`dig ‹hôte›`).",
    ],
    queries: [firstQuery('Temps restant', certificateLeft), firstQuery('Expire le', m.probe_ssl_earliest_cert_expiry)],
  };
}
