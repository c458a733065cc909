/** A tar archive into files of the machine. */
import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import type { FileTree } from "../../../machine/file_tree.ts";

/**
 * Unpacks below `folder`. `rename` gives a member its name there; "" is the folder itself. Members that would leave the
 * folder are refused. Answers how many bytes of content there were.
 */
export async function unpack(
  archive: ReadableStream<Uint8Array>,
  tree: FileTree,
  folder: string,
  rename: (name: string) => string,
): Promise<number> {
  let bytes = 0;
  const members = archive.pipeThrough(
    createTarDecoder({ strict: true }) as unknown as TransformStream<Uint8Array, ParsedTarEntry>,
  );
  for await (const { header, body } of members) {
    const name = rename(header.name.replace(/\/$/, "").replace(/^\.?\//, ""));
    if (name.split("/").includes("..") || name.startsWith("/")) {
      await body.cancel();
      throw new TypeError(`${JSON.stringify(header.name)} is outside of ${JSON.stringify(folder)}`);
    }
    const place = name === "" ? folder : `${folder.replace(/\/$/, "")}/${name}`;
    const mode = header.mode === undefined ? undefined : header.mode & 0o7777;
    if (header.type === "directory") {
      await body.cancel();
      await tree.makeFolder(place);
      if (mode !== undefined) await tree.changeMode(place, mode);
    } else if (header.type === "symlink" && header.linkname !== undefined) {
      await body.cancel();
      await tree.link(header.linkname, place);
    } else if (header.type === undefined || header.type === "file") {
      bytes += await writeFile(tree, place, body);
      if (mode !== undefined) await tree.changeMode(place, mode);
    } else await body.cancel();
  }
  return bytes;
}

async function writeFile(tree: FileTree, place: string, body: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0;
  const file = await tree.create(place);
  try {
    for await (const chunk of body) {
      await file.write(chunk);
      bytes += chunk.length;
    }
    await file.keep();
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return bytes;
}
