import assert from "node:assert/strict";
import { groups, verbs } from "../../../src/programs/docker/verb_tree.ts";
import { dockerAlone } from "../../programs/docker/scripted_engine.ts";
import { realClient } from "./real_docker.ts";

/**
 * The help of every verb beside the real one's: usage, other names, each flag with its letter, its type and its default.
 * What a flag is for is said in words of our own.
 */
interface Help {
  usage: string;
  aliases: string;
  flags: string[];
}

/** Flags that only one of the two has, and why. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  // Variants of an image for several platforms as a tree: an experiment of the original.
  images: ["--tree"],
  // What BuildKit has beside the older builder.
  build: ["--progress string auto"],
};

Deno.test({
  name: "help names the flags that the real one names",
  ignore: realClient === undefined,
  async fn() {
    const wrong: unknown[] = [];
    for (const { calls } of verbs) {
      for (const call of calls.filter((words, index) => index === 0 || !words.includes(" "))) {
        const theirs = parsed(await real(call));
        const ours = parsed((await dockerAlone(`${call} --help`)).out);
        const known = ACCEPTED[calls.at(-1)!] ?? ACCEPTED[
          calls.find((words) => !words.includes(" ")) ?? ""
        ] ?? [];
        const without = (flags: string[]): string[] => flags.filter((flag) => !known.includes(flag));
        try {
          assert.deepEqual({ ...ours, flags: without(ours.flags) }, {
            ...theirs,
            flags: without(theirs.flags),
          }, call);
        } catch (error) {
          wrong.push((error as Error).message);
        }
      }
    }
    assert.deepEqual(wrong, []);
  },
});

/** What the real client has and ours has not, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "volume update": "only volumes of a swarm's cluster can be updated",
};

Deno.test({
  name: "groups have the verbs that the real one has",
  ignore: realClient === undefined,
  async fn() {
    for (const { name } of groups) {
      const names = (help: string): string[] => {
        const [, list = ""] = /Commands:\n([^]*?)\n\n/.exec(help) ?? [];
        return list.split("\n").map((line) => line.trim().split(" ")[0]!);
      };
      const theirs = names(await real(name)).filter((verb) => !(`${name} ${verb}` in LEFT_OUT));
      assert.deepEqual(names((await dockerAlone(`${name} --help`)).out), theirs, name);
    }
  },
});

async function real(call: string): Promise<string> {
  const { stdout } = await new Deno.Command(realClient!, {
    args: [...call.split(" "), "--help"],
    clearEnv: true,
    env: { HOME: "/nowhere" },
    stderr: "null",
  }).output();
  return new TextDecoder().decode(stdout);
}

function parsed(help: string): Help {
  const flags: string[] = [];
  let current = "";
  for (const line of help.split("\nOptions:\n")[1]?.split("\n") ?? []) {
    const head = /^ {2}(-\w, | {4})(--[\w-]+)(?: ([\w-]+))?(?: {2,}(.*)|$)/.exec(line);
    if (head) {
      if (current) flags.push(current);
      current = `${head[1]!.trim()}${head[2]}${head[3] ? ` ${head[3]}` : ""} ${head[4] ?? ""}`;
    } else current += ` ${line.trim()}`;
  }
  if (current) flags.push(current);
  return {
    usage: /^Usage: *([^]*?)\n\n/m.exec(help)?.[1] ?? "",
    aliases: /\nAliases:\n(.*)/.exec(help)?.[1] ?? "",
    flags: flags.map((flag) => {
      const type = /^(?:-\w,)?--[\w-]+ ([\w-]+) /.exec(flag)?.[1];
      const name = /^(-\w,)?--[\w-]+/.exec(flag)![0];
      const shown = /\(default "?([^)" ]*)"?\)\s*$/.exec(flag)?.[1];
      return [name, TYPES.has(type ?? "") ? type : "", shown ?? ""].filter(Boolean).join(" ");
    }),
  };
}

const TYPES = new Set([
  "bytes",
  "decimal",
  "duration",
  "filter",
  "gpu-request",
  "int",
  "list",
  "map",
  "mount",
  "network",
  "string",
  "strings",
  "stringToString",
  "uint",
  "uint16",
  "ulimit",
]);
