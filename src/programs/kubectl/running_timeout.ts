import { ArgumentsError, type Flag, type FlagValues } from "../flags.ts";

/** `--pod-running-timeout` of the verbs that look for a pod behind an object. */
export function runningTimeoutFlag(defaultMs: number): Flag {
  return {
    name: "pod-running-timeout",
    kind: "duration",
    default: defaultMs,
    usage: "How long to wait until there is a pod, such as 5s, 2m or 3h; more than zero.",
  };
}

/** Milliseconds. `Mistake` is how the verb words what is wrong with its command line. */
export function runningTimeout(
  flags: FlagValues,
  Mistake: new (text: string) => Error = ArgumentsError,
): number {
  const timeoutMs = flags.number("pod-running-timeout")!;
  if (timeoutMs <= 0) throw new Mistake("--pod-running-timeout must be higher than zero");
  return timeoutMs;
}
