import type { Wording } from '../library/common/wording';
import { kubectl } from '../targets/kubernetes/commands';

/** Language and commands of the stacks of this repository. */
export const wording = { language: 'fr', commands: kubectl } as const satisfies Wording;
