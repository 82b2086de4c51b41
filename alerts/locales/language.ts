/** The languages of what is said around alerts: messages and runbooks. What an alert says itself stays as it says it. */
export type Language = 'en' | 'fr';
