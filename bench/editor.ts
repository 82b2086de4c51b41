/** Editor that shows the errors and completions of a file. */
export interface Editor {
  /** Replaces the text of a file, and returns the number of its errors. */
  errors(file: string, text: string): Promise<number>;
  /** Replaces the text of a file, and returns the number of completions at a position. */
  completions(file: string, text: string, position: number): Promise<number>;
  /** Returns the CPU time in seconds since its start. */
  cpu(): number;
  close(): void;
}
