import type { FileFacts, FileTree, NewFile } from "../machine/file_tree.ts";

export const realFileTree: FileTree = {
  facts: async (path) => {
    try {
      const info = await Deno.lstat(path);
      return factsOf(info, info.isSymlink ? await Deno.readLink(path) : undefined);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
  },
  realPath: (path) => Deno.realPath(path),
  list: async (path) => {
    const names: string[] = [];
    for await (const { name } of Deno.readDir(path)) names.push(name);
    return names.sort();
  },
  read: async (path) => (await Deno.open(path, { read: true })).readable,
  makeFolder: (path) => Deno.mkdir(path, { recursive: true }),
  create,
  remove: (path) => Deno.remove(path, { recursive: true }),
  rename: (from, to) => Deno.rename(from, to),
  link: (target, path) => Deno.symlink(target, path),
  changeMode: (path, mode) => Deno.build.os === "windows" ? Promise.resolve() : Deno.chmod(path, mode),
};

function factsOf(info: Deno.FileInfo, target: string | undefined): FileFacts {
  return {
    kind: info.isSymlink ? "link" : info.isDirectory ? "folder" : info.isFile ? "file" : "other",
    size: info.size,
    // Windows knows neither.
    mode: (info.mode ?? (info.isDirectory ? 0o755 : 0o644)) & 0o7777,
    uid: info.uid ?? 0,
    gid: info.gid ?? 0,
    changedMs: info.mtime?.getTime() ?? 0,
    ...(target === undefined ? {} : { target }),
  };
}

async function create(path: string): Promise<NewFile> {
  const before = await realFileTree.facts(path);
  if (before?.kind === "folder") throw new Deno.errors.IsADirectory(`${path} is a folder`);
  const isDirect = before !== undefined && before.kind !== "file";
  const part = isDirect ? path : await Deno.makeTempFile({ dir: folderOf(path), prefix: ".pequod-" });
  const file = await Deno.open(part, { write: true, truncate: true });
  return {
    write: async (chunk) => {
      for (let at = 0; at < chunk.length;) at += await file.write(chunk.subarray(at));
    },
    keep: async () => {
      file.close();
      if (isDirect) return;
      // A temporary file is this user's alone; a new file has the rights that files have here.
      if (Deno.build.os !== "windows") await Deno.chmod(part, before?.mode ?? 0o666 & ~Deno.umask());
      await Deno.rename(part, path);
    },
    abandon: async () => {
      file.close();
      if (!isDirect) await Deno.remove(part);
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1) || ".";
}
