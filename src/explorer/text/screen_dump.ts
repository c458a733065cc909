/** What is shown, saved to a file that only the user can read. */
import type { TaskEffect } from "../command.ts";
import type { PaneContext } from "../pane.ts";

export interface ScreenDump {
  /** Of the file, such as `Deployment shop/web yaml`; time and extension follow. */
  readonly name: string;
  /** Without a dot: `yaml`, `txt`, `csv`. */
  readonly extension: string;
  readonly text: string;
}

/** Saves a text among the context's dumps and says where. */
export function saveDump(
  { name, extension, text }: ScreenDump,
  { pane, now, context }: Pick<PaneContext, "pane" | "now" | "context">,
): TaskEffect {
  return {
    type: "task",
    pane,
    name: "dump",
    run: async (_port, _tell, _signal, machine) => {
      const stamp = new Date(now).toISOString().replace(/[-:]/g, "");
      const folder = `${dumpFolder(machine.folders.state)}/${fileName(context.name)}`;
      const path = `${folder}/${fileName(name)}-${stamp}.${extension}`;
      await machine.writeFile(path, new TextEncoder().encode(text));
      return [{ type: "notify", text: `Saved ${path}   :sd lists them`, role: "ok" }];
    },
  };
}

/** Where dumps are, in folders by context. */
export function dumpFolder(state: string): string {
  return `${state}/screen-dumps`;
}

/** A name from the cluster as one part of a path. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|-+$/g, "");
  return [...plain].slice(0, longestName).join("") || "unnamed";
}

const longestName = 80;
