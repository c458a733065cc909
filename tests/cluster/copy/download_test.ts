import assert from "node:assert/strict";
import { createTarPacker, packTar, type TarEntry } from "modern-tar";
import { download } from "../../../src/cluster/copy/download.ts";
import { copyDouble } from "../../explorer/session/copy_double.ts";
import type { ExecOutput } from "../../explorer/session/exec_double.ts";

const file = (name: string, body: string): TarEntry => ({ header: { name, size: body.length }, body });
const link = (name: string, linkname: string, type: "symlink" | "link" = "symlink"): TarEntry => ({
  header: { name, size: 0, type, linkname },
});

interface Case {
  title: string;
  archive: TarEntry[];
  remote?: string;
  /** On this machine before. */
  before?: Record<string, string>;
  /** On this machine afterwards. */
  files?: Record<string, string>;
  remarks?: (string | RegExp)[];
  problem?: RegExp;
  /** What follows the archive; a good end otherwise. */
  then?: ExecOutput[];
}

const cases: Case[] = [
  {
    title: "one file goes under the name that was said",
    archive: [file("data", "one")],
    files: { "/here/out": "one" },
  },
  {
    title: "a folder goes below the name that was said",
    archive: [{ header: { name: "data/", size: 0, type: "directory" } }, file("data/a/b", "two")],
    files: { "/here/out/a/b": "two" },
  },
  {
    title: "a path that leads up begins where tar begins",
    archive: [file("etc/hosts", "h")],
    remote: "../../etc/hosts",
    files: { "/here/out": "h" },
  },
  {
    title: "what leads out of the destination is skipped",
    archive: [file("data/../../evil", "e"), file("data/a", "a")],
    files: { "/here/out/a": "a" },
    remarks: [`skipped "data/../../evil": it is outside the target destination`],
  },
  {
    title: "an absolute path is not what was asked for",
    archive: [file("/etc/passwd", "e")],
    files: {},
    problem: /^tar contents corrupted: "\/etc\/passwd" was not asked for$/,
  },
  {
    title: "a name that only begins alike is not what was asked for",
    archive: [file("database", "e")],
    files: {},
    problem: /^tar contents corrupted/,
  },
  {
    title: "links are skipped, and nothing is written through them",
    archive: [link("data/l", "/etc"), link("data/h", "data/a", "link"), file("data/l/x", "x")],
    files: { "/here/out/l/x": "x" },
    remarks: ["skipped the symlink /here/out/l -> /etc", "skipped the hard link /here/out/h -> data/a"],
  },
  {
    title: "a device is skipped",
    archive: [{ header: { name: "data/d", size: 0, type: "character-device" } }],
    files: {},
    remarks: ["skipped /here/out/d: it is a character-device"],
  },
  {
    title: "a folder that stands where a file has to be is named, with advice",
    archive: [file("data", "one")],
    before: { "/here/out/x": "x" },
    files: { "/here/out/x": "x" },
    problem: /^cannot write \/here\/out: it is a folder; name the file, such as \/here\/out\/data$/,
  },
  {
    title: "a container without tar says so in the server's words",
    archive: [],
    then: [{ refused: `exec: "tar": executable file not found in $PATH: unknown` }],
    problem: /^container app has no tar, which kubectl cp needs, too .*executable file not found in \$PATH/,
  },
  {
    title: "what tar complains of is the reason, and what has come stays",
    archive: [file("data/a", "a")],
    then: [{ err: "tar: data/b: Permission denied\ntar: Removing leading `/' from member names\n" }, {
      exit: 2,
    }],
    files: { "/here/out/a": "a" },
    problem: /^tar: data\/b: Permission denied; tar terminated with exit code 2$/,
  },
];

