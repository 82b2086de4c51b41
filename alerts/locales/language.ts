/** Languages of everything that people read of a stack: dashboards, alerts, runbooks, notifications. Each has a file in this folder. */
export const languages = ['en', 'fr'] as const;

/** A language of a stack. */
export type Language = (typeof languages)[number];

/** A value in every language: one that is missing does not compile. */
export type Localized<T> = Readonly<Record<Language, T>>;
