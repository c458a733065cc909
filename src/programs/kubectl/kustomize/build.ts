/** `kustomize build`: the objects of a folder with a kustomization. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, KubeObject } from "../../../kube/object.ts";
import { parseYamlDocuments, printYaml } from "../../../kube/yaml.ts";
import type { Io } from "../../io.ts";
import { contentHash, generatePieces } from "./generate.ts";
import { type Kustomization, kustomizationNames, parseKustomization } from "./kustomization.ts";
import { patchPieces } from "./patch.ts";
import { type Piece, pieceId, pieceOf } from "./piece.ts";
import { renamePieces } from "./references.ts";
import { replaceFields } from "./replace.ts";
import { inOrder, transformPieces } from "./transform.ts";

type Reader = Pick<Io, "machine" | "err">;

/** The YAML of all objects that a folder builds. Rejects in kustomize's words. */
export async function buildKustomization(io: Reader, folder: string): Promise<string> {
  const path = absolute(io, folder);
  const kind = (await io.machine.tree.facts(path))?.kind;
  if (kind === undefined) {
    throw new Error(
      `must build at directory: not a valid directory: evalsymlink failure on '${folder}' : ${missing(path)}`,
    );
  }
  if (kind === "file") throw new Error(`must build at directory: '${folder}': file is not directory`);
  const pieces = await pieceTogether(io, path, []);
  const hashes = new Map<Piece, string>();
  for (const piece of pieces) if (piece.isHashed) hashes.set(piece, await contentHash(piece.object));
  renamePieces(pieces, (piece) => {
    const hash = hashes.get(piece);
    return `${piece.object.metadata.name ?? ""}${hash === undefined ? "" : `-${hash}`}`;
  });
  return inOrder(pieces).map(({ object }) => printYaml(JSON.parse(JSON.stringify(object)) as Json)).join(
    "---\n",
  );
}

/** `within`: the folders that led here. A component begins with the pieces of what it is mixed into. */
async function pieceTogether(
  io: Reader,
  folder: string,
  within: readonly string[],
  mixedInto?: readonly Piece[],
): Promise<Piece[]> {
  const kustomization = await readKustomization(io, folder);
  const isComponent = kustomization.kind === "Component";
  if (mixedInto && !isComponent) {
    throw new Error(
      `expected kind 'Component' for path '${folder}' but got '${kustomization.kind ?? "Kustomization"}'`,
    );
  }
  if (!mixedInto && isComponent && within.length > 0) throw new ComponentError(folder);
  for (const [old, better] of DEPRECATED) {
    if (kustomization[old]) await io.err(deprecation(old, better));
  }
  let pieces: Piece[] = [...mixedInto ?? []];
  for (const resource of [...kustomization.resources ?? [], ...kustomization.bases ?? []]) {
    for (const piece of await accumulate(io, folder, resource, within)) add(pieces, piece, resource, folder);
  }
  for (const component of kustomization.components ?? []) {
    pieces = await mixIn(io, { folder, component, within }, pieces);
  }
  const bytesOf = (path: string) => readBytes(io, folder, path);
  const textOf = async (path: string) => new TextDecoder().decode(await bytesOf(path));
  await generatePieces(pieces, kustomization, bytesOf);
  const patched = await patchPieces(pieces, kustomization, textOf);
  transformPieces(patched, kustomization);
  await replaceFields(patched, kustomization.replacements ?? [], textOf);
  return patched;
}

/** Where only what is no component can be. */
class ComponentError extends Error {
  constructor(folder: string) {
    super(`expected kind != 'Component' for path '${folder}'`);
  }
}

interface Mixing {
  folder: string;
  component: string;
  within: readonly string[];
}

