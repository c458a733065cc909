import assert from "node:assert/strict";
import { unpackTar } from "modern-tar";
import { upload } from "../../../src/cluster/copy/upload.ts";
import { copyDouble } from "../../explorer/session/copy_double.ts";
import type { ExecOutput, ExecProgram } from "../../explorer/session/exec_double.ts";

interface Case {
  title: string;
  local?: string;
  remote: string;
  files?: Record<string, string>;
  links?: Record<string, string>;
  noPreserve?: boolean;
  /** The destination is a folder in the container. */
  isFolder?: boolean;
  /** Members of the archive with what they hold. */
  members?: string[];
  command?: string;
  problem?: RegExp;
  end?: ExecOutput[];
  protocol?: string;
}

const cases: Case[] = [
  {
    title: "a file under another name",
    remote: "/tmp/renamed",
    files: { "/here/a": "one" },
    local: "/here/a",
    members: ["renamed file one"],
    command: "tar -xmf - -C /tmp",
  },
  {
    title: "into a folder that is there, under its own name",
    remote: "/tmp/",
    files: { "/here/a": "one" },
    local: "/here/a",
    isFolder: true,
    members: ["a file one"],
    command: "tar -xmf - -C /tmp",
  },
  {
    title: "into the root",
    remote: "/",
    files: { "/here/a": "one" },
    local: "/here/a",
    isFolder: true,
    members: ["a file one"],
    command: "tar -xmf - -C /",
  },
  {
    title: "a relative path is where the container works",
    remote: "a",
    files: { "/here/a": "one" },
    local: "/here/a",
    members: ["a file one"],
    command: "tar -xmf -",
  },
  {
    title: "a folder with folders and links",
    remote: "/srv/site",
    files: { "/here/out/b": "2", "/here/out/deep/c": "3" },
    links: { "/here/out/l": "/etc/passwd" },
    members: ["site/b file 2", "site/deep/c file 3", "site/l symlink /etc/passwd"],
  },
  {
    title: "rights and owners of the container",
    remote: "/tmp/a",
    files: { "/here/out": "" },
    noPreserve: true,
    members: ["a file "],
    command: "tar --no-same-permissions --no-same-owner -xmf - -C /tmp",
  },
  {
    title: "what is not there",
    remote: "/tmp/a",
    problem: /^\/here\/out doesn't exist in local filesystem$/,
  },
  {
    title: "what tar says is the reason",
    remote: "/no/a",
    files: { "/here/out": "one" },
    end: [{ err: "tar: can't change directory to '/no': No such file or directory\n" }, { exit: 1 }],
    problem:
      /^tar: can't change directory to '\/no': No such file or directory; tar terminated with exit code 1$/,
  },
  {
    title: "a container without tar",
    remote: "/tmp/a",
    files: { "/here/out": "one" },
    end: [{ refused: `exec: "tar": executable file not found in $PATH` }],
    problem: /^container app has no tar/,
  },
  {
    title: "a server that cannot end an input is not left waiting",
    remote: "/tmp/a",
    files: { "/here/out": "one" },
    protocol: "v4.channel.k8s.io",
    problem: /^this server cannot tell tar that the archive has ended/,
  },
];

for (const { title, files = {}, links = {}, isFolder, members, command, problem, end, ...rest } of cases) {
  Deno.test(title, async () => {
    let ran = "";
    const found: string[] = [];
    const program: ExecProgram = async function* (argv, input) {
      if (argv[0] === "test") return yield { exit: isFolder ? 0 : 1 };
      ran = argv.join(" ");
      if (end) return yield* end;
      for (const { header, data } of await unpackTar(input, { strict: true })) {
        found.push(`${header.name} ${header.type} ${header.linkname || new TextDecoder().decode(data)}`);
      }
      yield { exit: 0 };
    };
    const { remote, noPreserve = false, local = "/here/out", protocol } = rest;
    const { copy, machine, counted } = copyDouble(
      program,
      { direction: "upload", remote, noPreserve, local },
      {
        local,
        ...(protocol ? { protocol } : {}),
      },
    );
    for (const [path, text] of Object.entries(files)) machine.files.set(path, text);
    for (const [path, target] of Object.entries(links)) machine.tree.links.set(path, target);
    if (problem) return await assert.rejects(upload(copy), { message: problem });
    await upload(copy);
    if (members) assert.deepEqual(found, members);
    if (command !== undefined) assert.equal(ran, command);
    assert.equal(counted.files, Object.keys(files).length);
  });
}

Deno.test("a large file is read as fast as it is sent, not faster", async () => {
  const chunk = new Uint8Array(1 << 20);
  const size = 200 * chunk.length;
  let [read, sent, furthest] = [0, 0, 0];
  const { copy } = copyDouble(async function* ([program], input) {
    if (program === "test") return yield { exit: 1 };
    for await (const part of input) {
      sent += part.length;
      furthest = Math.max(furthest, read - sent);
    }
    yield { exit: 0 };
  }, { direction: "upload", remote: "/tmp/large" });
  const facts = { kind: "file" as const, size, mode: 0o600, uid: 0, gid: 0, changedMs: 0 };
  const large = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (read === size) return controller.close();
      read += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const tree = Object.assign(Object.create(copy.tree), {
    facts: () => Promise.resolve(facts),
    read: () => Promise.resolve(large),
  });
  await upload({ ...copy, tree });
  assert.ok(sent > size);
  assert.ok(furthest < 16 << 20, `${furthest} bytes were waiting`);
});
