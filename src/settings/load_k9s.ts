import { readK9sConfig, readK9sContext } from "./k9s/config_file.ts";
import { type K9sList, readK9sList } from "./k9s/lists.ts";
import type { K9sReading } from "./k9s/reading.ts";
import type { Layer } from "./layer.ts";
import { fileName, type LoadOptions, type Reading } from "./load.ts";
import type { Source } from "../shapes/source.ts";

const lists: readonly K9sList[] = ["aliases", "hotkeys", "plugins", "views"];

/** What k9s's own files say; none of them is ever written. */
export async function k9sLayers(reading: Reading, options: LoadOptions): Promise<Layer[]> {
  const groups = await Promise.all(
    options.places.k9sFolders.map((folder) => folderLayers(folder, reading, options)),
  );
  return groups.flat();
}

async function folderLayers(folder: string, reading: Reading, options: LoadOptions): Promise<Layer[]> {
  const { files, contexts } = options;
  const names = await files.list(folder);
  if (names.length === 0) return [];
  const layers: (Layer | undefined)[] = [];
  const add = async (file: string, read: (source: Source) => K9sReading): Promise<void> => {
    layers.push(await layer(file, reading, read));
  };
  if (names.includes("config.yaml")) await add(`${folder}/config.yaml`, ({ value }) => readK9sConfig(value));
  for (const list of lists.filter((one) => names.includes(`${one}.yaml`))) {
    await add(`${folder}/${list}.yaml`, ({ value }) => readK9sList(list, value));
  }
  if (names.includes("plugins/")) {
    for (const name of await files.list(`${folder}/plugins`)) {
      if (!/\.ya?ml$/.test(name)) continue;
      await add(`${folder}/plugins/${name}`, ({ value }) => readK9sList("plugins", value));
    }
  }
  if (names.includes("jumps.yaml")) {
    reading.remark(
      `${folder}/jumps.yaml`,
      undefined,
      [],
      "jumps are not taken over: Enter knows where to go",
      {
        kind: "left",
      },
    );
  }
  if (names.includes("clusters/")) {
    for (const { name, cluster } of contexts) {
      const own = `${folder}/clusters/${fileName(cluster)}/${fileName(name)}`;
      const present = await files.list(own);
      if (present.includes("config.yaml")) {
        await add(`${own}/config.yaml`, ({ value }) => readK9sContext(value, name));
      }
      for (const list of lists.filter((one) => present.includes(`${one}.yaml`))) {
        await add(`${own}/${list}.yaml`, ({ value }) => readK9sList(list, value, ["contexts", name]));
      }
    }
  }
  return layers.filter((one) => one !== undefined);
}

async function layer(
  file: string,
  reading: Reading,
  read: (source: Source) => K9sReading,
): Promise<Layer | undefined> {
  const source = await reading.source(file);
  if (!source) return undefined;
  const { assignments, notes } = read(source);
  for (const { at, text, kind, isName } of notes) {
    reading.remark(file, source, at, text, { kind, ...(isName ? { isName } : {}) });
  }
  return { file, assignments, place: source.place };
}
