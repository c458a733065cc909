/** Where the two print differently, and may. */
export const acceptedTurns: readonly { lines: RegExp; reason: string }[] = [
  {
    lines: /^(install|upgrade) .*-o (json|yaml)/,
    reason: "the times at which a chart's files were changed are not kept",
  },
  { lines: /^get what$/, reason: "help is in words of our own" },
];
