/**
 * Languages of the texts of a stack: dashboards, alerts, runbooks, notifications. Each has a file
 * in this folder.
 */
export const languages = ['en', 'fr'] as const;

/** Language of a stack. */
export type Language = (typeof languages)[number];

/** Value for each language. Code that misses a language does not compile. */
export type Localized<T> = Readonly<Record<Language, T>>;
