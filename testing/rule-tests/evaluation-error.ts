/** Error of an evaluation that Prometheus reports too: series that several others match. */
export class EvaluationError extends Error {}
