/** Loads what is loaded when it is needed: how long that takes must not decide how a run goes. */
export async function loadEverything(
  folder = new URL("../../../src/explorer/", import.meta.url),
): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) await loadEverything(new URL(`${name}/`, folder));
    else if (name.endsWith(".ts")) await import(new URL(name, folder).href);
  }
}
