import { not, quantileOf, rate, selectors, sum, topk, withoutNaN } from '../../../promql';
import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../../alerts';
import { common } from '../../../library';
import { language } from '../../language';
import { kairoCms } from './catalogue';
import { kairoCmsPanel } from './dashboard';
import { errorShare, guideThresholds, queryLatency, slowQueries } from './expressions';
import { objectives } from './objectives';

const m = selectors(kairoCms);

/** Options of the alerts on Kairo CMS. */
export interface KairoCmsAlertsOf {
  /** Scrape job of the application. */
  readonly job: string;
}

/** The two alerts of the guide, and those of an objective. */
export function kairoCmsAlerts({ job }: KairoCmsAlertsOf): RuleGroup[] {
  return [
    ruleGroup({
      name: 'kairo_cms_alerts',
      job,
      interval: '30s',
      rules: [
        alert({
          name: 'KairoCmsErrorsHigh',
          condition: errorShare.greaterThan(guideThresholds.errorShare),
          for: '5m',
          severity: 'warning',
          summary: ({ value }) => `Kairo CMS : ${value} de requêtes en erreur`,
          description:
            "Plus de 5 % des requêtes finissent par une erreur de l'API depuis 5 minutes. Regarder d'abord quelles routes, puis leurs journaux.",
          panel: kairoCmsPanel('errorShare'),
          runbook: errorsRunbook,
        }),
        alert({
          name: 'KairoCmsQueriesSlow',
          condition: queryLatency.greaterThan(guideThresholds.queryLatency),
          for: '5m',
          severity: 'warning',
          summary: ({ labels, value }) => `Kairo CMS : requêtes Prisma lentes sur ${labels.model}, p95 de ${value}`,
          description:
            "5 % des requêtes de ce modèle durent plus d'une seconde depuis 5 minutes. Regarder quelle opération, puis la base elle-même.",
          panel: kairoCmsPanel('queryLatency'),
          runbook: queriesRunbook,
        }),
      ],
    }),
    ...common.objectiveAlerts(
      { title: 'Kairo CMS', job, panel: kairoCmsPanel('burnRate'), language },
      {
        name: 'KairoCmsAvailability',
        objective: objectives.availability,
        runbook: errorsRunbook,
        failures: "d'erreurs 5xx",
        goal: "moins de 1 % d'erreurs 5xx",
        first: 'Regarder quelles routes répondent en 5xx, puis les journaux.',
      },
    ),
  ];
}

const undo =
  'Commencé juste après un déploiement ? `vercel rollback` revient au précédent ; chercher ensuite. Le code : `src/lib/monitoring/metrics.ts` compte les erreurs.';

const errorsRunbook: Runbook = {
  impact: "Des pages ou des appels à l'API échouent : un contenu ne s'affiche pas, un enregistrement est perdu.",
  steps: [
    'Quelles routes, quels statuts (requêtes ci-dessous) ? Une route : son code ou ses données. Toutes : la base, ou un service dont elles dépendent.',
    "Les erreurs elles-mêmes : `vercel logs ‹adresse du déploiement›`. `P1001`, `P2024` : Prisma n'atteint pas la base, ou n'a plus de connexion libre.",
    'Les requêtes à la base sont-elles lentes en même temps ? Alors KairoCmsQueriesSlow.',
    undo,
  ],
  queries: [
    firstQuery(
      "Ce qui n'est pas 2xx ou 3xx, par route et statut",
      topk(10, sum(rate(m.http_requests_total.where({ status: not(/[23]../) }))).by('route', 'status')),
    ),
    firstQuery("Erreurs de l'API par seconde", sum(rate(m.api_errors_total))),
    firstQuery('Requêtes lentes par modèle (> 200 ms)', slowQueries),
  ],
};

const queriesRunbook: Runbook = {
  impact:
    "Les pages qui lisent ou écrivent ce modèle attendent plus d'une seconde ; au-delà de dix, la fonction est arrêtée.",
  steps: [
    'Quelle opération (requête ci-dessous) ? `findMany` : un index manque, ou une liste sans `take`. `create`, `update` : un verrou, ou un disque lent.',
    'Tous les modèles à la fois : la base est chargée ou le nombre de connexions est atteint ; sa console (CPU, connexions) le dit. Des fonctions sans serveur en ouvrent chacune une : un pool (PgBouncer, Prisma Accelerate) devant la base.',
    "Ce qui tourne en ce moment, dans la base : `select pid, state, wait_event_type, now()-query_start as depuis, left(query,80) from pg_stat_activity where state<>'idle' order by depuis desc limit 10`.",
    'Un seul locataire grossit-il ? La même requête, avec son filtre, dans `explain analyze`.',
    undo,
  ],
  queries: [
    firstQuery(
      'p95 par modèle et opération',
      topk(10, withoutNaN(quantileOf(0.95, m.tenant_db_query_duration_seconds, { by: ['model', 'operation'] }))),
    ),
    firstQuery('Requêtes lentes par modèle (> 200 ms)', slowQueries),
  ],
};
