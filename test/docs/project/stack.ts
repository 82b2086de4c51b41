import { k3s } from '../../../targets';
import { minimalStack } from '../../stacks';

// Stack and target that the examples of the documentation import from `./stack`.
export const target = k3s();
export const stack = minimalStack;