async function mixIn(
  io: Reader,
  { folder, component, within }: Mixing,
  pieces: readonly Piece[],
): Promise<Piece[]> {
  const path = joined(folder, component);
  if ((await io.machine.tree.facts(path))?.kind !== "folder") {
    throw new Error(
      'accumulating components: loader.New "must build at directory: not a valid directory: ' +
        `evalsymlink failure on '${path}' : ${missing(path)}"`,
    );
  }
  try {
    return await pieceTogether(io, path, [...within, folder], pieces);
  } catch (error) {
    throw new Error(`accumulating components: accumulateDirectory: "${(error as Error).message}"`, {
      cause: error,
    });
  }
}

/** Fields that still work, and what is to be written instead. */
const DEPRECATED = [
  ["bases", "resources"],
  ["commonLabels", "labels"],
  ["patchesJson6902", "patches"],
  ["patchesStrategicMerge", "patches"],
] as const;

function deprecation(old: string, better: string): string {
  return `# Warning: '${old}' is deprecated. Please use '${better}' instead. Run 'kustomize edit fix' to update your ` +
    "Kustomization automatically.\n";
}

async function readKustomization({ machine }: Reader, folder: string): Promise<Kustomization> {
  for (const name of kustomizationNames) {
    const path = `${folder}/${name}`;
    if (!(await machine.tree.facts(path))) continue;
    return parseKustomization(new TextDecoder().decode(await machine.readFile(path)));
  }
  throw new Error(
    `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder}'`,
  );
}

async function accumulate(
  io: Reader,
  folder: string,
  resource: string,
  within: readonly string[],
): Promise<Piece[]> {
  const path = joined(folder, resource);
  const kind = (await io.machine.tree.facts(path))?.kind;
  if (kind === undefined) {
    const failure = `evalsymlink failure on '${path}' : ${missing(path)}`;
    throw new Error(
      `accumulating resources: accumulation err='accumulating resources from '${resource}': ${failure}': must build ` +
        `at directory: not a valid directory: ${failure}`,
    );
  }
  if (kind !== "folder") return objectsIn(await readBytes(io, folder, resource)).map(pieceOf);
  if ([...within, folder].includes(path)) {
    throw new Error(
      `accumulating resources: cycle detected: candidate root '${path}' contains visited root '${folder}'`,
    );
  }
  try {
    return await pieceTogether(io, path, [...within, folder]);
  } catch (error) {
    if (!(error instanceof ComponentError)) throw error;
    throw new Error(
      `accumulating resources: accumulation err='accumulating resources from '${resource}': '${path}' must resolve ` +
        `to a file': ${error.message}`,
      { cause: error },
    );
  }
}

function objectsIn(bytes: Uint8Array): KubeObject[] {
  return parseYamlDocuments(new TextDecoder().decode(bytes), "kustomize").flatMap(({ value }) => {
    const items = isJsonObject(value) && Array.isArray(value["items"]) ? value["items"] : [value];
    return items.map((item) => {
      const object = item as unknown as KubeObject;
      if (!object?.kind) throw new Error("missing metadata.name in object");
      return { ...object, metadata: { ...object.metadata } };
    });
  });
}

function add(pieces: Piece[], piece: Piece, resource: string, folder: string): void {
  const id = pieceId(piece);
  if (
    pieces.some((other) => pieceId(other) === id && other.object.metadata.name === piece.object.metadata.name)
  ) {
    throw new Error(
      `accumulating resources: accumulation err='merging resources from '${resource}': may not add resource with an ` +
        `already registered id: ${id}': must build at directory: '${
          joined(folder, resource)
        }': file is not directory`,
    );
  }
  pieces.push(piece);
}

async function readBytes({ machine }: Reader, folder: string, path: string): Promise<Uint8Array> {
  const whole = joined(folder, path);
  if (!(await machine.tree.facts(whole))) {
    throw new Error(`evalsymlink failure on '${whole}' : ${missing(whole)}`);
  }
  return await machine.readFile(whole);
}

function missing(path: string): string {
  return `lstat ${path}: no such file or directory`;
}

function absolute({ machine }: Reader, path: string): string {
  return joined(machine.workingFolder, path);
}

/** `..` and `.` taken out. */
function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
