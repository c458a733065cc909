/** Arguments such as `pod web app=shop tier-`: what is meant, what is set, what is taken away. */
export interface PairArguments {
  /** `TYPE NAME…`. */
  resources: string[];
  /** `KEY=VALUE` and `KEY-`. */
  pairs: string[];
}

/**
 * Parts the resources from the changes behind them; `what` names the changes in messages, such as `label`.
 * @throws {Error} in kubectl's words, for resources behind changes
 */
export function splitPairArguments(args: readonly string[], what: string): PairArguments {
  const split: PairArguments = { resources: [], pairs: [] };
  for (const arg of args) {
    const isPair = arg.includes("=") && !arg.startsWith("=") || arg.endsWith("-") && arg !== "-";
    if (isPair) split.pairs.push(arg);
    else if (split.pairs.length === 0) split.resources.push(arg);
    else throw new Error(`all resources must be specified before ${what} changes: ${arg}`);
  }
  return split;
}
