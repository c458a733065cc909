/** What `--scenario` names: a scenario, a file of manifests, or a snapshot. */
import type { Io } from "../programs/io.ts";
import type { Scenario } from "../simulator/scenarios/scenario.ts";
import type { SavedState } from "../simulator/scenarios/world.ts";

export interface StartingPoint {
  scenario: string | Scenario;
  saved?: SavedState;
}

/** A file has a folder or an ending in its name: scenarios have neither. */
const FILE = /\/|\.(ya?ml|json)$/;

/** @throws {Error} that names the file, and line and column where there are any */
export async function startingPoint(name: string, io: Pick<Io, "readFile">): Promise<StartingPoint> {
  if (!FILE.test(name)) return { scenario: name };
  const text = await io.readFile(name).catch((cause: Error) => {
    const why = cause instanceof Deno.errors.NotFound ? "no such file" : cause.message;
    throw new Error(`Cannot read the scenario ${name}: ${why}`, { cause });
  });
  try {
    if (/^\s*\{\s*"format"\s*:/.test(text)) {
      const { parseSnapshot } = await import("../simulator/laboratory/snapshot.ts");
      const { preloadFor } = await import("../simulator/kubernetes/preload.ts");
      const saved = parseSnapshot(text);
      await preloadFor(saved.objects);
      return { scenario: "empty", saved };
    }
    const { manifestScenario } = await import("../simulator/scenarios/manifest_scenario.ts");
    return { scenario: manifestScenario(name, text) };
  } catch (cause) {
    throw new Error(`Cannot use the scenario ${name}: ${(cause as Error).message}`, { cause });
  }
}
