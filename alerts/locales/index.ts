/**
 * Words of runbooks and notifications in each language.
 *
 * @module
 */
import { en } from './en';
import { fr } from './fr';
import type { Localized } from './language';
import type { Locale } from './locale';

export const locales: Localized<Locale> = { en, fr };
export { languages, type Language, type Localized } from './language';
export type { Locale, NotificationWords, RunbookWords } from './locale';
