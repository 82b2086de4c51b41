import type { Localized } from '../../../../alerts';
import { en, type Texts } from './en';
import { fr } from './fr';

export const texts: Localized<Texts> = { en, fr };
export type { Texts } from './en';
