/** Runs the command line. `mod.ts` does so, too, and loads the library that it is besides. */
import { main } from "./main.ts";

Deno.exit(await main(Deno.args));
