import { collectIssues, inPath, type Issue } from '../../core/errors';
import type { AnyUnit, Instant } from '../../promql';
import { expressionIssues, unguardedDivisions } from '../../promql/check';
import type { Node } from '../../promql/node';
import { textOf } from '../../promql/render';
import { resolve } from '../../promql/resolve';

/**
 * What a person says on the page of an alert, for whoever is woken by it. What it means is the alert's own description; how bad it is, when
 * it fires and how it is silenced is generated.
 */
export interface Runbook {
  /** What users feel while it fires, or that they feel nothing yet. */
  readonly impact: string;
  /** What to do first, one after the other, in Markdown: commands and addresses in `code`. */
  readonly steps: readonly [string, ...string[]];
  /**
   * What to ask Prometheus first, besides the condition itself.
   *
   * @default - nothing
   */
  readonly queries?: readonly RunbookQuery[];
}

/** A question to Prometheus. Like the alert it is limited to the job of its group, and checked against what the stack reads. */
export interface RunbookQuery {
  /** What the answer shows. */
  readonly title: string;
  readonly node: Node;
}

/** A question to Prometheus, and what its answer shows. */
export function firstQuery(title: string, { node }: Instant<never, AnyUnit>): RunbookQuery {
  return { title, node };
}

/** Issues of a runbook. */
export function runbookIssues({ impact, steps, queries = [] }: Runbook): Issue[] {
  return [
    ...(impact.trim() ? [] : [{ problem: 'its runbook does not say what users feel' }]),
    ...(steps.length > 0 && steps.every((step) => step.trim())
      ? []
      : [
          {
            problem: 'its runbook does not say what to do first',
            remedy: 'leave out empty steps, and give at least one',
          },
        ]),
    ...queries.flatMap(({ title, node }) => inPath(`query "${title}" of its runbook`, queryIssues(node))),
  ];
}

function queryIssues(node: Node): Issue[] {
  const issues = [
    ...expressionIssues(node),
    ...unguardedDivisions(node).map((division) => ({
      problem: `it divides by zero without traffic: ${textOf(division)}`,
      remedy: 'ratio() or meanOf()',
    })),
  ];
  // Whoever pastes it has no dashboard.
  collectIssues(issues, () => resolve(node, { window: '5m' }));
  return issues;
}
