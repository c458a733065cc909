export interface AcceptedDifference {
  /** The lines of the tables that it is about, as they are written there. */
  lines: RegExp;
  reason: string;
}

/** Where the two print differently, and should. One that no line needs any more is a mistake. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  { lines: /^get pods --outpt yaml$/, reason: "ours says which flag may have been meant" },
  { lines: /^get pods --(context|cluster|user) nope$/, reason: "ours names those that there are" },
  {
    lines: /^get pods --sort-by=\.metadata\.labels$/,
    reason: "the original writes this error as a line of its log, with a place in its source",
  },
];
