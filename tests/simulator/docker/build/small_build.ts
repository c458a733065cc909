/** Builds on an engine of its own, and tells what was printed. */
import { Random } from "../../../../src/simulator/clock/random.ts";
import { bytesOf } from "../../../../src/simulator/host/byte_text.ts";
import { Kernel } from "../../../../src/simulator/host/kernel.ts";
import { type BuildOptions, startBuild } from "../../../../src/simulator/docker/build/builder.ts";
import { hostRunner } from "../../../../src/simulator/docker/build/run_in_container.ts";
import { filesOfLayers, type StoredImage } from "../../../../src/simulator/docker/stored_image.ts";
import type { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { testMachine } from "../../images/machine.ts";
import { type SmallStore, smallStore } from "../small_store.ts";

export interface Built {
  /** The stream, ids made alike. */
  text: string;
  /** What it failed with. */
  error?: string;
  code?: number;
  image?: StoredImage;
  files?: FileTree;
}

export interface SmallBuilder extends SmallStore {
  build(dockerfile: string, files?: Record<string, string>, options?: Partial<BuildOptions>): Built;
}

export function smallBuilder(): SmallBuilder {
  const small = smallStore();
  const { store, queue } = small;
  const machine = { ...testMachine(busybox), now: () => queue.now() };
  const tools = { store, random: new Random(7), run: hostRunner(new Kernel(queue), machine) };
  const build: SmallBuilder["build"] = (dockerfile, files = {}, options = {}) => {
    const built: Built = { text: "" };
    const context = Object.entries({ Dockerfile: dockerfile, ...files }).map(([name, text]) => ({
      name,
      mode: 0o644,
      uid: 1000,
      changedMs: 0,
      bytes: bytesOf(text),
    }));
    startBuild(tools, {
      context,
      report: ({ stream, error, errorDetail }) => {
        built.text += stream ?? "";
        if (error !== undefined) built.error = error;
        if (errorDetail?.code !== undefined) built.code = errorDetail.code;
      },
      onDone: (id) => {
        if (id === undefined) return;
        built.image = store.get(id)!;
        built.files = filesOfLayers(built.image.top);
      },
      ...options,
    });
    queue.advance(3_600_000);
    built.text = built.text.replace(/\b[0-9a-f]{12}\b/g, "ID");
    return built;
  };
  return { ...small, build };
}
