/** How a lesson is taken: on the screen, or in lines. */
import type { Flag } from "../../programs/flags.ts";
import type { Call } from "../../programs/program.ts";
import type { Taking } from "./begin_session.ts";
import type { LessonEnd } from "./lesson_end.ts";

export const plainFlag: Flag = {
  name: "plain",
  kind: "bool",
  usage:
    "Take it in lines, for screen readers and pipes: what begins with a colon is for the teacher, :help.",
};

export interface Way {
  take(taking: Taking): Promise<LessonEnd>;
  close(): void;
}

/** @throws {Error} the screen is wanted, and there is none */
export async function wayOf({ flags, io }: Pick<Call, "flags" | "io">): Promise<Way> {
  if (flags.bool("plain")) {
    const { lineTerminal, takeLessonInLines } = await import("./lesson_lines.ts");
    const terminal = lineTerminal();
    const isPiped = !io.isTerminal("input");
    return {
      take: (taking) => takeLessonInLines({ ...taking, terminal, isPiped }),
      close: () => terminal.close(),
    };
  }
  if (!io.terminal || !io.isTerminal("output") || io.env("TERM") === "dumb") {
    throw new Error("a lesson on the screen needs a terminal: --plain takes it in lines");
  }
  const [{ takeLesson }, { readConfiguration }] = await Promise.all([
    import("./lesson_screen.ts"),
    import("../configuration.ts"),
  ]);
  const { settings } = await readConfiguration("", []);
  return {
    take: (taking) => takeLesson({ ...taking, settings, env: (name) => io.env(name) }),
    close: () => {},
  };
}
