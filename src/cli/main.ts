import { connectionFlags } from "./connection_flags.ts";
import { exploreFlags } from "./explore_flags.ts";
import { parseFlags } from "../programs/flags.ts";
import { gatherRandomness } from "./randomness.ts";

/**
 * The command line: argv to exit code. Without a command it is the explorer, which therefore loads nothing that only
 * commands need.
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    if (isExplorer(argv)) {
      const { explore } = await import("./explore.ts");
      return await explore(argv);
    }
    gatherRandomness(argv[0]);
    const { runCommand } = await import("./commands.ts");
    return await runCommand(argv);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) return BROKEN_PIPE;
    throw error;
  }
}

/** What a shell sees of a program that SIGPIPE has ended, as it ends kubectl. */
const BROKEN_PIPE = 128 + 13;

/** True when there is no word that is neither a flag nor a flag's value; mistakes are for the commands to word. */
function isExplorer(argv: readonly string[]): boolean {
  try {
    const { args, flags } = parseFlags([...exploreFlags, ...connectionFlags, HELP], argv, {
      stopAtArgument: true,
    });
    return args.length === 0 && !flags.bool("help");
  } catch {
    return false;
  }
}

const HELP = { name: "help", short: "h", kind: "bool", usage: "Show this help." } as const;
