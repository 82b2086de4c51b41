/** Texts that several systems have in common, in English. */
export const en = {
  noTraffic: 'No traffic',
  noData: 'No data',
  dashboards: 'Dashboards',
  annotations: { alerts: 'Alerts', restarts: 'Restarts' },
  down: 'Down',
  running: 'Running',
  objectives: {
    title: 'Objectives',
    errorBudget: {
      title: 'Error budget left',
      description: (goals: string) =>
        `Share of the error budget of the last 30 days that is left. ${goals} At 0%, the objective is missed.`,
    },
    burnRate: {
      title: 'Burn rate of the error budget',
      description:
        'How many times the 30-day budget would be spent at the rate of the last hour. At 1 or more, the objective will be missed; at 14.4 the budget lasts two days and on-call is notified.',
    },
  },
  objectiveAlerts: {
    summary: (title: string, value: string, failures: string) => `${title}: ${value} ${failures}`,
    page: (goal: string, first: string) =>
      `At this rate, the 30-day error budget (objective: ${goal}) lasts two to five days. ${first}`,
    ticketSummary: (title: string, value: string, failures: string) =>
      `${title}: ${value} ${failures}, too many for the monthly objective`,
    ticket: (goal: string, first: string) =>
      `At this rate, the objective (${goal}) will be missed over 30 days. ${first}`,
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
