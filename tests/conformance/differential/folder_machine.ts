import { realMachine } from "../../../src/cli/real_machine.ts";
import type { Machine } from "../../../src/machine/machine.ts";

/** The real machine as a process sees it that runs in `folder` with that environment. */
export function folderMachine(folder: string, env: Record<string, string>): Machine {
  const at = (path: string): string => path.startsWith("/") ? path : `${folder}/${path}`;
  const { tree } = realMachine;
  return {
    ...realMachine,
    env: (name) => env[name],
    environment: () => env,
    readFile: (path) => realMachine.readFile(at(path)),
    writeFile: (path, data, mode) => realMachine.writeFile(at(path), data, mode),
    removeFile: (path) => realMachine.removeFile(at(path)),
    listFolder: (path) => realMachine.listFolder(at(path)),
    run: (command, options = {}) =>
      realMachine.run(command, { folder, ...options, env: { ...env, ...options.env } }),
    tree: {
      ...tree,
      facts: (path) => tree.facts(at(path)),
      realPath: (path) => tree.realPath(at(path)),
      list: (path) => tree.list(at(path)),
      read: (path) => tree.read(at(path)),
      makeFolder: (path) => tree.makeFolder(at(path)),
      create: (path) => tree.create(at(path)),
      remove: (path) => tree.remove(at(path)),
      rename: (from, to) => tree.rename(at(from), at(to)),
      link: (target, path) => tree.link(target, at(path)),
      changeMode: (path, mode) => tree.changeMode(at(path), mode),
    },
    workingFolder: folder,
    home: folder,
    folders: { state: `${folder}/state`, configuration: `${folder}/configuration`, cache: `${folder}/cache` },
  };
}
