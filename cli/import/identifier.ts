const reserved = new Set(
  (
    'catalogue closed counter flag gauge histogram httpStatus nativeHistogram open optional summary processMetrics ' +
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Converts a name to camel case: `status_code` becomes `statusCode`. */
export function camelCase(name: string): string {
  return name.replace(/^_+/, '').replace(/[_-]+([a-zA-Z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}

/** Reports whether a name can be a constant in the file of a catalogue. */
export function isFreeName(name: string): boolean {
  return /^[a-zA-Z]\w*$/.test(name) && !reserved.has(name);
}
