/** Questions that programs ask before they change something: `rm: remove regular file 'a'? `. */
import { readLine, type Wait } from "../../../host/process.ts";
import type { Call } from "../command.ts";

/** Asks on standard error; what begins with y on standard input means yes. */
export function* isAgreed(call: Call, question: string): Generator<Wait, boolean, void> {
  call.process.err(`${call.name}: ${question}? `);
  return /^[yY]/.test((yield* readLine(call.process)) ?? "");
}
