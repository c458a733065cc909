import assert from "node:assert/strict";
import { editorCommand, editText, withoutComments } from "../../../src/programs/kubectl/editor.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { testIo } from "../test_io.ts";

const editors: [env: Record<string, string>, words: string[]][] = [
  [{}, ["vi"]],
  [{ EDITOR: "nano" }, ["nano"]],
  [{ EDITOR: "nano", KUBE_EDITOR: "code --wait" }, ["code", "--wait"]],
  [{ EDITOR: "vi '+set x'", SHELL: "/bin/sh" }, ["/bin/sh", "-c", `vi '+set x' "$0"`]],
];

for (const [env, words] of editors) {
  Deno.test(`${JSON.stringify(env)} edits with ${words.join(" ")}`, () => {
    assert.deepEqual(editorCommand((name) => env[name]).words, words);
  });
}

Deno.test("the text is in a file of its own, which stays; that of a failed editor goes", async () => {
  const machine = new FakeMachine();
  machine.variables["EDITOR"] = "ed";
  machine.programs.set("ed", ([path]) => {
    machine.files.set(path!, machine.files.get(path!)!.toUpperCase());
    return {};
  });
  const { io } = testIo({ machine });
  const { text, path } = await editText(io, "a\n", { prefix: "x-", suffix: ".yaml" });
  assert.equal(text, "A\n");
  assert.match(path, /^\/tmp\/x-\d+\.yaml$/);
  machine.programs.set("ed", () => ({ code: 1 }));
  await assert.rejects(editText(io, "a", { prefix: "y-", suffix: "" }), {
    message: 'there was a problem with the editor "ed"',
  });
  machine.programs.delete("ed");
  await assert.rejects(editText(io, "a", { prefix: "y-", suffix: "" }), {
    message: 'there was a problem with the editor "ed"',
  });
  assert.deepEqual([...machine.files.keys()], [path]);
});

Deno.test("comments do not count", () => {
  assert.equal(withoutComments("# a\nb: c # d\n  # e\r\nf: g\n\n"), "b: c # d\nf: g");
});
