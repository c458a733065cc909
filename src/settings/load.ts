/** Reads every file there is into one `Settings`; whatever is wrong with one, the others count. */
import { check, pathText } from "../shapes/check.ts";
import { type Layer, merge, type Merged, type Remark } from "./layer.ts";
import { contextAssignments, ownAssignments } from "./own_file.ts";
import type { SettingsPlaces } from "./places.ts";
import { contextFile, settingsFile } from "./setting_shapes.ts";
import type { RecordShape } from "../shapes/shape.ts";
import { readQuickly, type Source, SourceError, type SourceReader } from "../shapes/source.ts";
import { type FoundSkins, withSkins } from "./load_skins.ts";

export interface SettingsFiles {
  /** Undefined where there is no such file; rejects when it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** Names in a folder, folders with a slash at their end; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
}

export interface LoadOptions {
  readonly files: SettingsFiles;
  readonly places: SettingsPlaces;
  /** Of the kubeconfig: k9s keeps files for each. */
  readonly contexts: readonly { readonly name: string; readonly cluster: string }[];
  /** The file was asked for by name: it has to be there. */
  readonly isFileNamed?: boolean;
  /** `K9S_SKIN`. */
  readonly skin?: string | undefined;
  /** With lines and columns in all remarks; slower. */
  readonly exact?: boolean;
}

export interface Loaded extends Merged {
  readonly remarks: readonly Remark[];
  /** Files that were read, in the order in which later ones win. */
  readonly read: readonly string[];
}

/** Never rejects because of a file: what is wrong with it is among the remarks. */
export async function loadSettings(options: LoadOptions): Promise<Loaded> {
  const reading = new Reading(options);
  const own = await reading.ownLayers();
  const isK9sWanted = reading.k9s !== "ignore";
  const layers: Layer[] = [];
  if (isK9sWanted) {
    layers.push(...await readK9s(reading, options));
  }
  layers.push(...own);
  const merged = merge(layers);
  const found: FoundSkins = await withSkins(merged, reading, options);
  return { ...found, remarks: reading.remarks, read: reading.read };
}

/** k9s's readers are loaded only where there is something for them. */
async function readK9s(reading: Reading, options: LoadOptions): Promise<Layer[]> {
  const { places, files } = options;
  const found = await Promise.all(places.k9sFolders.map((folder) => files.list(folder)));
  if (found.every((names) => names.length === 0)) return [];
  const { k9sLayers } = await import("./load_k9s.ts");
  return await k9sLayers(reading, options);
}

/** Reads files one by one, and keeps the remarks. */
export class Reading {
  readonly remarks: Remark[] = [];
  readonly read: string[] = [];
  /** What the own file says of k9s's. */
  k9s = "read";
  readonly #options: LoadOptions;
  #exact: Promise<SourceReader> | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  async ownLayers(): Promise<Layer[]> {
    const { places, files, isFileNamed } = this.#options;
    const [source, names] = await Promise.all([this.source(places.file), files.list(places.contextsFolder)]);
    if (!source && isFileNamed && !this.read.includes(places.file)) {
      this.remark(places.file, undefined, [], "there is no such file");
    }
    const layers: Layer[] = [];
    if (source) {
      const value = this.#checked(places.file, source, settingsFile);
      if (typeof value.k9s === "string") this.k9s = value.k9s;
      layers.push({ file: places.file, assignments: ownAssignments(value), place: source.place });
    }
    for (const name of names) {
      const context = /^(.+)\.ya?ml$/.exec(name)?.[1];
      const file = `${places.contextsFolder}/${name}`;
      const own = context === undefined ? undefined : await this.source(file);
      if (!own) continue;
      const assignments = contextAssignments(
        this.#contextOf(context!),
        this.#checked(file, own, contextFile),
      );
      layers.push({ file, assignments, place: own.place });
    }
    return layers;
  }

  /** A file's value and places; undefined where there is none that can be read. */
  async source(file: string): Promise<Source | undefined> {
    try {
      const text = await this.#options.files.read(file);
      if (text === undefined) return undefined;
      this.read.push(file);
      const source = await this.#parse(text);
      return source.value === null || source.value === undefined ? { ...source, value: {} } : source;
    } catch (error) {
      const place = error instanceof SourceError ? error.place : { line: 0, column: 0 };
      const text = `cannot be read: ${(error as Error).message}`;
      this.remarks.push({ file, ...place, field: "", text, kind: "mistake" });
      return undefined;
    }
  }

  remark(
    file: string,
    source: Source | undefined,
    path: readonly (string | number)[],
    text: string,
    { kind = "mistake", isName = false }: { kind?: Remark["kind"]; isName?: boolean } = {},
  ): void {
    const place = source?.place(path, isName) ?? { line: 0, column: 0 };
    this.remarks.push({ file, ...place, field: pathText(path), text, kind });
  }

  async #parse(text: string): Promise<Source> {
    if (this.#options.exact) return (await this.#exactReader())(text);
    try {
      return readQuickly(text);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // The other reader knows more of YAML, and says better what is wrong.
      return (await this.#exactReader())(text);
    }
  }

  #exactReader(): Promise<SourceReader> {
    return this.#exact ??= import("../shapes/placed_source.ts").then((module) => module.readWithPlaces);
  }

  #checked(file: string, source: Source, shape: RecordShape): Record<string, unknown> {
    const { value, mistakes } = check(source.value, shape);
    for (const { path, text, isName } of mistakes) {
      this.remark(file, source, path, text, isName ? { isName } : {});
    }
    return (value ?? {}) as Record<string, unknown>;
  }

  /** A context's name may have what no file name has: such signs are written as `-`. */
  #contextOf(written: string): string {
    return this.#options.contexts.find(({ name }) => name === written || fileName(name) === written)?.name ??
      written;
  }
}

/** As k9s makes names of files. */
export function fileName(name: string): string {
  return name.replace(/[:/\\]+/g, "-");
}
