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
  application: {
    impact: (title: string) => `Users of ${title} get no answer.`,
    hint: (logs: string) => `Look at the last lines before it stopped: ${logs}.`,
  },
  requests: {
    description: (title: string) => `Requests that ${title} answers: how many, how many fail, and how long they take.`,
    rows: { traffic: 'Requests', process: 'Process' },
    rate: { title: 'Requests/s', description: 'Requests answered per second, by route.' },
    errorShare: {
      title: 'Errors',
      description: (limit: string) =>
        `Share of requests that end with an error of the server (5xx). Alert above ${limit}.`,
    },
    errorRoutes: { title: 'Errors by route', description: 'Requests per second that end with an error of the server.' },
    duration: { title: 'Duration', description: 'Time within which 50, 95 and 99 % of the requests are answered.' },
    slowest: {
      title: 'Slowest routes',
      description: 'The ten routes with the longest 95th percentile.',
      route: 'Route',
    },
    memory: { title: 'Memory', description: 'Resident memory of each process.' },
    cpu: { title: 'Processor', description: 'Processor time used by each process: 100 % is one core.' },
    errorsHigh: {
      summary: (title: string, value: string) => `${title}: ${value} of the requests fail`,
      description: (limit: string) =>
        `More than ${limit} of the requests, and more than ten, ended with an error of the server in the last five minutes.`,
      impact: (title: string) => `Users of ${title} see errors.`,
      steps: (logs: string) => [
        `Read what fails: ${logs}.`,
        'Which routes fail: the query below. All of them at once: a dependency, such as the database.',
        'It began with a deployment: roll it back first, look for the cause afterwards.',
      ],
      query: 'Requests per second that fail, by route',
    },
    slow: {
      summary: (title: string, value: string) => `${title}: one request in twenty takes longer than ${value}`,
      description: (limit: string) =>
        `For ten minutes, 5 % of the requests took longer than ${limit}. First look at the slowest routes.`,
      impact: (title: string) => `Users of ${title} wait.`,
      steps: (logs: string) => [
        `Read what waits: ${logs}.`,
        'Which routes are slow: the query below. All of them at once: the database, the network, or too little processor time.',
        'More requests than usual: add replicas, or limit the client that sends them.',
      ],
      query: '95th percentile of the duration, by route',
    },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
