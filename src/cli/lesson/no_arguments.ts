/** Commands about all lessons: those of which folder, a flag says. */
import { UsageError } from "../../programs/flags.ts";
import { quote } from "../../kube/shell_quote.ts";

/** @throws {UsageError} there are some: whoever names a folder must not be shown another one's lessons */
export function noArguments(args: readonly string[]): void {
  if (args.length === 0) return;
  const words = args.map(quote).join(" ");
  throw new UsageError(`unexpected arguments: ${words}; a folder of lessons is named by --lessons DIR`);
}