for (const { title, archive, remote, before = {}, files, remarks, problem, then } of cases) {
  Deno.test(title, async () => {
    const bytes = archive.length > 0 ? await packTar(archive) : new Uint8Array();
    const { copy, machine, remarks: told } = copyDouble(async function* () {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 700) yield { out: bytes.slice(at, at + 700) };
      yield* then ?? [{ exit: 0 }];
    }, remote === undefined ? {} : { remote });
    for (const [path, text] of Object.entries(before)) machine.files.set(path, text);
    if (problem) await assert.rejects(download(copy), { message: problem });
    else await download(copy);
    if (files) assert.deepEqual(Object.fromEntries(machine.files), files);
    assert.deepEqual(told, remarks ?? []);
  });
}

Deno.test("an archive that ends too early is no success, and its last file is not kept", async () => {
  const bytes = await packTar([file("data/a", "a".repeat(2000))]);
  const { copy, machine } = copyDouble(async function* () {
    await Promise.resolve();
    yield { out: bytes.slice(0, 1500) };
    yield { exit: 0 };
  }, {});
  await assert.rejects(download(copy), { message: /^the container's archive is not complete: / });
  assert.deepEqual(Object.fromEntries(machine.files), {});
});

Deno.test("a lost connection is taken up where it was, as often as was said", async () => {
  const bytes = await packTar([file("data", "b".repeat(3000))]);
  const commands: string[] = [];
  const { copy, machine, remarks } = copyDouble(async function* ([, , script]) {
    await Promise.resolve();
    commands.push(script!);
    const from = Number(/tail -c\+(\d+)/.exec(script!)![1]) - 1;
    yield { out: bytes.slice(from, from + 2000) };
    if (from + 2000 < bytes.length) yield "lost";
    else yield { exit: 0 };
  }, { retries: 2, remote: "/data" });
  await download(copy);
  assert.equal(machine.files.get("/here/out"), "b".repeat(3000));
  assert.deepEqual(commands.map((one) => /\+\d+/.exec(one)![0]), ["+1", "+2001", "+4001"]);
  assert.match(remarks[1]!, /resumed at 4000 bytes, retry 2 of 2$/);
});

Deno.test("without retries a lost connection is the end", async () => {
  const { copy } = copyDouble(async function* () {
    await Promise.resolve();
    yield "lost";
  }, {});
  await assert.rejects(download(copy), { message: /^the connection ended before/ });
});

Deno.test("a copy that is cancelled leaves no half file", async () => {
  const bytes = await packTar([file("data", "c".repeat(5000))]);
  const cancelled = new AbortController();
  const { copy, machine } = copyDouble(
    async function* () {
      yield { out: bytes.slice(0, 2000) };
      await Promise.resolve();
      cancelled.abort();
      yield { out: bytes.slice(2000) };
      yield { exit: 0 };
    },
    {},
    { signal: cancelled.signal },
  );
  await assert.rejects(download(copy));
  assert.equal(machine.files.size, 0);
});

Deno.test("a large file is written as it comes, and never held", async () => {
  const chunk = new Uint8Array(1 << 20);
  const size = 200 * chunk.length;
  let [sent, written, furthest] = [0, 0, 0];
  const { copy, counted } = copyDouble(async function* () {
    const { readable, controller } = createTarPacker();
    const writer = controller.add({ name: "data", size }).getWriter();
    void (async () => {
      for (let at = 0; at < size; at += chunk.length) await writer.write(chunk);
      await writer.close();
      controller.finalize();
    })();
    for await (const out of readable) {
      yield { out };
      sent += out.length;
      furthest = Math.max(furthest, sent - written);
    }
    yield { exit: 0 };
  }, {});
  const file = {
    write: async (part: Uint8Array) => {
      await Promise.resolve();
      written += part.length;
    },
    keep: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
  };
  copy.tree.create = () => Promise.resolve(file);
  await download(copy);
  assert.equal(written, size);
  assert.equal(counted.bytes, size);
  assert.ok(furthest < 16 << 20, `${furthest} bytes were waiting`);
});
