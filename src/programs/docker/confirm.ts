import type { Io } from "../io.ts";

/** Asks, and reads a line of standard input. Only `y` is yes. */
export async function isConfirmed(io: Io, question: string): Promise<boolean> {
  await io.out(`${question} [y/N] `);
  let answer = "";
  const decoder = new TextDecoder();
  for await (const chunk of io.input()) {
    answer += decoder.decode(chunk, { stream: true });
    if (answer.includes("\n")) break;
  }
  return answer.split("\n")[0]!.trim().toLowerCase() === "y";
}
