export interface AcceptedDifference {
  /** The lines of the tables that it is about, as they are written there. */
  lines: RegExp;
  reason: string;
}

/** Where the two print differently, and should. One that no line needs any more is a mistake. */
export const acceptedDifferences: readonly AcceptedDifference[] = [];
