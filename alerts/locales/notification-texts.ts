import type { Language } from '..';

/** What messages say besides what alerts say themselves. */
export interface Words {
  readonly firing: string;
  readonly resolved: string;
  readonly alerts: string;
  readonly since: string;
  readonly ended: string;
  readonly value: string;
  readonly dashboard: string;
  readonly runbook: string;
  readonly silence: string;
  /** Between what is named and what it is. */
  readonly colon: string;
  /** How a date is written: https://pkg.go.dev/time#pkg-constants. */
  readonly date: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    firing: 'Alert',
    resolved: 'Resolved',
    alerts: ' alerts',
    since: 'Since ',
    ended: 'Ended ',
    value: 'Value',
    dashboard: 'Dashboard',
    runbook: 'Runbook',
    silence: 'Silence',
    colon: ': ',
    date: '2006-01-02 15:04 MST',
  },
  fr: {
    firing: 'Alerte',
    resolved: 'Résolu',
    alerts: ' alertes',
    since: 'Depuis le ',
    ended: 'Terminé le ',
    value: 'Valeur',
    dashboard: 'Tableau de bord',
    runbook: 'Procédure',
    silence: 'Mettre en silence',
    colon: ' : ',
    date: '02/01/2006 à 15:04 MST',
  },
};
