import { collectIssues, inPath, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import type { AnyUnit, Instant } from '../../promql';
import { impossibleIssues } from '../../promql/analysis/condition';
import { expressionIssues } from '../../promql/check';
import { unguardedDivisions } from '../../promql/checks/division';
import type { Node } from '../../promql/node';
import { textOf } from '../../promql/render';
import { resolve } from '../../promql/resolve';

/**
 * Handwritten part of the runbook page of an alert. The page also shows the description of the
 * alert. Its severity, condition and silence commands are generated.
 */
export interface Runbook {
  /** Effect on users while the alert fires, or that there is none yet. */
  readonly impact: string;
  /** First steps in order, in Markdown, with commands and addresses as `code`. */
  readonly steps: readonly [string, ...string[]];
  /**
   * First queries to run, besides the condition.
   *
   * @default - none
   */
  readonly queries?: readonly RunbookQuery[];
}

/**
 * Query of a runbook. It is limited to the job of the rule group, and every series must come from a
 * job of the stack.
 */
export interface RunbookQuery {
  /** Meaning of the result. */
  readonly title: string;
  /** Expression as a syntax tree. @hidden */
  readonly node: Node;
}

/** Creates a query of a runbook. */
export function firstQuery(title: string, { node }: Instant<never, AnyUnit>): RunbookQuery {
  return { title, node };
}

/** Returns the issues of a runbook. */
export function runbookIssues({ impact, steps, queries = [] }: Runbook): Issue[] {
  return [
    ...(impact.trim()
      ? []
      : [{ problem: 'the impact of its runbook is empty', remedy: 'describe the effect on users' }]),
    ...(steps.length > 0 && steps.every((step) => step.trim())
      ? []
      : [
          {
            problem: 'its runbook has no steps, or an empty one',
            remedy: 'give at least one step, and remove empty ones',
          },
        ]),
    ...queries.flatMap(({ title }) => inPath('a query of its runbook', emptyTextIssues({ title }))),
    ...queries.flatMap(({ title, node }) => inPath(`query "${title}" of its runbook`, queryIssues(node))),
  ];
}

function queryIssues(node: Node): Issue[] {
  const issues = [
    ...expressionIssues(node),
    ...impossibleIssues(node),
    ...unguardedDivisions(node).map((division) => ({
      problem: 'it divides by what can be 0',
      given: textOf(division),
      remedy: 'use ratio() or meanOf()',
    })),
  ];
  // A query is pasted outside a dashboard, where no rate interval is known.
  collectIssues(issues, () => resolve(node, { window: '5m' }));
  return issues;
}
